using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules;

/// <summary>A score as far as the record decides it; a missing bound is not known.</summary>
internal sealed record ScoreLine(string Id, decimal? Min, decimal? Max, ImmutableArray<ScoreLinePart> Parts)
{
    /// <summary>The points, when they are decided.</summary>
    public decimal? Value => Min == Max ? Min : null;

    public static ScoreLine Of(ScoreModel model, ScoreValue value, EvaluationPlan plan) => new(
        model.Id,
        Number(value.Range.Lower),
        Number(value.Range.Upper),
        [
            .. value.Parts.Select(p => new ScoreLinePart(Number(p.Range.Lower), Number(p.Range.Upper), p.Part.Label ?? Label(p.Part, plan)))
                .Where(static p => p is not { Min: 0, Max: 0 }),
        ]);

    /// <summary>The scores that the criteria, texts, metrics and other scores of a plan name, by id.</summary>
    public static ImmutableArray<int> Used(EvaluationPlan plan)
    {
        HashSet<int> used = [];
        IEnumerable<Criterion> roots =
        [
            .. plan.Rules.Select(static r => r.Rule.When), .. plan.Definitions.Select(static d => d.Criterion),
            .. plan.Resolutions.Select(static r => r.When).OfType<Criterion>(),
            .. plan.Metrics.SelectMany(static m => new[] { m.InitialPopulation, m.Denominator, m.Exclusion, m.Numerator, m.Exception }).OfType<Criterion>(),
        ];
        foreach (ScoreCriterion criterion in roots.SelectMany(static c => c.SelfAndBelow()).OfType<ScoreCriterion>())
        {
            Add(criterion.Score);
        }

        foreach (ScoreText text in plan.Rules.Select(static r => r.Rule.Payload).OfType<RecommendPayload>().SelectMany(static p => p.Text.Parts.Concat(p.Why?.Parts ?? []).Concat(p.Patient.Values.SelectMany(static t => t.Parts))).OfType<ScoreText>())
        {
            Add(text.Score);
        }

        return [.. used.OrderBy(i => plan.Scores[i].Id, StringComparer.Ordinal).ThenBy(static i => i)];

        void Add(int score)
        {
            if (!used.Add(score))
            {
                return;
            }

            foreach (ScorePart part in plan.Scores[score].Parts)
            {
                switch (part)
                {
                    case SubScorePart sub:
                        Add(sub.Score);
                        break;
                    case CriterionPart criterion:
                        foreach (ScoreCriterion below in criterion.When.SelfAndBelow().OfType<ScoreCriterion>())
                        {
                            Add(below.Score);
                        }

                        break;
                    default:
                        break;
                }
            }
        }
    }

    private static string? Label(ScorePart part, EvaluationPlan plan) => part switch
    {
        SubScorePart sub => plan.Scores[sub.Score].Title ?? plan.Scores[sub.Score].Id,
        PerPart per => Title(per.Query.Concept, plan),
        CriterionPart { When: AgeCriterion age } => $"age {age.Test.Text}",
        CriterionPart { When: SexCriterion sex } => sex.Sex == Sex.Female ? "female" : "male",
        CriterionPart { When: DefinitionCriterion definition } => plan.Definitions[definition.Definition].Title ?? plan.Definitions[definition.Definition].Id,
        CriterionPart { When: FactCriterion fact } => Title(fact.Query.Concept, plan),
        _ => null,
    };

    private static string? Title(ConceptId concept, EvaluationPlan plan) => concept.Index >= 0 ? plan.Concepts[concept.Index].Title : null;

    private static decimal? Number(RangeEnd? end) => end is { } e && e.Value.TryToDecimal(out decimal number) ? number : null;
}

/// <summary>The points of one part.</summary>
internal sealed record ScoreLinePart(decimal? Min, decimal? Max, string? Label)
{
    public decimal? Points => Min == Max ? Min : null;
}
