using System.Diagnostics;
using System.Diagnostics.Metrics;
using CareRules.Clinical;

namespace CareRules;

/// <summary>
/// Counts and times evaluations for whoever listens. Where nobody does, nothing is counted, timed or allocated; where somebody does, no part of a
/// result is computed that would not have been, and no result differs.
/// </summary>
internal static class EvaluationTelemetry
{
    private const string Evaluated = "evaluated";
    private const string NotEvaluated = "not-evaluated";
    private const string Refused = "refused";

    private static readonly string[] Severities = [.. Enum.GetValues<Severity>().Select(static s => s.ToString().ToLowerInvariant())];

    /// <summary>Whether anybody listens to evaluations.</summary>
    public static bool IsHeard =>
        Telemetry.Activities.HasListeners() || Telemetry.Evaluations.Enabled || Telemetry.EvaluationDuration.Enabled || Telemetry.RuleOutcomes.Enabled;

    /// <summary>Whether anybody listens to what-ifs.</summary>
    public static bool IsWhatIfHeard => Telemetry.Activities.HasListeners() || Telemetry.WhatIfDuration.Enabled;

    public static EvaluationResult Evaluate(RuleSet rules, PatientRecord patient, DateOnly asOf, EvaluationOptions options)
    {
        using Activity? activity = Start("carerules.evaluate", rules);
        long start = Stopwatch.GetTimestamp();
        string outcome = Refused;
        try
        {
            EvaluationResult result = ResultBuilder.Build(rules, patient, asOf, options, isCounted: true);
            outcome = result.NotEvaluated is null ? Evaluated : NotEvaluated;
            if (result.AreFiringsKnown)
            {
                CountFired(rules, result);
            }

            return result;
        }
        finally
        {
            TagList tags = Tags(rules);
            tags.Add(Telemetry.OutcomeTag, outcome);
            Telemetry.EvaluationDuration.Record(Since(start), tags);
            Telemetry.Evaluations.Add(1, tags);
        }
    }

    /// <summary>Both results of a what-if are imagined or asked for in passing: neither counts as an evaluation, nor do the outcomes of its rules.</summary>
    public static WhatIfResult WhatIf(RuleSet rules, Func<WhatIfResult> compare)
    {
        using Activity? activity = Start("carerules.what_if", rules);
        long start = Stopwatch.GetTimestamp();
        WhatIfResult result = compare();
        Telemetry.WhatIfDuration.Record(Since(start), Tags(rules));
        return result;
    }

    /// <summary>Computes the rest of a result.</summary>
    public static EvaluationResult Compute(EvaluationRequest request)
    {
        if (!request.IsCounted || !(Telemetry.ResultDuration.Enabled || Telemetry.Activities.HasListeners()))
        {
            return request.Compute();
        }

        using Activity? activity = Start("carerules.result", request.Rules);
        long start = Stopwatch.GetTimestamp();
        EvaluationResult whole = request.Compute();
        Telemetry.ResultDuration.Record(Since(start), Tags(request.Rules));
        return whole;
    }

    /// <summary>Counts what only the rest of a result shows. Called once for each result, whatever number of threads computed it.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="whole">What was computed.</param>
    /// <param name="areFiringsCounted">Whether the rules that fire were known, and counted, when the patient was evaluated.</param>
    public static void Count(EvaluationRequest request, EvaluationResult whole, bool areFiringsCounted)
    {
        if (!request.IsCounted)
        {
            return;
        }

        if (!areFiringsCounted)
        {
            CountFired(request.Rules, whole);
        }

        if (Telemetry.RuleOutcomes.Enabled)
        {
            foreach (Evaluation.RulePlan rule in whole.Undecided)
            {
                Count(Telemetry.RuleOutcomes, request.Rules, request.Rules.Rules[rule.Index], "undetermined");
            }
        }

        foreach (RuleFailure failure in whole.Failures)
        {
            if (failure.Plan is { } rule)
            {
                Count(Telemetry.RuleFailures, request.Rules, request.Rules.Rules[rule.Index], null);
                Count(Telemetry.RuleOutcomes, request.Rules, request.Rules.Rules[rule.Index], "failed");
            }
        }
    }

    private static void CountFired(RuleSet rules, EvaluationResult result)
    {
        if (Telemetry.RuleOutcomes.Enabled)
        {
            foreach (FiredRule fired in result.Fired)
            {
                Count(Telemetry.RuleOutcomes, rules, fired.Rule, "fired");
            }
        }
    }

    private static void Count(Counter<long> counter, RuleSet rules, RuleInfo rule, string? outcome)
    {
        TagList tags = Tags(rules);
        tags.Add(Telemetry.PackTag, rule.Pack);
        tags.Add(Telemetry.RuleTag, rule.Id);
        if (outcome is not null)
        {
            tags.Add(Telemetry.OutcomeTag, outcome);
            if (rule.Severity is { } severity)
            {
                tags.Add(Telemetry.SeverityTag, Severities[(int)severity]);
            }
        }

        counter.Add(1, tags);
    }

    // A trace belongs to one request, and so to one patient: it says which rules were asked, never what came of it.
    private static Activity? Start(string name, RuleSet rules)
    {
        Activity? activity = Telemetry.Activities.StartActivity(name);
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag(Telemetry.RuleSetTag, rules.Name);
            activity.SetTag(Telemetry.PackTag, string.Join(' ', rules.SortedPacks.Select(static p => p.Id)));
        }

        return activity;
    }

    private static TagList Tags(RuleSet rules)
    {
        TagList tags = default;
        if (rules.Name is { } name)
        {
            tags.Add(Telemetry.RuleSetTag, name);
        }

        return tags;
    }

    private static long Since(long start) => Stopwatch.GetElapsedTime(start).Ticks / TimeSpan.TicksPerMicrosecond;
}
