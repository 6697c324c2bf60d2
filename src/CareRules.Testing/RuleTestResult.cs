using System.Collections.Immutable;

namespace CareRules.Testing;

/// <summary>What came of one rule test.</summary>
public sealed class RuleTestResult
{
    internal RuleTestResult(RuleTestInfo test, ImmutableArray<string> failures)
    {
        Test = test;
        Failures = failures;
    }

    /// <summary>The test.</summary>
    public RuleTestInfo Test { get; }

    /// <summary>One sentence for each expectation that was not met: what was expected, what came, why.</summary>
    public ImmutableArray<string> Failures { get; }

    /// <summary>Whether every expectation was met.</summary>
    public bool Passed => Failures.IsEmpty;

    /// <summary>The name of the test and whether it passed.</summary>
    public override string ToString() => $"{(Passed ? "passed" : "failed")}: {Test.Name}";
}
