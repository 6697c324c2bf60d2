using System.Collections.Immutable;

namespace CareRules.Testing;

/// <summary>What came of all rule tests.</summary>
public sealed class RuleTestReport
{
    internal RuleTestReport(ImmutableArray<RuleTestResult> results)
    {
        Results = results;
        Failed = results.Count(static r => !r.Passed);
    }

    /// <summary>Every test, in the order of packs and files.</summary>
    public ImmutableArray<RuleTestResult> Results { get; }

    /// <summary>How many failed.</summary>
    public int Failed { get; }

    /// <summary>Whether there was at least one test and none failed: a run of no tests proves nothing.</summary>
    public bool Passed => Failed == 0 && !Results.IsEmpty;
}
