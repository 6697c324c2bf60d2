using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>A fact as an event in time, under the concept that the rule asked for.</summary>
internal readonly record struct TimedEvent(Candidate Item, FactMatch Match, string Name)
{
    public DateInterval On => Item.Start;

    public bool? IsSure => Item.IsCertain ? true : null;
}

/// <summary>The events of one operand of <c>sequence</c> or <c>together</c>: a head with one fact, or <c>any</c> of them.</summary>
internal sealed record EventSet(ImmutableArray<TimedEvent> Events, ImmutableArray<MissingFact> Open)
{
    public static EventSet Of(Criterion operand, EvaluationContext context)
    {
        ImmutableArray<TimedEvent>.Builder events = ImmutableArray.CreateBuilder<TimedEvent>();
        ImmutableArray<MissingFact>.Builder open = ImmutableArray.CreateBuilder<MissingFact>();
        Gather(operand, context, events, open);
        return new EventSet(events.ToImmutable(), open.ToImmutable());
    }

    /// <summary>Whether there is, or may be, any event at all.</summary>
    public bool MayHold => !Events.IsEmpty || !Open.IsEmpty;

    private static void Gather(
        Criterion operand, EvaluationContext context, ImmutableArray<TimedEvent>.Builder events, ImmutableArray<MissingFact>.Builder open)
    {
        // The author's choice for what is unknown: it did not happen.
        bool sureOnly = operand.IfUnknown is { Value: false };
        switch (operand)
        {
            case FactCriterion { Query: var query }:
                FactSet facts = context.Select(query);
                foreach (Candidate item in facts.Items)
                {
                    if (item.IsCertain || !sureOnly)
                    {
                        events.Add(new TimedEvent(item, facts.Match(item.Fact), facts.Name));
                    }
                }

                open.AddRange(sureOnly ? [] : facts.Open);
                break;
            case AnyCriterion any:
                foreach (Criterion one in any.Of)
                {
                    Gather(one, context, events, open);
                }

                break;
            case DefinitionCriterion { Definition: var index }:
                Gather(context.Plan.Definitions[index].Criterion, context, events, open);
                break;
            default:
                throw new InvalidOperationException("Only heads with one fact can be put in an order.");
        }
    }
}
