using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text;
using CareRules.Tests.Support;
using Microsoft.Extensions.Logging;

namespace CareRules.Tests.Facade;

/// <summary>What a host hears, and that it costs nothing where nobody listens. Alone, for a listener is heard by the whole process.</summary>
[Collection(nameof(Alone))]
public sealed class TelemetryTests
{
    private const string Page = "docs/telemetry.md";

    [Fact]
    public void Names_units_tags_and_log_events_are_those_of_the_page()
    {
        string found = Tables();
        ApprovedFile.Check(found, "tests/CareRules.Tests/Facade/Approved/telemetry.md");
        string[] page = File.ReadAllLines(RepositoryRoot.At(Page.Split('/')));
        page.Where(static l => l.StartsWith("| `", StringComparison.Ordinal) || (l.StartsWith("| ", StringComparison.Ordinal) && char.IsAsciiDigit(l[2]))).Should().Equal(found.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void An_evaluation_is_counted_with_the_rules_that_fire()
    {
        using TelemetryScenario host = new();
        using Listening heard = new();
        _ = host.RuleSet.Evaluate(TelemetryScenario.Patient, TelemetryScenario.AsOf).Fired;

        heard.Tags("carerules.evaluations").Should().Equal("outcome=evaluated rule_set=north");
        heard.Tags("carerules.evaluation.duration").Should().Equal("outcome=evaluated rule_set=north");
        heard.Tags("carerules.rule.outcomes").Should().BeEquivalentTo("outcome=fired pack=p rule=aims rule_set=north", "outcome=fired pack=p rule=speaks rule_set=north severity=high");
        heard.Traced.Select(static a => a.OperationName).Should().Equal("carerules.evaluate");
        heard.Measured.Should().NotContain(static m => m.Instrument == "carerules.result.duration", "a listener makes nothing be computed that was not asked for");
    }

    [Fact]
    public void What_only_the_rest_of_a_result_shows_is_counted_once_when_it_is_read()
    {
        using TelemetryScenario host = new();
        using Listening heard = new();
        EvaluationResult result = host.RuleSet.Evaluate(TelemetryScenario.Patient, TelemetryScenario.AsOf);
        _ = result.Recommendations;
        _ = result.Gaps;

        heard.Tags("carerules.result.duration").Should().Equal("rule_set=north");
        heard.Tags("carerules.rule.outcomes").Should().BeEquivalentTo(
            "outcome=fired pack=p rule=aims rule_set=north", "outcome=fired pack=p rule=speaks rule_set=north severity=high", "outcome=undetermined pack=p rule=lacks rule_set=north severity=critical");
        heard.Traced.Select(static a => a.OperationName).Should().Equal("carerules.evaluate", "carerules.result");
    }

    [Fact]
    public void A_rule_that_cannot_be_evaluated_is_counted_beside_those_that_fire()
    {
        using TelemetryScenario host = new();
        RuleSet failing = TelemetryScenario.Failing(host.RuleSet, "speaks");
        using Listening heard = new();
        _ = failing.Evaluate(TelemetryScenario.Patient, TelemetryScenario.AsOf).Fired;

        heard.Tags("carerules.rule.failures").Should().Equal("pack=p rule=speaks rule_set=north");
        heard.Tags("carerules.rule.outcomes").Should().BeEquivalentTo(
            "outcome=fired pack=p rule=aims rule_set=north", "outcome=failed pack=p rule=speaks rule_set=north severity=high", "outcome=undetermined pack=p rule=lacks rule_set=north severity=critical");
    }

    [Fact]
    public void A_what_if_is_timed_and_counts_no_outcome()
    {
        using TelemetryScenario host = new();
        using Listening heard = new();
        _ = host.RuleSet.WhatIf(TelemetryScenario.Patient, TelemetryScenario.AsOf, static p => p);

        heard.Measured.Select(static m => m.Instrument).Should().Equal("carerules.what_if.duration");
        heard.Traced.Select(static a => a.OperationName).Should().Equal("carerules.what_if");
    }

    [Fact]
    public void A_search_of_the_rules_with_imagined_patients_is_not_heard()
    {
        using TelemetryScenario host = new();
        using Listening heard = new();
        _ = host.RuleSet.PossibleConflicts(TelemetryScenario.AsOf);
        _ = host.RuleSet.Evaluate(TelemetryScenario.Patient, TelemetryScenario.AsOf).Explain("lacks").Changes;

        heard.Tags("carerules.evaluations").Should().ContainSingle();
    }

    [Fact]
    public void A_trace_does_not_say_what_came_of_it()
    {
        using TelemetryScenario host = new();
        using Listening heard = new();
        host.Run();

        heard.Traced.Where(static a => a.OperationName != "carerules.reload").SelectMany(static a => a.TagObjects).Select(static t => t.Key).Distinct()
            .Should().BeEquivalentTo("carerules.rule_set", "carerules.pack");
        heard.Traced.Should().OnlyContain(static a => !a.Events.Any() && a.StatusDescription == null && !a.Baggage.Any());
    }

    [Fact]
    public void Reloads_are_counted_and_logged()
    {
        using TelemetryScenario host = new();
        using Listening heard = new();
        host.Run();

        heard.Tags("carerules.reloads").Should().Equal("outcome=done rule_set=north", "outcome=refused rule_set=north", "outcome=refused rule_set=north");
        host.Log.Lines.Select(static l => l.Id.Name).Should().StartWith(["RulesReloaded", "RulesRefused", "RuleFinding"]).And.EndWith("RulesUnreadable");
        host.Log.Lines.First().Text.Should().Be("Rule set north: 3 rules are in force after a reload.");
        host.Log.Lines.Where(static l => l.Id.Id == 1004).Should().OnlyContain(static l => l.Text.StartsWith("Rule set north: CR", StringComparison.Ordinal) && l.Text.Contains("rules.yaml:1:", StringComparison.Ordinal));
    }

    [Fact]
    public void A_result_is_the_same_whether_or_not_anybody_listens()
    {
        using TelemetryScenario host = new();
        string alone = host.RuleSet.Evaluate(TelemetryScenario.Patient, TelemetryScenario.AsOf).ToJson(explain: true);
        using Listening heard = new();
        host.RuleSet.Evaluate(TelemetryScenario.Patient, TelemetryScenario.AsOf).ToJson(explain: true).Should().Be(alone);
    }

    [Fact]
    public void Where_nobody_listens_nothing_is_allocated()
    {
        using TelemetryScenario host = new();
        EvaluationTelemetry.IsHeard.Should().BeFalse();
        RuleSet rules = host.RuleSet;
        long Bytes(Func<EvaluationResult> evaluate)
        {
            for (int i = 0; i < 100; i++)
            {
                _ = evaluate();
            }

            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 100; i++)
            {
                _ = evaluate();
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Bytes(() => rules.Evaluate(TelemetryScenario.Patient, TelemetryScenario.AsOf))
            .Should().Be(Bytes(() => rules.EvaluateUncounted(TelemetryScenario.Patient, TelemetryScenario.AsOf, null)));
    }

    // The rows of the page's tables, made from what is heard.
    private static string Tables()
    {
        using TelemetryScenario host = new();
        using Listening heard = new();
        host.Run();
        StringBuilder rows = new();
        foreach (Instrument instrument in heard.Instruments.OrderBy(static i => i.Name, StringComparer.Ordinal))
        {
            string kind = instrument.GetType().Name.Split('`')[0].ToLowerInvariant();
            rows.Append(FormattableString.Invariant($"| `{instrument.Name}` | {kind} | `{instrument.Unit}` | {Tags(heard.Measured.Where(m => m.Instrument == instrument.Name).SelectMany(static m => m.Tags))} | {instrument.Description} |\n"));
        }

        foreach (IGrouping<string, Activity> activity in heard.Traced.GroupBy(static a => a.OperationName).OrderBy(static g => g.Key, StringComparer.Ordinal))
        {
            rows.Append(FormattableString.Invariant($"| `{activity.Key}` | {Tags(activity.SelectMany(static a => a.TagObjects))} |\n"));
        }

        foreach (LoggerMessageAttribute message in Messages())
        {
            rows.Append(FormattableString.Invariant($"| {message.EventId} | `{message.EventName}` | {message.Level} | {message.Message} |\n"));
        }

        return rows.ToString();
    }

    // Only the words of the library itself are listed: what a host or an author names is not.
    private static string Tags(IEnumerable<KeyValuePair<string, object?>> tags) => string.Join(
        ", ",
        tags.GroupBy(static t => t.Key).OrderBy(static g => g.Key, StringComparer.Ordinal).Select(static g => g.Key == "carerules.outcome"
            ? $"`{g.Key}`: {string.Join(" ", g.Select(static t => $"`{t.Value}`").Distinct().Order(StringComparer.Ordinal))}"
            : $"`{g.Key}`"));

    private static IEnumerable<LoggerMessageAttribute> Messages() => typeof(RuleSet).Assembly.GetTypes()
        .SelectMany(static t => t.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        .Select(static m => m.GetCustomAttribute<LoggerMessageAttribute>()).OfType<LoggerMessageAttribute>().OrderBy(static m => m.EventId);
}

/// <summary>Tests that hear the whole process run by themselves.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
