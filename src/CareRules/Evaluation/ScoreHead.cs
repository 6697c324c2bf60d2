using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>What a score comes to: its range, and each of its parts.</summary>
/// <param name="Range">The points; one number when every part is decided.</param>
/// <param name="Parts">The parts in the author's order.</param>
internal sealed record ScoreValue(NumberRange Range, ImmutableArray<ScorePartValue> Parts);

/// <summary>The points of one part.</summary>
internal sealed record ScorePartValue(ScorePart Part, NumberRange Range);

/// <summary>Scores: unknown parts give a range, and a test that the range decides is decided.</summary>
internal static class ScoreHead
{
    private static readonly NumberRange Nothing = NumberRange.Exactly(0);

    public static LeafResult Answer(ScoreCriterion criterion, EvaluationContext context)
    {
        ScoreValue value = context.Score(criterion.Score);
        return NumberTest.Met(criterion.Value, value.Range) switch
        {
            true => LeafResult.TrueBy([.. Facts(criterion.Score, context, new Entered()).DistinctBy(static f => (f.Concept, f.Fact))]),
            false => LeafResult.False,
            null => LeafResult.Unknown([.. Missing(criterion.Score, context, new Entered()).Distinct()]),
        };
    }

    public static ScoreValue Compute(int index, EvaluationContext context)
    {
        ScoreModel score = context.Plan.Scores[index];
        ImmutableArray<ScorePartValue> parts = [.. score.Parts.Select(part => new ScorePartValue(part, Points(part, context)))];
        NumberRange range = Nothing;
        for (int i = 0; i < parts.Length; i++)
        {
            range = !score.TakesHighest ? range + parts[i].Range : i == 0 ? parts[i].Range : NumberRange.Highest(range, parts[i].Range);
        }

        return new ScoreValue(range, parts);
    }

    private static NumberRange Points(ScorePart part, EvaluationContext context) => part switch
    {
        CriterionPart p => CriterionEvaluator.Evaluate(p.When, context) switch
        {
            Truth.True => NumberRange.Exactly(p.Points),
            Truth.False => Nothing,
            _ => Between(0, p.Points),
        },
        PerPart p => Times(p.Points, CountHead.Number(p.Query, p.Distinct, context)),
        SubScorePart p => context.Score(p.Score).Range,
        _ => throw new InvalidOperationException("The evaluator does not know this kind of score part."),
    };

    private static NumberRange Between(decimal a, decimal b) => new(new RangeEnd(Math.Min(a, b), true), new RangeEnd(Math.Max(a, b), true));

    private static NumberRange Times(decimal points, NumberRange count) => points switch
    {
        0 => Nothing,
        > 0 => count.Scaled(points, default),
        _ => -count.Scaled(-points, default),
    };

    private static IEnumerable<FactMatch> Facts(int index, EvaluationContext context, Entered entered) => !entered.Score(index) ? [] :
        context.Plan.Scores[index].Parts.SelectMany(part => part switch
        {
            CriterionPart p => FactCollector.Collect(p.When, context),
            PerPart p => CountHead.Certain(context.Select(p.Query)),
            SubScorePart p => Facts(p.Score, context, entered),
            _ => [],
        });

    private static IEnumerable<MissingFact> Missing(int index, EvaluationContext context, Entered entered) => !entered.Score(index) ? [] :
        context.Plan.Scores[index].Parts.SelectMany(part => part switch
        {
            CriterionPart p => MissingCollector.Collect(p.When, context),
            PerPart p => CountHead.Missing(context.Select(p.Query)),
            SubScorePart p => Missing(p.Score, context, entered),
            _ => [],
        });
}
