using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Explanations;

/// <summary>A change of the record that gives the rule another outcome.</summary>
/// <param name="Edits">All of them together.</param>
/// <param name="IsSmallest">False where only this is known: that none of them can be left out.</param>
internal sealed record NearestChange(ImmutableArray<RecordEdit> Edits, bool IsSmallest)
{
    public int Size => Edits.Sum(static e => e.Size);

    public bool CanBeDone => Edits.All(static e => e.CanBeDone);
}

/// <summary>
/// The nearest changes that give a rule another outcome: by the number of facts changed, then by whether anyone can change them, then by
/// distance. Each is tried on the record before it is named, so that what is promised happens.
/// </summary>
internal sealed class ChangeSearch
{
    private const int MostForAll = 12;
    private const int MostShown = 3;
    private readonly RulePlan rule;
    private readonly EvaluationContext context;
    private readonly EvaluationContext small;

    public ChangeSearch(RulePlan rule, EvaluationContext context)
    {
        this.rule = rule;
        this.context = context;

        // Facts of which the rule never asks cannot change its outcome; each trial is over the others.
        small = Over(RecordParts.With(context.View.Record, RelatedFacts.Of(rule.Rule.When, context.Plan, context.View.Record)));
    }

    public ImmutableArray<NearestChange> Find(bool wanted)
    {
        List<RecordEdit> candidates = new ChangeCandidates(rule, small).For(wanted);
        List<NearestChange> found = Smallest(candidates, wanted);
        if (found.Count > 0 && !found.Exists(static c => c.CanBeDone))
        {
            found = [.. found.Take(MostShown - 1), .. Smallest([.. candidates.Where(static c => c.CanBeDone)], wanted).Take(1)];
        }

        return [.. found.Take(MostShown)];
    }

    private List<NearestChange> Smallest(List<RecordEdit> candidates, bool wanted)
    {
        int most = candidates.Count <= MostForAll ? candidates.Count : 2;
        List<NearestChange> found = [];
        foreach (IGrouping<int, ImmutableArray<RecordEdit>> sameSize in Sets(candidates, most).GroupBy(static s => s.Sum(static e => e.Size)).OrderBy(static g => g.Key))
        {
            bool smallest = candidates.Count <= MostForAll || sameSize.Key <= most;
            found.AddRange(sameSize.Where(s => Gives(s, wanted)).Select(s => new NearestChange(s, smallest)));
            if (found.Count > 0)
            {
                return Ordered(found);
            }
        }

        return candidates.Count > MostForAll && Reduced(candidates, wanted) is { } change ? [change] : [];
    }

    private static List<NearestChange> Ordered(List<NearestChange> found) =>
    [
        .. found
            .OrderBy(static c => c.Edits.Count(static e => !e.CanBeDone))
            .ThenBy(static c => c.Edits.Sum(static e => e.Distance))
            .ThenBy(static c => c.Edits.Length)
            .ThenBy(static c => string.Join('\n', c.Edits.Select(static e => e.Words)), StringComparer.Ordinal),
    ];

    // Beyond a dozen not every combination is tried: all together, then each that can go without is left out.
    private NearestChange? Reduced(List<RecordEdit> candidates, bool wanted)
    {
        List<RecordEdit> chosen = [];
        foreach (RecordEdit edit in candidates.OrderByDescending(static e => e.CanBeDone).ThenBy(static e => e.Size).ThenBy(static e => e.Distance))
        {
            if (chosen.TrueForAll(edit.GoesWith))
            {
                chosen.Add(edit);
            }
        }

        if (!Gives([.. chosen], wanted))
        {
            return null;
        }

        for (int i = chosen.Count - 1; i >= 0; i--)
        {
            ImmutableArray<RecordEdit> fewer = [.. chosen.Where((_, at) => at != i)];
            if (Gives(fewer, wanted))
            {
                chosen.RemoveAt(i);
            }
        }

        return new NearestChange([.. chosen], false);
    }

    private static IEnumerable<ImmutableArray<RecordEdit>> Sets(List<RecordEdit> candidates, int most)
    {
        return Grow([], 0);

        IEnumerable<ImmutableArray<RecordEdit>> Grow(ImmutableArray<RecordEdit> chosen, int from)
        {
            for (int i = from; i < candidates.Count && chosen.Length < most; i++)
            {
                if (!chosen.All(candidates[i].GoesWith))
                {
                    continue;
                }

                ImmutableArray<RecordEdit> more = chosen.Add(candidates[i]);
                yield return more;
                foreach (ImmutableArray<RecordEdit> further in Grow(more, i + 1))
                {
                    yield return further;
                }
            }
        }
    }

    private bool Gives(ImmutableArray<RecordEdit> edits, bool wanted) =>
        Outcome(edits, small) == Kleene.Of(wanted) && Outcome(edits, context) == Kleene.Of(wanted);

    private Truth Outcome(ImmutableArray<RecordEdit> edits, EvaluationContext of) =>
        CriterionEvaluator.Evaluate(rule.Rule.When, Over(RecordEdit.Apply(edits, of.View.Record)));

    private EvaluationContext Over(PatientRecord record) => new(context.Plan, record, context.AsOf, context.Settings);
}
