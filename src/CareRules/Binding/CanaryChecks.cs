using System.Collections.Immutable;
using CareRules.Diagnostics;
using CareRules.Model;

namespace CareRules.Binding;

/// <summary>The canaries of a rule are tests of its pack.</summary>
internal static class CanaryChecks
{
    public static void Check(IEnumerable<RuleDefinition> rules, ImmutableArray<RuleTest> tests, DiagnosticBag diagnostics)
    {
        ILookup<string, string> known = tests.ToLookup(static t => t.Pack, static t => t.Name, StringComparer.Ordinal);
        foreach (RuleDefinition rule in rules)
        {
            foreach (CanaryName canary in rule.Governance.Canaries.Where(c => !known[rule.Pack].Contains(c.Test, StringComparer.Ordinal)))
            {
                diagnostics.ReportUnknownName(canary.At, "test", canary.Test, known[rule.Pack]);
            }
        }
    }
}
