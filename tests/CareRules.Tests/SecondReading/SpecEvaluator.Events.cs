using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;
using static CareRules.Tests.SecondReading.Kleene3;

namespace CareRules.Tests.SecondReading;

internal sealed partial class SpecEvaluator
{
    // "allergy: an allergy, intolerance or adverse event to C"; "unconfirmed counts; inactive and resolved do not".
    private Found Allergies(AllergyQuery q)
    {
        List<Item> items = [];
        foreach (AllergyFact fact in record.Allergies)
        {
            Span day = Span.Of(fact.Onset ?? fact.Recorded, asOf);
            bool belongs = codes.Belongs(fact.Codes, q.Concept);
            Truth coded = belongs ? Truth.True : codes.Usable(fact.Codes, ConceptKind.Allergy) ? Truth.False : Truth.Unknown;
            Truth recorded = fact.Status == FactStatus.EnteredInError || fact.Verification is VerificationStatus.EnteredInError or VerificationStatus.Refuted
                || fact.ClinicalStatus is ClinicalStatus.Inactive or ClinicalStatus.Resolved or ClinicalStatus.Remission ? Truth.False
                : fact.Status == FactStatus.Unknown || fact.ClinicalStatus == ClinicalStatus.Unknown ? Truth.Unknown : Truth.True;
            Truth truth = And(coded, recorded, day.OnOrBefore(asOf), day.In(WindowOf(q.Within)));
            if (truth != Truth.False)
            {
                items.Add(new Item(fact, truth, day));
            }
        }

        return new Found(items, Unseen(RecordSection.Allergies, WindowOf(q.Within)));
    }

    // "procedure: done (immunisations too)".
    private Found Procedures(ProcedureQuery q) => new(
        [
            .. from fact in record.Procedures
               where codes.Belongs(fact.Codes, q.Concept)
               let truth = And(Done(fact), Began(fact).OnOrBefore(asOf), InWindow(fact, WindowOf(q.Within)), Lies(fact, Began(fact), q.Setting))
               where truth != Truth.False
               select new Item(fact, truth, Began(fact)),
        ],
        ProceduresUnseen(q.Concept, WindowOf(q.Within)));

    private Span? ProceduresUnseen(ConceptId concept, Span window) => Both(
        Unseen(RecordSection.Procedures, window, UpToItsEnd(window)),
        concept != ConceptId.Any && codes.HoldsVaccines(concept) ? Unseen(RecordSection.Immunisations, window, UpToItsEnd(window)) : null);

    // "Never a fact: procedures not-done (a not-done), preparation".
    private static Truth Done(ProcedureFact fact) =>
        fact.Status is FactStatus.EnteredInError or FactStatus.NotDone or FactStatus.Preparation ? Truth.False
        : fact.Status == FactStatus.Unknown ? Truth.Unknown : Truth.True;

    private Span Began(ProcedureFact fact) => Span.Of(fact.Performed ?? fact.Period?.Start, asOf);

    private Truth InWindow(ProcedureFact fact, Span window) => fact is { Performed: null, Period: { } period }
        ? Span.Overlap(Began(fact), period.End is { } end ? Span.Of(end, asOf) : Began(fact), window)
        : Began(fact).In(window);

    // "order: a request other than medication", "status: open|completed|any (default any)".
    private Found Orders(OrderQuery q) => new(
        [
            .. from fact in record.Orders
               where codes.Belongs(fact.Codes, q.Concept)
               let day = Requested(fact)
               let truth = And(
                   Requests(fact),
                   q.State switch
                   {
                       OrderState.Open => Of(fact.IsProposed || (fact.Status != FactStatus.Completed && fact.Status != FactStatus.Stopped)),
                       OrderState.Completed => fact.IsProposed ? Truth.False : fact.Status == FactStatus.Unknown ? Truth.Unknown : Of(fact.Status == FactStatus.Completed),
                       _ => Truth.True,
                   },
                   q.Proposed is { } proposed ? Of(fact.IsProposed == proposed) : Truth.True,
                   day.OnOrBefore(asOf),
                   day.In(WindowOf(q.Within)))
               where truth != Truth.False
               select new Item(fact, truth, day),
        ],
        q.Proposed == true ? null : Unseen(RecordSection.Orders, WindowOf(q.Within)));

    private Span Requested(OrderFact fact) => fact.IsProposed ? Span.Day(asOf) : Span.Of(fact.Authored, asOf);

    private static Truth Requests(OrderFact fact) =>
        fact.DoNotPerform || fact.Status is FactStatus.EnteredInError or FactStatus.Cancelled or FactStatus.NotDone ? Truth.False
        : fact.IsProposed ? Truth.True
        : fact.Intent is RequestIntent.Proposal or RequestIntent.Plan || fact.Status == FactStatus.Draft ? Truth.False
        : fact.Status == FactStatus.Unknown ? Truth.Unknown : Truth.True;

    // "not-done: recorded as deliberately not given, not done or declined".
    private Found NotDone(NotDoneQuery q)
    {
        List<Item> items = [];
        foreach (Fact fact in record.Medications.Cast<Fact>().Concat(record.Procedures).Concat(record.Orders))
        {
            bool belongs = codes.Belongs(fact.Codes, q.Concept);
            bool may = !belongs && fact is MedicationFact && codes.Concept(q.Concept).Kind == ConceptKind.Medication && !codes.Usable(fact.Codes, ConceptKind.Medication);
            Span day = fact switch
            {
                MedicationFact m => Span.Of(m.Period?.Start ?? m.Authored, asOf),
                ProcedureFact p => Began(p),
                _ => Span.Of(((OrderFact)fact).Authored, asOf),
            };
            Truth refused = fact switch
            {
                // "A proposed order counts whatever its status or intent": so does a proposal not to do.
                MedicationFact { IsProposed: true } m => Of(m.DoNotPerform && m.Status is not (FactStatus.EnteredInError or FactStatus.Cancelled)),
                OrderFact { IsProposed: true } o => Of(o.DoNotPerform && o.Status is not (FactStatus.EnteredInError or FactStatus.Cancelled)),
                MedicationFact m => Refused(m.DoNotPerform, m.Item == MedicationItem.Request ? m.Intent : RequestIntent.Order, m.Status),
                OrderFact o => Refused(o.DoNotPerform, o.Intent, o.Status),
                _ => Of(fact.Status == FactStatus.NotDone),
            };
            Truth truth = And(
                belongs ? Truth.True : may ? Truth.Unknown : Truth.False,
                refused,
                q.Because is not { } why ? Truth.True : fact.Reasons.IsEmpty ? Truth.Unknown : Of(codes.Belongs(fact.Reasons, why)),
                day.OnOrBefore(asOf),
                day.In(WindowOf(q.Within)));
            if (truth != Truth.False)
            {
                items.Add(new Item(fact, truth, day));
            }
        }

        // "not-done: the section of C's kind".
        return new Found(items, codes.Concept(q.Concept).Kind switch
        {
            ConceptKind.Medication => Unseen(RecordSection.Medications, WindowOf(q.Within)),
            ConceptKind.Procedure => ProceduresUnseen(q.Concept, WindowOf(q.Within)),
            _ => Unseen(RecordSection.Orders, WindowOf(q.Within)),
        });
    }

    private static Truth Refused(bool doNotPerform, RequestIntent intent, FactStatus status) =>
        status == FactStatus.NotDone ? Truth.True
        : !doNotPerform || status is FactStatus.EnteredInError or FactStatus.Draft or FactStatus.Cancelled || intent is RequestIntent.Proposal or RequestIntent.Plan ? Truth.False
        : status == FactStatus.Unknown ? Truth.Unknown : Truth.True;

    // "family-history: recorded"; relation, onset-age; a missing value is unknown.
    private Found FamilyHistory(FamilyHistoryQuery q) => new(
        [
            .. from fact in record.FamilyHistory
               where codes.Belongs(fact.Codes, q.Concept)
               let day = Span.Of(fact.Recorded, asOf)
               let truth = And(
                   fact.Status == FactStatus.EnteredInError ? Truth.False : fact.Status == FactStatus.Unknown ? Truth.Unknown : Truth.True,
                   day.OnOrBefore(asOf),
                   q.Degree is not { } degree ? Truth.True : fact.Degree == RelativeDegree.NotStated ? Truth.Unknown : Of(fact.Degree == degree),
                   q.OnsetAge is not { } age ? Truth.True : fact.OnsetAge is { } years ? Numbers.Between(years, years).In(Numbers.Of(age)) : Truth.Unknown)
               where truth != Truth.False
               select new Item(fact, truth, day),
        ],
        Unseen(RecordSection.FamilyHistory, Always));
}
