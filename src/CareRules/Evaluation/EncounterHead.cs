using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary><c>encounter: C | any</c>.</summary>
internal static class EncounterHead
{
    public static LeafResult Answer(EncounterQuery query, EvaluationContext context)
    {
        FactSet facts = context.Select(query);
        return query.Times is { } times ? CountHead.Test(facts, CountHead.Records(facts), times) : facts.Exists();
    }

    public static FactSet Select(EncounterQuery query, EvaluationContext context)
    {
        FactSetBuilder facts = new(context, query.Concept, RecordSection.Encounters);
        FactTable<EncounterFact> table = query.Booked ? context.View.Booked : context.View.Encounters;
        foreach (Admitted<EncounterFact> entry in table.Of(query.Concept))
        {
            DateSpan when = RecordTable.When(entry.Fact, context.AsOf);
            Verdict verdict = default;
            Judge(ref verdict, entry, when, query, context);
            facts.Add(entry.Fact, when.Start, verdict);
        }

        // A look into the booked future has no past that the record could lack.
        DateWindow days = DateTests.Both(query.Within, query.Ended, context.AsOf);
        if (query.Booked)
        {
            facts.Cover(null, query.Within is null ? new DateWindow(context.AsOf.AddDays(-1), DateOnly.MaxValue) : days);
        }
        else
        {
            facts.Cover(days, days.UpToItsEnd());
        }

        return facts.Build();
    }

    private static void Judge(ref Verdict verdict, Admitted<EncounterFact> entry, DateSpan when, EncounterQuery query, EvaluationContext context)
    {
        DateOnly asOf = context.AsOf;
        EncounterFact fact = entry.Fact;
        verdict.AndStatusKnown(entry.StatusKnown);
        verdict.AndDated(query.Booked ? RecordTable.IsBooked(fact, asOf) : when.Start.IsOnOrBefore(asOf));
        if (query.Within is { } within)
        {
            verdict.AndDated(query.Booked ? when.Start.IsWithin(within.Days(asOf)) : when.Overlaps(within.Days(asOf)));
        }

        if (query.Ended is { } ended)
        {
            verdict.AndDated(when.End.IsWithin(ended.Days(asOf)));
        }

        if (query.Class is { } place)
        {
            verdict.And(fact.Class == EncounterClass.NotStated ? null : fact.Class == place, MissingReason.Absent, "the class of an encounter is not recorded");
        }

        if (query.Discharge is { } discharge)
        {
            bool? went = fact.Discharge.IsDefaultOrEmpty ? null : context.Plan.Codes.Holds(discharge, fact.Discharge);
            verdict.And(went, MissingReason.Absent, "no discharge is recorded");
        }
    }
}
