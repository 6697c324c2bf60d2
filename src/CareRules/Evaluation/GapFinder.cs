using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>One gap for each missing fact, naming all the rules that wait for it; one for each unsupplied section and for each section with uncoded items.</summary>
internal static class GapFinder
{
    /// <summary>The gaps of undetermined rules, ranked by the severity of what they hide, then by name.</summary>
    public static ImmutableArray<DataGap> Find(IEnumerable<RuleOutcome> undetermined)
    {
        Dictionary<GapKey, List<(RulePlan Rule, MissingFact Missing)>> waiting = [];
        foreach (RuleOutcome outcome in undetermined)
        {
            foreach (MissingFact missing in outcome.Missing)
            {
                // Every rule that waits for an unsupplied section counts; other gaps need a rule that the record supports.
                if (!outcome.IsReportable && missing.Reason != MissingReason.NotSupplied)
                {
                    continue;
                }

                GapKey key = GapKey.Of(missing);
                if (!waiting.TryGetValue(key, out List<(RulePlan Rule, MissingFact Missing)>? list))
                {
                    waiting[key] = list = [];
                }

                list.Add((outcome.Plan, missing));
            }
        }

        return [.. waiting.Select(static pair => Gap(pair.Key, pair.Value))
            .OrderByDescending(static gap => gap.Severity)
            .ThenBy(static gap => gap.Missing.Missing, StringComparer.Ordinal)
            .ThenBy(static gap => gap.Missing.Reason)];
    }

    private static DataGap Gap(GapKey key, List<(RulePlan Rule, MissingFact Missing)> waiting)
    {
        // The gravest rule says why it is missing and what would be said first.
        List<(RulePlan Rule, MissingFact Missing)> ranked =
            [.. waiting.OrderByDescending(static w => RuleEvaluator.SeverityOf(w.Rule)).ThenBy(static w => w.Rule.Index)];
        MissingFact first = ranked[0].Missing;
        MissingFact missing = key.Section is { } section
            ? new MissingFact(Because.Name(section), first.Reason, first.Because) { Section = section }
            : first with { Would = string.Join("; ", ranked.Select(static w => w.Missing.Would).OfType<string>().Distinct(StringComparer.Ordinal)) };
        return new DataGap(missing, [.. ranked.Select(static w => w.Rule).Distinct()], RuleEvaluator.SeverityOf(ranked[0].Rule));
    }

    // What is not supplied or has no usable code is one gap a section; all else is one a fact.
    private readonly record struct GapKey(string? Missing, ConceptId? Concept, RecordSection? Section, MissingReason? Reason)
    {
        public static GapKey Of(MissingFact missing) =>
            missing is { Reason: MissingReason.NotSupplied or MissingReason.NoUsableCode, Section: { } section }
                ? new GapKey(null, null, section, missing.Reason)
                : new GapKey(missing.Missing, missing.Concept, null, null);
    }
}
