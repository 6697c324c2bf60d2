using System.Collections.Immutable;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Explanations;

/// <summary>Evaluates a criterion again with everything kept: no operand is passed over, through definitions and scores down to facts.</summary>
internal sealed class Tracer(EvaluationContext context, ImmutableArray<Overlay> overlays, bool showsAllFacts = false)
{
    private readonly DecidingFacts deciding = new(context);

    private EvaluationPlan Plan => context.Plan;

    public TraceNode Trace(Criterion criterion, string pack)
    {
        TraceNode node = criterion is NotCriterion { Of.IfUnknown: null } not ? Negated(not, Trace(not.Of, pack)) : Build(criterion, pack);
        return criterion.IfUnknown is { } choice && node.Own == Truth.Unknown ? node with { Choice = choice } : node;
    }

    private TraceNode Negated(NotCriterion not, TraceNode of) => of with
    {
        Criterion = not,
        Label = of.IsNegated ? $"not: {of.Label}" : CriterionWords.Not(not.Of, Plan) + Measured(not.Of),
        Own = Kleene.Not(of.Own),
        IsNegated = !of.IsNegated,
    };

    private TraceNode Build(Criterion criterion, string pack) => criterion switch
    {
        AllCriterion c => Of(c, TraceLogic.All, pack, c.Of, static truths => truths.Aggregate(Truth.True, Kleene.And)),
        AnyCriterion c => Of(c, TraceLogic.Any, pack, c.Of, static truths => truths.Aggregate(Truth.False, Kleene.Or)),
        AtLeastCriterion c => Of(c, TraceLogic.AtLeast, pack, c.Of, truths => Kleene.AtLeast(c.Count, truths.Count(static t => t == Truth.True), truths.Count(static t => t == Truth.Unknown))),
        NotCriterion c => Of(c, TraceLogic.Same, pack, [c.Of], static truths => Kleene.Not(truths[0])) with { Label = "not", IsNegated = true },
        DefinitionCriterion c => Of(c, TraceLogic.Same, Plan.Definitions[c.Definition].Pack, [Plan.Definitions[c.Definition].Criterion], static truths => truths[0]) with { Pack = pack },
        ScoreCriterion c => Leaf(c, TraceLogic.Score, pack) with { Facts = [], Children = Parts(c.Score) },
        SequenceThenCriterion or SequenceWithoutCriterion or TogetherCriterion =>
            Leaf(criterion, TraceLogic.Relation, pack) with { Children = [.. criterion.Operands().Select(o => Trace(o, pack))] },
        _ => Leaf(criterion, TraceLogic.Leaf, pack),
    };

    private TraceNode Of(Criterion criterion, TraceLogic logic, string pack, ImmutableArray<Criterion> of, Func<ImmutableArray<Truth>, Truth> fold)
    {
        ImmutableArray<TraceNode> children = [.. of.Select(o => Trace(o, pack))];
        return new TraceNode
        {
            Criterion = criterion,
            Label = CriterionWords.Of(criterion, Plan),
            Own = fold([.. children.Select(static c => c.Truth)]),
            Logic = logic,
            Pack = pack,
            Children = children,
        };
    }

    private TraceNode Leaf(Criterion criterion, TraceLogic logic, string pack)
    {
        LeafResult result = LeafEvaluator.Of(criterion, context);
        FactQuery[] queries = [.. RelatedFacts.Leaves(criterion, Plan)];
        return new TraceNode
        {
            Criterion = criterion,
            Label = CriterionWords.Of(criterion, Plan) + Measured(criterion),
            Own = result.Truth,
            Logic = logic,
            Pack = pack,
            Facts = criterion is CustomCriterion ? result.Facts : logic == TraceLogic.Score || queries.Length == 0 ? [] : showsAllFacts ? deciding.All(queries) : deciding.Of(criterion, queries, result),
            Missing = result.Missing,
            Overlays = Touching(criterion, queries),
        };
    }

    // What was measured where no single fact of the record says it.
    private string Measured(Criterion criterion) => criterion switch
    {
        AgeCriterion c => AgeText.Of(c, context) is { } age ? $" (is {age})" : "",
        SexCriterion when context.View.Record.Sex is var sex and not Clinical.Sex.Unknown => sex == Clinical.Sex.Female ? " (is female)" : " (is male)",
        ScoreCriterion c => $" (is {RangeText.Of(context.Score(c.Score).Range)})",
        CustomCriterion c => CustomWords.Said(c, context),
        CountCriterion c => $" (there are {RangeText.Of(CountHead.Number(c.Query, c.Distinct, context))})",
        FactCriterion { Query: MedicationQuery or ConditionQuery } when LeafEvaluator.Of(criterion, context).Truth == Truth.False => OnRecord.Of(criterion.Query()!, context),
        FactCriterion { Query: EncounterQuery { Times: not null } q } => $" (there are {RangeText.Of(CountHead.Records(context.Select(q)))})",
        FactCriterion { Query: ObservationQuery { Test: not null } q } when Plan.Concepts[q.Concept.Index].Derived is { } formula
            && DerivedValue.Compute(q.Concept, formula, context).Number is { } number => $" (computed: {UnitText.With(RangeText.Of(NumberRange.Exactly(number)), Plan.Concepts[q.Concept.Index].Unit ?? "")})",
        _ => "",
    };

    private ImmutableArray<TraceNode> Parts(int score)
    {
        ScoreModel model = Plan.Scores[score];
        return [.. context.Score(score).Parts.Select(part => Part(part, model))];
    }

    private TraceNode Part(ScorePartValue value, ScoreModel model)
    {
        TraceNode node = value.Part switch
        {
            CriterionPart p => Trace(p.When, model.Pack),
            PerPart p => Trace(new CountCriterion(p.Query, p.Distinct, AtLeastOne, p.At), model.Pack) with { Label = QueryWords.Counted(p.Query, p.Distinct, Plan), Facts = CountHead.Certain(context.Select(p.Query)) },
            SubScorePart p => new TraceNode
            {
                Criterion = new ScoreCriterion(p.Score, AtLeastOne, p.At), Label = CriterionWords.Title(Plan.Scores[p.Score]), Own = Truth.True,
                Logic = TraceLogic.Score, Pack = model.Pack, Children = Parts(p.Score),
            },
            _ => throw new InvalidOperationException("The explainer does not know this kind of score part."),
        };
        return node with { Label = value.Part.Label ?? node.Label, Points = value.Range };
    }

    private static QuantityTest AtLeastOne { get; } = new(new NumberBound(1, true), null, "", ">= 1");

    private ImmutableArray<Overlay> Touching(Criterion criterion, FactQuery[] queries)
    {
        HashSet<ConceptId> concepts = [.. queries.SelectMany(static q => q.Concepts())];
        return [.. overlays.Where(o => o is CodesAdded added && concepts.Contains(added.Concept)), .. TestsOf(criterion).Select(static t => t.ChangedBy).OfType<Overlay>().Distinct()];
    }

    private static IEnumerable<QuantityTest> TestsOf(Criterion criterion) =>
        new[]
        {
            (criterion as AgeCriterion)?.Test, (criterion as CountCriterion)?.Value, (criterion as ScoreCriterion)?.Value,
            (criterion.Query() as ObservationQuery)?.Test, (criterion.Query() as ObservationQuery)?.Change?.By, (criterion.Query() as MedicationQuery)?.DailyDose,
            (criterion.Query() as EncounterQuery)?.Times, (criterion.Query() as FamilyHistoryQuery)?.OnsetAge,
        }.OfType<QuantityTest>();
}
