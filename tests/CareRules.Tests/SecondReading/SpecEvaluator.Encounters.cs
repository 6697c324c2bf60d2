using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;
using static CareRules.Tests.SecondReading.Kleene3;

namespace CareRules.Tests.SecondReading;

internal sealed partial class SpecEvaluator
{
    // "encounter: encounters of that kind"; "planned (a booked one), cancelled" are never a fact.
    private Found Encounters(EncounterQuery q)
    {
        Span window = q.Booked && q.Within is null ? new Span(asOf, DateOnly.MaxValue) : WindowOf(q.Within);
        return new Found(
            [
                .. from fact in record.Encounters
                   where codes.Belongs(fact.Codes, q.Concept)
                   let truth = And(
                       q.Booked ? Booked(fact, window) : And(TookPlace(fact), Began(fact).OnOrBefore(asOf), Span.Overlap(Began(fact), Ended(fact), window)),
                       q.Class is not { } kind ? Truth.True : fact.Class == EncounterClass.NotStated ? Truth.Unknown : Of(fact.Class == kind),
                       q.Discharge is not { } to ? Truth.True : fact.Discharge.IsEmpty ? Truth.Unknown : Of(codes.Belongs(fact.Discharge, to)),
                       q.Ended is null ? Truth.True : Ended(fact).In(WindowOf(q.Ended)))
                   where truth != Truth.False
                   select new Item(fact, truth, Began(fact)),
            ],
            q.Booked ? Unseen(RecordSection.Encounters, window) : Unseen(RecordSection.Encounters, Narrower(q.Within, q.Ended), UpToItsEnd(Narrower(q.Within, q.Ended))));
    }

    // A booking has no place in the past: a date that nobody knows may be any.
    private static Truth Booked(EncounterFact fact, Span window) =>
        fact.Status != FactStatus.Planned || fact.Period?.End?.Latest < window.Lo ? Truth.False
        : fact.Period?.Start is { } start ? new Span(start.Earliest, start.Latest).In(window) : Truth.Unknown;

    private static Truth TookPlace(EncounterFact fact) =>
        fact.Status is FactStatus.EnteredInError or FactStatus.Planned or FactStatus.Cancelled ? Truth.False
        : fact.Status == FactStatus.Unknown ? Truth.Unknown : Truth.True;

    private Span Began(EncounterFact fact) => Span.Of(fact.Period?.Start, asOf).NotAfter(fact.Period?.End);

    // In progress: not ended before its end. Finished without an end: on the day of its start.
    private Span Ended(EncounterFact fact) =>
        fact.Period?.End is { } end ? new Span(end.Earliest < Began(fact).Lo && end.Latest >= Began(fact).Lo ? Began(fact).Lo : end.Earliest, end.Latest)
        : fact.Status == FactStatus.InProgress ? Span.Never
        : fact.Status == FactStatus.Unknown ? new Span(Began(fact).Lo, DateOnly.MaxValue)
        : Began(fact);

    private Answer Times(EncounterQuery q, QuantityTest times)
    {
        Found found = Encounters(q);
        int sure = found.Items.Count(static i => i.Truth == Truth.True);
        Truth truth = Numbers.Between(sure, found.Unseen is null ? found.Items.Count : null).In(Numbers.Of(times));
        return new Answer(truth, [.. found.Items.Where(static i => i.Truth == Truth.True).Select(static i => i.Fact)]);
    }

    // "care: a care-team role, care plan, consent, preference, goal or carer fact coded in C is in force".
    private Found Care(CareQuery q)
    {
        Concept concept = codes.Concept(q.Concept);
        Span window = q.Within is null ? Span.Day(asOf) : WindowOf(q.Within);
        return new Found(
            [
                .. from fact in record.Care
                   where codes.Belongs(fact.Codes, q.Concept) && (concept.RecordedAs is not { } item || fact.Item == item)
                   let start = Span.Of(fact.Period?.Start ?? fact.Recorded, asOf).NotAfter(fact.Period?.End).NotAfter(IsOver(fact.Status) ? asOf : null)
                   let truth = And(InForce(fact, q.Within is not null), start.OnOrBefore(asOf), Span.Overlap(start, LastDay(fact, start), window))
                   where truth != Truth.False
                   select new Item(fact, truth, start),
            ],
            CareSections(concept).Select(s => Unseen(s, WindowOf(q.Within), UpToItsEnd(WindowOf(q.Within)))).Aggregate(Both));
    }

    // "CareTeam, CarePlan, Consent, Flag active; Goal accepted or active"; with `within`: in force at some time in it, ended or not.
    private static Truth InForce(CareFact fact, bool atSomeTime) => fact.Status switch
    {
        FactStatus.Active or FactStatus.NotStated => Truth.True,
        FactStatus.Accepted => Of(fact.Item == CareItem.Goal),
        FactStatus.Unknown => Truth.Unknown,
        FactStatus.Completed or FactStatus.Inactive or FactStatus.Stopped or FactStatus.OnHold => Of(atSomeTime),
        _ => Truth.False,
    };

    private Span LastDay(CareFact fact, Span start) =>
        fact.Period?.End is { } end ? new Span(end.Earliest, end.Latest)
        : fact.Status is FactStatus.Completed or FactStatus.Inactive or FactStatus.Stopped or FactStatus.OnHold ? new Span(start.Lo, asOf)
        : Span.Never;

    // "care needs care-team for kind role, and for kind care the section of the resource that the concept names".
    private static IEnumerable<RecordSection> CareSections(Concept concept) =>
        concept.Kind == ConceptKind.Role ? [RecordSection.CareTeam]
        : concept.RecordedAs switch
        {
            CareItem.TeamRole => [RecordSection.CareTeam],
            CareItem.Plan or CareItem.Flag => [RecordSection.CarePlans],
            CareItem.Goal => [RecordSection.Goals],
            CareItem.Consent => [RecordSection.Consents],
            CareItem.Carer => [RecordSection.Carers],
            _ => [RecordSection.CarePlans, RecordSection.Goals, RecordSection.Consents, RecordSection.Carers],
        };

    // "during: C and not-during: C: it lies, or does not lie, inside an encounter of kind C (by its encounter reference, else by date)".
    private Truth Lies(Fact fact, Span day, Setting setting) => And(
        setting.During is { } inside ? Inside(fact, day, inside) : Truth.True,
        setting.NotDuring is { } outside ? Not(Inside(fact, day, outside)) : Truth.True);

    private Truth Inside(Fact fact, Span day, ConceptId kind)
    {
        // An encounter that was only planned, was cancelled or lies ahead is no fact, and naming it says nothing.
        if (fact.Encounter is { } named
            && record.Encounters.FirstOrDefault(e => e.Source == named && And(TookPlace(e), Began(e).OnOrBefore(asOf)) != Truth.False) is { } encounter)
        {
            return And(Of(codes.Belongs(encounter.Codes, kind)), TookPlace(encounter));
        }

        Span? unseen = Unseen(RecordSection.Encounters, Always);
        Truth seen = Or(
            from e in record.Encounters
            where codes.Belongs(e.Codes, kind)
            select And(TookPlace(e), Began(e).OnOrBefore(asOf), NotBefore(day, Began(e)), NotAfter(day, Ended(e))));
        return Or(seen, unseen is { } dark && day.In(dark) != Truth.False ? Truth.Unknown : Truth.False);
    }

    private static Truth NotBefore(Span on, Span start) => on.Lo >= start.Hi ? Truth.True : on.Hi < start.Lo ? Truth.False : Truth.Unknown;

    private static Truth NotAfter(Span on, Span end) => on.Hi <= end.Lo ? Truth.True : on.Lo > end.Hi ? Truth.False : Truth.Unknown;
}
