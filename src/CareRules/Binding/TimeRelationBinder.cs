using CareRules.Binding.Grammar;
using CareRules.Diagnostics;
using CareRules.Model;
using CareRules.Syntax;

namespace CareRules.Binding;

/// <summary>Binds the heads that relate facts in time: <c>sequence</c> and <c>together</c>.</summary>
internal static class TimeRelationBinder
{
    public static Criterion Sequence(BindContext context, YamlNode node, SourceLocation at)
    {
        if (node is not YamlMapping map || context.Duration(map["within"]) is not { } within)
        {
            return new ErrorCriterion(at);
        }

        bool sameDay = BindContext.Flag(map["same-day"]) == true;
        Criterion first = Operand(context, map["first"]);
        return map["then"] is { } then
            ? new SequenceThenCriterion(first, Operand(context, then), within, sameDay, at)
            : new SequenceWithoutCriterion(first, Operand(context, map["without"]), within, sameDay, at);
    }

    public static Criterion Together(BindContext context, YamlNode node, SourceLocation at) =>
        node is YamlMapping map && map["of"] is YamlSequence of && context.Duration(map["within"]) is { } within
            ? new TogetherCriterion([.. of.Items.Select(item => Operand(context, item))], within, at)
            : new ErrorCriterion(at);

    // Facts have a place in time; an age, a definition or a negation has none.
    private static Criterion Operand(BindContext context, YamlNode? node)
    {
        Criterion bound = CriterionBinder.Bind(context, node);
        if (IsPlaced(bound))
        {
            return bound;
        }

        context.Diagnostics.ReportNotPlaced(bound.At);
        return new ErrorCriterion(bound.At);
    }

    private static bool IsPlaced(Criterion criterion) => criterion switch
    {
        ErrorCriterion => true,
        FactCriterion { Query: NoObservationQuery } => false,
        FactCriterion => true,
        AnyCriterion any => any.Of.All(IsPlaced),
        _ => false,
    };
}
