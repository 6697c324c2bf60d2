using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Reasoning;

/// <summary>The goals of the record with a target: each is itself a target, its owner the side.</summary>
internal static class GoalClaims
{
    /// <summary>By measure. A goal on a measure that no rule aims at stands under the narrowest observation concept that holds it.</summary>
    public static IEnumerable<(ConceptId Measure, TargetClaim Claim)> Of(EvaluationContext context, IReadOnlySet<ConceptId> measures)
    {
        foreach (Admitted<CareFact> entry in context.View.Care.All)
        {
            if (entry.Fact.Item != CareItem.Goal || entry.Fact.Targets.IsDefaultOrEmpty)
            {
                continue;
            }

            bool? inForce = entry.StatusKnown ? RecordTable.CareInForce(entry.Fact, context.AsOf).Now : null;
            foreach (GoalTarget target in inForce == false ? [] : entry.Fact.Targets)
            {
                foreach (ConceptId measure in MeasuresOf(target, context.Plan, measures))
                {
                    yield return (measure, Claim(measure, entry.Fact, target, inForce, context));
                }
            }
        }
    }

    /// <summary>A goal that may be in force aims at something, and no code says at what: it may be any measure. Null where there is none.</summary>
    public static MissingFact? Unusable(EvaluationContext context) =>
        context.View.Care.All.Any(e => e.Fact.Item == CareItem.Goal && !e.Fact.Targets.IsDefaultOrEmpty
            && (!e.StatusKnown || RecordTable.CareInForce(e.Fact, context.AsOf).Now != false)
            && e.Fact.Targets.Any(t => t.Measure.IsDefaultOrEmpty || t.Measure.All(c => c.System is null || !context.Plan.Codes.Knows(c.System))))
            ? new MissingFact("goals", MissingReason.NoUsableCode, Because.NoMeasureCode) { Would = "be a target" }
            : null;

    private static TargetClaim Claim(ConceptId measure, CareFact goal, GoalTarget target, bool? inForce, EvaluationContext context)
    {
        Aim? aim = TestOf(target) is { } test ? Aim.Of(measure, test, DirectionOf(test), context.Plan) : null;
        string? because = aim is null ? (target.Low is null && target.High is null ? Because.NoAim : Because.UnitNotUnderstood) : inForce is null ? Because.StatusUnknown : null;
        return new TargetClaim(null, goal, aim)
        {
            Facts = [new FactMatch(measure, goal) { Date = RecordTable.DateOf(goal) }],
            Missing = because is null ? [] : [new MissingFact("goals", aim is null ? MissingReason.Unreadable : MissingReason.StatusNotKnown, because)],
        };
    }

    private static IEnumerable<ConceptId> MeasuresOf(GoalTarget target, EvaluationPlan plan, IReadOnlySet<ConceptId> measures)
    {
        ConceptId[] holding =
        [
            .. target.Measure.Where(static c => c.System is not null).SelectMany(c => plan.Codes.Find(c.System, c.Value)).Distinct().Order()
                .Select(static i => new ConceptId(i)).Where(c => plan.Concepts[c.Index].Kind == ConceptKind.Observation),
        ];
        ConceptId[] aimedAt = [.. holding.Where(measures.Contains)];
        ConceptOverlap overlap = ConceptOverlap.Of(plan);
        return aimedAt.Length > 0 ? aimedAt : holding.Where(c => holding.All(other => overlap.LiesIn(c, other))).Take(1);
    }

    // Ends in different units are no interval that can be compared.
    private static QuantityTest? TestOf(GoalTarget target) => (target.Low, target.High) switch
    {
        (null, null) => null,
        ({ } low, { } high) when !string.Equals(low.Unit, high.Unit, StringComparison.Ordinal) => null,
        var (low, high) when low is { Comparator: QuantityComparator.LessThan or QuantityComparator.LessOrEqual }
            || high is { Comparator: QuantityComparator.GreaterThan or QuantityComparator.GreaterOrEqual } => null,
        var (low, high) => new QuantityTest(End(low), End(high), (low ?? high)!.Value.Unit, ""),
    };

    private static NumberBound? End(Quantity? end) =>
        end is { } e ? new NumberBound(e.Value, e.Comparator is not (QuantityComparator.LessThan or QuantityComparator.GreaterThan)) : null;

    private static AimDirection DirectionOf(QuantityTest test) =>
        test is { Lower: not null, Upper: not null } ? AimDirection.Within : test.Upper is not null ? AimDirection.Lower : AimDirection.Higher;
}
