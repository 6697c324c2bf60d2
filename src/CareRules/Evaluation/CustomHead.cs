using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary><c>custom</c>: a predicate of the host. Unknown where the host has none, and where a section that it reads is not supplied: then it is not asked.</summary>
internal static class CustomHead
{
    public static LeafResult Answer(CustomCriterion criterion, EvaluationContext context)
    {
        CustomModel model = context.Plan.Customs[criterion.Custom];
        if (model.Predicate is null)
        {
            return Unknown(model, MissingReason.NotAnswered, Because.NoPredicate);
        }

        ImmutableArray<MissingFact> unread = [.. model.Reads.Where(s => !context.View.IsSupplied(s)).Select(s => new MissingFact(model.Id, MissingReason.NotSupplied, Because.NotSupplied(s)) { Section = s })];
        if (!unread.IsEmpty)
        {
            return LeafResult.Unknown(unread);
        }

        return Said(criterion, context) switch
        {
            null => Unknown(model, MissingReason.PredicateFailed, Because.PredicateFailed),
            { Truth: true } yes => LeafResult.TrueBy([.. yes.Facts.Select(static f => new FactMatch(ConceptId.Any, f) { Date = RecordTable.DateOf(f) })]),
            { Truth: false } => LeafResult.False,
            { Because: var because } => Unknown(model, MissingReason.NotAnswered, because),
        };
    }

    /// <summary>What the host's predicate says; null where it failed. Only for a predicate that is asked.</summary>
    public static CustomAnswer? Said(CustomCriterion criterion, EvaluationContext context) =>
        context.Customs.Of(criterion, context.Plan.Customs[criterion.Custom], context.View.Record, context.AsOf);

    private static LeafResult Unknown(CustomModel model, MissingReason reason, string because) => LeafResult.Unknown([new MissingFact(model.Id, reason, because)]);
}
