using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>An event in time, under the concept that the rule asked for.</summary>
/// <param name="Fact">The fact; null for one that the record may not show.</param>
/// <param name="On">The day, as far as it is known.</param>
/// <param name="Missing">Null when it surely happened; else what is not known of it.</param>
/// <param name="Concept">The concept asked for.</param>
/// <param name="Name">What it is called when it is missing.</param>
internal readonly record struct TimedEvent(Fact? Fact, DateInterval On, MissingFact? Missing, ConceptId Concept, string Name)
{
    public bool? IsSure => Missing is null ? true : null;

    /// <summary>Whether both are one and the same fact.</summary>
    public bool IsSameAs(TimedEvent other) => Fact is not null && ReferenceEquals(Fact, other.Fact);
}

/// <summary>The events of one operand of <c>sequence</c> or <c>together</c>: a head with one fact, or <c>any</c> of them.</summary>
internal static class EventSet
{
    public static ImmutableArray<TimedEvent> Of(Criterion operand, EvaluationContext context)
    {
        ImmutableArray<TimedEvent>.Builder events = ImmutableArray.CreateBuilder<TimedEvent>();
        Gather(operand, context, events);
        return events.ToImmutable();
    }

    private static void Gather(Criterion operand, EvaluationContext context, ImmutableArray<TimedEvent>.Builder events)
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
                        events.Add(new TimedEvent(item.Fact, item.Start, item.Missing, facts.Concept, facts.Name));
                    }
                }

                events.AddRange(sureOnly ? [] : facts.Others.Select(o => new TimedEvent(o.Fact, o.On, o.Missing, facts.Concept, facts.Name)));
                break;
            case AnyCriterion any:
                foreach (Criterion one in any.Of)
                {
                    Gather(one, context, events);
                }

                break;
            case DefinitionCriterion { Definition: var index }:
                Gather(context.Plan.Definitions[index].Criterion, context, events);
                break;
            default:
                throw new InvalidOperationException("Only heads with one fact can be put in an order.");
        }
    }
}
