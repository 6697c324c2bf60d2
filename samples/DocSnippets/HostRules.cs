using System.Collections.Immutable;
using CareRules;
using CareRules.Clinical;
using Microsoft.Extensions.DependencyInjection;

namespace DocSnippets;

/// <summary>The C# of docs/host-rules.md.</summary>
public static class HostRules
{
    public static RuleSet Change()
    {
        #region change
        RuleSet rules = RuleSet.Compile(o => o
            .AddContentPack()
            .Disable("thiazide-with-gout", because: "Our formulary has none.", approvedBy: "C. Officer")
            .SetSeverity("nsaid-in-heart-failure", Severity.Critical, because: "Our admissions audit of 2025."));
        #endregion

        return rules;
    }

    public static RuleSet Map()
    {
        #region map
        RuleSet rules = RuleSet.Compile(o => o.AddContentPack().AddCodeMaps("maps"));      // every .csv of the folder
        #endregion

        return rules;
    }

    public static void Unmapped(RuleSet rules, IEnumerable<PatientRecord> records)
    {
        #region unmapped
        foreach ((Code code, int facts) in records.SelectMany(r => rules.Unmapped(r)).CountBy(f => f.Code).OrderByDescending(c => c.Value).Take(50))
        {
            Console.WriteLine($"{facts,6} {code.System} {code.Value} {code.Display}");
        }
        #endregion
    }

    public static RuleSet Predicate()
    {
        #region predicate
        RuleSet rules = RuleSet.Compile(o => o
            .AddDirectory("rules/local")
            .AddPredicate("lives-alone", (patient, asOf, with) =>
                patient.Care.FirstOrDefault(c => c.Item == CareItem.Carer) is not null
                    ? CustomAnswer.No("a carer is recorded")
                    : CustomAnswer.Yes("no carer is recorded")));
        #endregion

        return rules;
    }

    public static IServiceCollection Tenants(IServiceCollection services)
    {
        #region tenants
        services.AddCareRules("north", o => o
            .AddContentPack()
            .AddDirectory("rules/north").AddCodeMaps("maps/north").Watch()                 // from the content root
            .UseTerminology()                                                              // the ITerminology of the services
            .AddPredicate<Household>("lives-alone", (household, patient, asOf, with) => household.Answer(patient))
            .CheckCanaries<DrugDictionary>((dictionary, test) => dictionary.Record(test)));
        #endregion

        return services;
    }

    public static ImmutableArray<Diagnostic> Reload(RuleSetProvider provider)
    {
        #region reload
        if (!provider.Reload())
        {
            return provider.LastRefusal;                                                   // provider.Current is the last good set
        }
        #endregion

        return [];
    }

    public static DecisionRecord AsThen(DecisionRecord then, PatientRecord patient)
    {
        ArgumentNullException.ThrowIfNull(then);

        #region as-then
        RuleSet asThen = RuleSet.Compile(o => then.ApplyTo(o.AddContentPack()));           // the same rules disabled and lowered
        DecisionRecord again = DecisionRecord.Of(asThen.Evaluate(patient, then.AsOf, then.Options));
        #endregion

        return again;
    }

    private sealed class Household
    {
        private readonly HashSet<string> alone = [];

        public CustomAnswer Answer(PatientRecord patient) => alone.Contains(patient.Source ?? "") ? CustomAnswer.Yes("nobody else is registered there") : CustomAnswer.Unknown("the household is not registered");
    }

    private sealed class DrugDictionary
    {
        private readonly Dictionary<string, PatientRecord> canaries = [];

        public PatientRecord? Record(RuleTestInfo test) => canaries.GetValueOrDefault(test.Name);
    }
}
