using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Explanations;

/// <summary>The single changes from which the nearest change of an outcome is put together: for each leaf the first that turns it the way that helps.</summary>
internal sealed class ChangeCandidates(RulePlan rule, EvaluationContext context)
{
    private readonly LeafEdits edits = new(context);

    /// <summary>Candidates for the rule to come true, or false.</summary>
    public List<RecordEdit> For(bool wanted)
    {
        List<RecordEdit> found = [];
        foreach (LeafUse use in LeafUse.Of(rule.Rule.When, context.Plan))
        {
            foreach (bool truth in new[] { true, false })
            {
                bool helps = wanted == truth ? use.HelpsWhenTrue : use.HelpsWhenFalse;
                if (helps && LeafEvaluator.Of(use.Leaf, context).Truth != Kleene.Of(truth))
                {
                    found.AddRange(Turning(use.Leaf, truth));
                }
            }
        }

        found.AddRange(BetweenEvents(rule.Rule.When));
        return [.. found.DistinctBy(static e => e.Words, StringComparer.Ordinal)];
    }

    private IEnumerable<RecordEdit> Turning(Criterion leaf, bool wanted)
    {
        if (leaf is CountCriterion count)
        {
            bool more = wanted ? count.Value.Lower is not null : count.Value.Upper is not null;
            RecordEdit? further = more ? edits.Further(count.Query, count.Value).FirstOrDefault(e => TruthWith(leaf, e) == Kleene.Of(wanted)) : null;
            return further is null ? edits.Singles(count.Query) : [further];
        }

        return edits.Making(wanted, leaf).FirstOrDefault(e => TruthWith(leaf, e) == Kleene.Of(wanted)) is { } edit ? [edit] : [];
    }

    // A relation of two events turns by what lies between them: the second, on the day after each first.
    private IEnumerable<RecordEdit> BetweenEvents(Criterion criterion) => criterion switch
    {
        SequenceThenCriterion c => After(c.First, c.Then),
        SequenceWithoutCriterion c => After(c.First, c.Without),
        DefinitionCriterion c => BetweenEvents(context.Plan.Definitions[c.Definition].Criterion),
        _ => criterion.Operands().SelectMany(BetweenEvents),
    };

    private IEnumerable<RecordEdit> After(Criterion first, Criterion second)
    {
        if (second.Query() is not { } query || LeafEvaluator.Of(first, context).Facts is not [.., var last] || (last.Date ?? RecordTable.DateOf(last.Fact)) is not { } date)
        {
            yield break;
        }

        DateOnly day = date.Latest.AddDays(1);
        if (day <= context.AsOf && new ImaginedFacts(context).For(query, day) is { } fact)
        {
            yield return new RecordEdit { Words = $"{AddWords.Of(query, context.Plan)} on {ReaderDates.Short(PartialDate.Of(day))}", With = [fact] };
        }
    }

    private Truth TruthWith(Criterion leaf, RecordEdit edit) =>
        LeafEvaluator.Of(leaf, new EvaluationContext(context.Plan, RecordEdit.Apply([edit], context.View.Record), context.AsOf, context.Settings)).Truth;
}
