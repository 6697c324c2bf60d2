using System.Collections.Immutable;
using CareRules.Evaluation;

namespace CareRules.Reasoning;

/// <summary>What is missing for a conclusion that is drawn from several rules, as data gaps beside those of the rules themselves.</summary>
internal static class OpenQuestions
{
    private static readonly MissingFact Something = new("record", MissingReason.Absent, "the record does not decide it");

    /// <summary>Empty for a rule that fired; never empty for one that is undetermined.</summary>
    public static ImmutableArray<MissingFact> Of(RuleOutcome outcome) =>
        outcome.Kind == OutcomeKind.Fires ? [] : outcome.Missing.IsEmpty ? [Something] : outcome.Missing;

    /// <summary>A section that was not supplied is one gap, whatever is looked for in it.</summary>
    public static DataGap Gap(MissingFact missing, ImmutableArray<RulePlan> rules) => new(
        missing is { Reason: MissingReason.NotSupplied, Section: { } section } ? missing with { Missing = Because.Name(section) } : missing, rules, Severity.Info);

    /// <summary>One gap a missing fact, naming all the rules that wait for it; those that were there first keep their words.</summary>
    public static ImmutableArray<DataGap> Join(ImmutableArray<DataGap> gaps, IEnumerable<DataGap> more)
    {
        List<DataGap> all = [.. gaps];
        foreach (DataGap gap in more)
        {
            int same = all.FindIndex(g => IsSame(g.Missing, gap.Missing));
            if (same < 0)
            {
                all.Add(gap);
            }
            else
            {
                all[same] = all[same] with { Rules = [.. all[same].Rules.Union(gap.Rules)] };
            }
        }

        return
        [
            .. all.OrderByDescending(static g => g.Severity).ThenBy(static g => g.Missing.Missing, StringComparer.Ordinal).ThenBy(static g => g.Missing.Reason),
        ];
    }

    private static bool IsSame(MissingFact a, MissingFact b) =>
        string.Equals(a.Missing, b.Missing, StringComparison.Ordinal) || (a.Reason == MissingReason.NotSupplied && b.Reason == a.Reason && a.Section is not null && a.Section == b.Section);
}
