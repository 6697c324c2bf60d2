using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Diagnostics;
using CareRules.Model;

namespace CareRules;

/// <summary>
/// Tries loaded rules on patients of the packs' tests, as the host's own mapper records them: where a dictionary of the host has changed, a rule falls silent here
/// before it does for a patient. A pack whose rules name <c>canaries</c> is tried by these, any other by all of its tests.
/// </summary>
internal static class Canaries
{
    /// <param name="rules">The rules.</param>
    /// <param name="recordedAs">The patient of a test as the host records it; null where it does not.</param>
    /// <returns>What is not as the packs say, by place; empty where all is.</returns>
    public static ImmutableArray<Diagnostic> Try(RuleSet rules, Func<RuleTestInfo, PatientRecord?> recordedAs)
    {
        DiagnosticBag found = new();
        bool any = false;
        foreach (RuleTestInfo test in rules.Tests)
        {
            (string Rule, bool MustFire)[] expected = [.. Expected(rules, test).Where(e => IsInForce(rules, e.Rule))];
            if (expected.Length == 0)
            {
                continue;
            }

            PatientRecord? record;
            try
            {
                record = recordedAs(test);
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                // What a mapper throws is the host's own business; that it throws is not.
                found.ReportCanaryMapper(test.Location, test.Name);
                any = true;
                continue;
            }

            if (record is not null)
            {
                any = true;
                Compare(rules, test, record, expected, found);
            }
        }

        if (!any)
        {
            found.ReportNoCanary(HostChange.At);
        }

        return found.ToSorted();
    }

    private static void Compare(RuleSet rules, RuleTestInfo test, PatientRecord record, (string Rule, bool MustFire)[] expected, DiagnosticBag found)
    {
        EvaluationResult result = rules.EvaluateUncounted(record, test.AsOf, null);
        foreach ((string rule, bool mustFire) in expected.Where(e => (result.OutcomeOf(e.Rule) == RuleOutcomeKind.Fired) != e.MustFire))
        {
            found.ReportCanary(test.Location, test.Name, rule, mustFire, rules.Unmapped(record).Length);
        }
    }

    private static IEnumerable<(string Rule, bool MustFire)> Expected(RuleSet rules, RuleTestInfo test)
    {
        RuleInfo[] naming = [.. rules.Rules.Where(r => string.Equals(r.Pack, test.Pack, StringComparison.Ordinal) && !r.Governance.Canaries.IsEmpty)];
        return naming.Length > 0
            ? naming.SelectMany(r => r.Governance.Canaries.Where(c => string.Equals(c.Test, test.Name, StringComparison.Ordinal)).Select(c => ($"{r.Pack}/{r.Id}", c.MustFire)))
            : test.Fires.Select(static r => (r, true)).Concat(test.Silent.Select(static r => (r, false)));
    }

    private static bool IsInForce(RuleSet rules, string name) =>
        rules.Rules.Any(r => r.Status == RuleStatus.Active && r.Rule.Disabled is null && string.Equals($"{r.Pack}/{r.Id}", name, StringComparison.Ordinal));
}
