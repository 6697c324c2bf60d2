using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CareRules;

/// <summary>What a host can listen to (docs/telemetry.md). No tag holds anything of a patient: ids of rules and packs, outcomes, severities and the host's names of rule sets alone.</summary>
internal static class Telemetry
{
    public const string Name = "CareRules";

    public const string RuleSetTag = "carerules.rule_set";

    public const string PackTag = "carerules.pack";

    public const string RuleTag = "carerules.rule";

    public const string SeverityTag = "carerules.severity";

    public const string OutcomeTag = "carerules.outcome";

    private static readonly string Version = typeof(Telemetry).Assembly.GetName().Version!.ToString(3);

    // An evaluation takes microseconds; the parts of a result that are computed later, up to some milliseconds.
    private static readonly InstrumentAdvice<long> Microseconds = new() { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 50_000, 100_000] };

    private static readonly Meter Meter = new(Name, Version);

    public static ActivitySource Activities { get; } = new(Name, Version);

    public static Counter<long> Evaluations { get; } = Meter.CreateCounter<long>("carerules.evaluations", "{evaluation}", "Calls of Evaluate.");

    public static Histogram<long> EvaluationDuration { get; } =
        Meter.CreateHistogram("carerules.evaluation.duration", "us", "How long a call of Evaluate takes: which rules fire.", advice: Microseconds);

    public static Histogram<long> ResultDuration { get; } =
        Meter.CreateHistogram("carerules.result.duration", "us", "How long the rest of a result takes, computed when the first of it is read.", advice: Microseconds);

    public static Histogram<long> WhatIfDuration { get; } = Meter.CreateHistogram("carerules.what_if.duration", "us", "How long a call of WhatIf takes.", advice: Microseconds);

    public static Counter<long> RuleOutcomes { get; } = Meter.CreateCounter<long>("carerules.rule.outcomes", "{outcome}", "What became of single rules; silent ones are not counted.");

    public static Counter<long> RuleFailures { get; } = Meter.CreateCounter<long>("carerules.rule.failures", "{failure}", "Rules that could not be evaluated (CR4001).");

    public static Counter<long> Reloads { get; } = Meter.CreateCounter<long>("carerules.reloads", "{reload}", "Reloads of a RuleSetProvider.");
}
