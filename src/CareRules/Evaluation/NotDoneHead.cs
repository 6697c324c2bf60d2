using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary><c>not-done: C</c>: recorded as deliberately not given, not done or declined.</summary>
internal static class NotDoneHead
{
    public static FactSet Select(NotDoneQuery query, EvaluationContext context)
    {
        ImmutableArray<RecordSection> sections = ConceptSections.Of(query.Concept, context);
        FactSetBuilder facts = new(context, query.Concept, sections[0]);
        DateWindow days = query.Within.Days(context.AsOf);
        foreach (Admitted<Fact> entry in context.View.NotDone.Of(query.Concept))
        {
            (DateInterval on, Verdict verdict) = Judge(entry, query, days, context);
            facts.Add(entry.Fact, on, verdict);
        }

        if (context.Plan.Concepts[query.Concept.Index].Kind == ConceptKind.Medication)
        {
            foreach (Admitted<Fact> entry in context.View.NotDone.Uncoded(context.Tables, ConceptKind.Medication))
            {
                if (entry.Fact is MedicationFact)
                {
                    (DateInterval on, Verdict verdict) = Judge(entry, query, days, context);
                    facts.AddUncoded(entry.Fact, on, verdict);
                }
            }
        }

        foreach (RecordSection section in sections)
        {
            facts.Cover(section, days, days);
        }

        return facts.Build();
    }

    private static (DateInterval On, Verdict Verdict) Judge(Admitted<Fact> entry, NotDoneQuery query, DateWindow days, EvaluationContext context)
    {
        DateInterval on = RecordTable.DateOf(entry.Fact) is { } date ? DateInterval.Of(date) : new DateInterval(DateOnly.MinValue, context.AsOf);
        Verdict verdict = default;
        verdict.AndStatusKnown(entry.StatusKnown);
        verdict.AndDated(on.IsWithin(days));
        if (query.Because is { } reason)
        {
            bool? given = entry.Fact.Reasons.IsDefaultOrEmpty ? null : context.Plan.Codes.Holds(reason, entry.Fact.Reasons);
            verdict.And(given, MissingReason.Absent, "no reason is recorded");
        }

        return (on, verdict);
    }
}
