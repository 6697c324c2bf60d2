using System.Collections.Immutable;
using CareRules.Clinical;

namespace CareRules.Testing;

/// <summary>Runs the tests that packs carry.</summary>
public static class RuleTestRunner
{
    /// <summary>Runs every test of a rule set in order, then the boundary tests that are made from them. Only rules in force speak; a rule in draft or under review speaks in the tests that name it, so that it can be tested before it is in force.</summary>
    /// <param name="rules">The rules with their tests.</param>
    /// <param name="progress">Is told of each test when it is done; null to be told nothing.</param>
    /// <param name="readPatientFile">Reads a patient file that a test names (a FHIR Bundle); without it such a test fails with that reason.</param>
    /// <param name="cancellationToken">Stops between two tests.</param>
    /// <returns>What came of each test.</returns>
    public static RuleTestReport Run(
        RuleSet rules,
        IProgress<RuleTestResult>? progress = null,
        Func<string, PatientRecord>? readPatientFile = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return Run(rules, rules.Tests.Concat(rules.BoundaryTests), progress, readPatientFile, cancellationToken);
    }

    /// <summary>Runs the tests that say of one of a few rules whether it fires, is silent or is undetermined: what an author wants while writing.</summary>
    /// <param name="rules">The rules with their tests.</param>
    /// <param name="only">The rules, as <c>pack/id</c>. One that there is not has no tests.</param>
    /// <param name="progress">Is told of each test when it is done; null to be told nothing.</param>
    /// <param name="readPatientFile">Reads a patient file that a test names (a FHIR Bundle); without it such a test fails with that reason.</param>
    /// <param name="cancellationToken">Stops between two tests.</param>
    /// <returns>What came of each test.</returns>
    public static RuleTestReport RunOf(
        RuleSet rules,
        IReadOnlyCollection<string> only,
        IProgress<RuleTestResult>? progress = null,
        Func<string, PatientRecord>? readPatientFile = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(only);
        return Run(rules, rules.Tests.Concat(rules.BoundaryTests).Where(t => t.Fires.Concat(t.Silent).Concat(t.Undetermined).Any(only.Contains)), progress, readPatientFile, cancellationToken);
    }

    private static RuleTestReport Run(RuleSet rules, IEnumerable<RuleTestInfo> tests, IProgress<RuleTestResult>? progress, Func<string, PatientRecord>? readPatientFile, CancellationToken cancellationToken)
    {
        ImmutableArray<RuleTestResult>.Builder results = ImmutableArray.CreateBuilder<RuleTestResult>();
        foreach (RuleTestInfo test in tests)
        {
            cancellationToken.ThrowIfCancellationRequested();
            RuleTestResult result = new(test, Failures(rules, test, readPatientFile));
            results.Add(result);
            progress?.Report(result);
        }

        return new RuleTestReport(results.ToImmutable());
    }

    private static ImmutableArray<string> Failures(RuleSet rules, RuleTestInfo test, Func<string, PatientRecord>? read)
    {
        if (test.Patient is { } written)
        {
            return Expectations.Check(rules, test, written);
        }

        if (read is null || test.PatientFileText is null)
        {
            return [$"The patient file `{test.PatientFile}` needs a reader of FHIR Bundles; none was given."];
        }

        try
        {
            return Expectations.Check(rules, test, read(test.PatientFileText));
        }
        catch (UnreadablePatientException unreadable)
        {
            return [$"The patient file `{test.PatientFile}` cannot be read. {unreadable.Message}"];
        }
    }
}
