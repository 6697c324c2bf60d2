using System.Diagnostics.Metrics;
using CareRules;
using CareRules.Clinical;
using CareRules.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DocSnippets;

/// <summary>The C# of docs/cookbook.md that is about hosts and many patients.</summary>
public static class CookbookHost
{
    public static string[] Batch(RuleSet rules, IEnumerable<PatientRecord> patients, DateOnly asOf)
    {
        #region batch
        string[] lines = [.. patients.AsParallel().AsOrdered().Select(patient => rules.Evaluate(patient, asOf).ToJson())];
        #endregion

        return lines;
    }

    public static void Register(IServiceCollection services, string folder)
    {
        #region register
        services.AddCareRules(o => o.AddContentPack().AddDirectory(folder).Watch());    // a saved change takes effect by itself
        #endregion
    }

    public static RuleSet Reload(RuleSetProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);

        #region reload
        if (!provider.Reload())                                                  // or at a time of your choice
        {
            Console.WriteLine(string.Join('\n', provider.LastRefusal));          // the last good rules stay in force
        }

        RuleSet rules = provider.Current;                                        // take it once for each request
        #endregion

        return rules;
    }

    public static void Health(IServiceCollection services)
    {
        #region health
        services.AddHealthChecks().AddCheck<RuleSetHealthCheck>("rules");        // degraded: a reload was refused, or a review date has passed
        #endregion
    }

    public static void RegisterTenants(IServiceCollection services, string folder)
    {
        #region tenants
        services.AddCareRules("north", static o => o.AddContentPack());
        services.AddCareRules("south", o => o.AddDirectory(folder));
        #endregion
    }

    public static RuleSet Tenant(IServiceProvider services)
    {
        #region tenant
        RuleSet rules = services.GetRequiredKeyedService<RuleSetProvider>("south").Current;    // or [FromKeyedServices("south")] in a constructor
        #endregion

        return rules;
    }

    public static string Store(EvaluationResult result)
    {
        #region store
        string stored = DecisionRecord.Of(result).ToJson();                      // what was decided and on what; of the patient a digest alone
        #endregion

        return stored;
    }

    public static void Replay(RuleSet rules, PatientRecord patient, string stored)
    {
        ArgumentNullException.ThrowIfNull(rules);

        #region replay
        DecisionRecord then = DecisionRecord.Parse(stored);
        DecisionRecord now = DecisionRecord.Of(rules.Evaluate(patient, then.AsOf, then.Options));
        foreach (string difference in then.Differences(now))                     // none: the same rules and record still say the same
        {
            Console.WriteLine(difference);
        }
        #endregion
    }

    public static void Unmapped(RuleSet rules, IEnumerable<PatientRecord> patients)
    {
        ArgumentNullException.ThrowIfNull(rules);

        #region unmapped
        foreach ((Code code, int facts) in patients.SelectMany(patient => rules.Unmapped(patient)).CountBy(fact => fact.Code).OrderByDescending(count => count.Value))
        {
            Console.WriteLine($"{facts} × {code.System} {code.Value}");              // no concept of the rules knows it
        }
        #endregion
    }

    public static void Requirements(RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);

        #region requirements
        foreach (SectionRequirement need in rules.DataRequirements.Sections)
        {
            Console.WriteLine($"{need.Section}: {need.LookBack ?? "the whole past"}; {string.Join(", ", need.Codes.Select(system => $"{system.Value.Length} of {system.Key}"))}");
        }
        #endregion
    }

    public static MeterListener Listen(Action<string, long> alarm)
    {
        #region telemetry
        MeterListener listener = new()
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Name == "carerules.rule.outcomes")                // with OpenTelemetry: AddMeter("CareRules")
                {
                    l.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) => alarm(string.Join(' ', tags.ToArray().Select(tag => tag.Value)), count));
        listener.Start();
        #endregion

        return listener;
    }
}

#region pack-tests
/// <summary>The tests of the pack, in the host's own test project.</summary>
public sealed class LocalRules
{
    [Fact]
    public void Every_test_of_the_pack_passes() => Assert.Empty(
        RuleTestRunner.Run(RuleSet.Compile(RulePackSource.FromAssembly(typeof(LocalRules).Assembly, "ward/"))).Results
            .Where(result => !result.Passed).Select(result => $"{result.Test.Name}: {string.Join("; ", result.Failures)}"));
}
#endregion
