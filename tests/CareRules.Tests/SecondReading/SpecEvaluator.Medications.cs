using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;
using static CareRules.Tests.SecondReading.Kleene3;

namespace CareRules.Tests.SecondReading;

internal sealed partial class SpecEvaluator
{
    // "medication: C: an active medication coded in C".
    private Found Medications(MedicationQuery q)
    {
        List<Item> items = [];
        foreach (MedicationFact fact in record.Medications)
        {
            bool belongs = codes.Belongs(fact.Codes, q.Concept);

            // "an item that the criterion would count … without a code in any system …: the absence of a match there is unknown".
            bool may = !belongs && !codes.Usable(fact.Codes, ConceptKind.Medication);
            Truth truth = And(belongs ? Truth.True : may ? Truth.Unknown : Truth.False, belongs || may ? Matches(fact, q) : Truth.False);
            if (truth != Truth.False)
            {
                // A change of dose that an item without a code may be or follow has no day yet.
                items.Add(new Item(fact, truth, q.DoseChanged is null ? CourseStart(fact, q) : Always));
            }
        }

        if (q.DoseChanged is not null)
        {
            // What matches is the prescription that changed the dose, in a course of which one is what is asked for.
            MedicationFact[] asked = [.. items.Select(static i => i.Fact).Cast<MedicationFact>().Where(m => codes.Belongs(m.Codes, q.Concept))];
            items =
            [
                .. items.Where(i => !codes.Belongs(i.Fact.Codes, q.Concept)),
                .. from m in record.Medications
                   let truth = Or(asked.Select(a => And(Matches(a, q), Or(DoseChanges(a, q).Where(c => c.By == m).Select(static c => c.Truth)))))
                   where truth != Truth.False
                   select new Item(m, truth, StartOf(m)),
            ];
        }

        // What the host proposes it says itself, whatever the record holds.
        Span? unseen = q.Proposed == true ? null : Unseen(RecordSection.Medications, Narrower(q.Within, q.Started), q.Started is null ? UpToItsEnd(WindowOf(q.Within)) : WindowOf(q.Started));
        return new Found(items, unseen);
    }

    private Truth Matches(MedicationFact fact, MedicationQuery q)
    {
        Span start = StartOf(fact);
        Span course = CourseStart(fact, q);
        return And(
            And(Recorded(fact), start.OnOrBefore(asOf), InState(fact, q)),
            q.Within is null ? Truth.True : Span.Overlap(start, LastDay(fact), WindowOf(q.Within)),
            q.Started is null ? Truth.True : course.In(WindowOf(q.Started)),
            q.For is null ? Truth.True : Calendar.Passed(course, q.For, asOf),
            q.DoseChanged is null ? Truth.True : !codes.Belongs(fact.Codes, q.Concept) ? Truth.Unknown : DoseChanged(fact, q),
            q.DailyDose is null ? Truth.True : DoseOf(fact, q.DailyDose.Unit) is { } dose ? dose.In(Numbers.Of(q.DailyDose)) : Truth.Unknown,
            q.Proposed is not { } proposed ? Truth.True : Of(fact.IsProposed == proposed),
            OfThatKind(fact, q));
    }

    // "route: C, course: acute|repeat, as-needed, during"; a missing value is unknown, never false.
    private Truth OfThatKind(MedicationFact fact, MedicationQuery q) => And(
        q.Route is not { } route ? Truth.True : fact.Route.IsEmpty ? Truth.Unknown : Of(codes.Belongs(fact.Route, route)),
        q.Course is not { } type ? Truth.True : fact.Course == CourseType.NotStated ? Truth.Unknown : Of(fact.Course == type),
        q.AsNeeded is not { } needed ? Truth.True : fact.AsNeeded is { } f ? Of(f == needed) : Truth.Unknown,
        Lies(fact, StartOf(fact), q.Setting));

    // "Never a fact: entered-in-error; doNotPerform; requests with intent proposal or plan, or status draft or cancelled".
    // "A proposed order counts whatever its status or intent (except doNotPerform, cancelled, entered in error)".
    private static Truth Recorded(MedicationFact fact) =>
        fact.DoNotPerform || fact.Status is FactStatus.EnteredInError or FactStatus.Cancelled or FactStatus.NotDone ? Truth.False
        : fact.IsProposed ? Truth.True
        : (fact.Item == MedicationItem.Request && fact.Intent is RequestIntent.Proposal or RequestIntent.Plan) || fact.Status is FactStatus.Draft or FactStatus.Proposed ? Truth.False
        : fact.Status == FactStatus.Unknown ? Truth.Unknown
        : Truth.True;

    private Truth InState(MedicationFact fact, MedicationQuery q)
    {
        if (q.State.HasFlag(MedicationState.Ever) || (q.Within is not null && q.State == MedicationState.Active))
        {
            return Truth.True;
        }

        // "request or statement active (statement also intended; on hold is not)"; handed over is the usual state of a dispense, given of an administration.
        bool event_ = fact.Item is MedicationItem.Dispense or MedicationItem.Administration;
        bool running = fact.IsProposed || fact.Status is FactStatus.Active or FactStatus.NotStated or FactStatus.Unknown
            || (fact.Item == MedicationItem.Statement && fact.Status == FactStatus.Intended)
            || (event_ && fact.Status is FactStatus.Completed or FactStatus.InProgress);
        Truth over = fact.IsProposed ? Truth.False : LastDay(fact).Before(asOf);
        bool completed = fact.Status == FactStatus.Completed && !event_;
        return q.State switch
        {
            MedicationState.Active => And(Of(running), Not(over)),
            MedicationState.Completed => Or(Of(completed), And(Of(running), over)),
            _ => Of(completed || running),
        };
    }

    private static bool IsOver(FactStatus status) => status is FactStatus.Stopped or FactStatus.Completed or FactStatus.OnHold or FactStatus.Inactive;

    // "Start = boundsPeriod/effectivePeriod, else authoredOn"; "a proposed order counts from the as-of date".
    private Span StartOf(MedicationFact fact) =>
        fact == supposed.Fact ? Span.Day(supposed.Start) : fact.IsProposed ? Span.Day(asOf) : Span.Of(fact.Period?.Start ?? fact.Authored, asOf).NotAfter(fact.Period?.End).NotAfter(fact.Item is MedicationItem.Request or MedicationItem.Statement && IsOver(fact.Status) ? asOf : null);

    // "End = its end [the last day taken], else start + expectedSupplyDuration × (1 + repeats). Stopped or completed without an end date = ended at an
    // unknown time. Active without end or supply: acute = active for the pack's acute-length, then unknown; repeat or not stated = open."
    private Span LastDay(MedicationFact fact)
    {
        Span start = StartOf(fact);
        bool event_ = fact.Item is MedicationItem.Dispense or MedicationItem.Administration;
        if (fact.IsProposed)
        {
            return Span.Never;
        }

        if (fact.Period?.End is { } end)
        {
            Span last = Span.Of(end, asOf);
            return last.Lo < start.Lo && last.Hi >= start.Lo ? last with { Lo = start.Lo } : last;
        }

        // "an administration on its day".
        if (fact.Item == MedicationItem.Administration)
        {
            return start;
        }

        int? supplied = fact.SupplyDays is { } supply ? (int)(supply * (1 + (fact.Repeats ?? 0))) : null;
        if (!event_ && IsOver(fact.Status))
        {
            // At an unknown time, and no later than when the supply was used up.
            DateOnly usedUp = supplied is { } all ? Calendar.Days(start.Hi, all - 1) : asOf;
            return new Span(start.Lo, usedUp < asOf ? usedUp : asOf);
        }

        if (supplied is { } days)
        {
            return new Span(Calendar.Days(start.Lo, days - 1), Calendar.Days(start.Hi, days - 1));
        }

        // A dispense without days' supply: the day of its hand-over for certain, and nobody knows how long.
        return fact.Item == MedicationItem.Dispense ? new Span(start.Lo, DateOnly.MaxValue)
            : fact.Course == CourseType.Acute ? new Span(Calendar.Days(Calendar.Plus(start.Lo, rules.AcuteLength), -1), DateOnly.MaxValue)
            : Span.Never;
    }

    // "A dose that exists only as text is unknown"; UCUM converts a unit of the same dimension.
    private static Numbers? DoseOf(MedicationFact fact, string unit) =>
        !fact.DoseIsText && fact.DailyDose is { } dose && SpecUnits.Factor(dose.Unit, unit) is { } factor ? Numbers.Of(dose).Line(factor, Fraction.Of(0)) : null;
}
