using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;
using static CareRules.Tests.SecondReading.Kleene3;

namespace CareRules.Tests.SecondReading;

internal sealed partial class SpecEvaluator
{
    // "condition: C: an active condition coded in C".
    private Found Conditions(ConditionQuery q) => new(
        [
            .. from fact in record.Conditions
               where codes.Belongs(fact.Codes, q.Concept)
               let truth = Matches(fact, q)
               where truth != Truth.False
               select new Item(fact, truth, OnsetOf(fact)),
        ],
        Unseen(RecordSection.Conditions, Narrower(q.Within, q.Onset), q.Onset is null ? UpToItsEnd(WindowOf(q.Within)) : WindowOf(q.Onset)));

    private Truth Matches(ConditionFact fact, ConditionQuery q)
    {
        Span onset = OnsetOf(fact);
        Truth began = onset.OnOrBefore(asOf);
        (Truth ended, Span lastDay) = End(fact, q);

        // "Unconfirmed, provisional and differential count only with `unconfirmed: include`".
        bool unsure = fact.Verification is VerificationStatus.Unconfirmed or VerificationStatus.Provisional or VerificationStatus.Differential;
        Truth counts = And(Recorded(fact), Of(!unsure || q.Unconfirmed), began);

        Truth state = q.State switch
        {
            // "within: in force at some time in W, ended or not".
            ConditionState.Active when q.Within is not null => Truth.True,
            ConditionState.Active => Not(ended),
            ConditionState.Inactive => ended,
            _ => Truth.True,
        };
        return And(
            counts,
            state,
            q.Onset is null ? Truth.True : onset.In(WindowOf(q.Onset)),
            q.For is null ? Truth.True : Calendar.Passed(onset, q.For, asOf),
            q.Within is null ? Truth.True : Span.Overlap(onset, lastDay, WindowOf(q.Within)));
    }

    // "Never a fact: entered-in-error; refuted conditions". "A status of `unknown` makes the fact unknown."
    private static Truth Recorded(ConditionFact fact) =>
        fact.Status == FactStatus.EnteredInError || fact.Verification is VerificationStatus.EnteredInError or VerificationStatus.Refuted ? Truth.False
        : fact.Status == FactStatus.Unknown || fact.ClinicalStatus == ClinicalStatus.Unknown ? Truth.Unknown
        : Truth.True;

    // "Which date: onset, else recorded date". What is said to be over has begun.
    private Span OnsetOf(ConditionFact fact) => Span.Of(fact.Onset ?? fact.Recorded, asOf).NotAfter(fact.Abatement)
        .NotAfter(fact.ClinicalStatus is ClinicalStatus.Inactive or ClinicalStatus.Remission or ClinicalStatus.Resolved ? asOf : null);

    // "active = clinical status active, recurrence or relapse, and no abatement on or before the as-of date; without a status, active unless abated".
    private (Truth Ended, Span LastDay) End(ConditionFact fact, ConditionQuery q)
    {
        Span onset = OnsetOf(fact);
        Truth inactive = fact.ClinicalStatus switch
        {
            ClinicalStatus.Inactive or ClinicalStatus.Remission or ClinicalStatus.Resolved => Truth.True,
            ClinicalStatus.Unknown => Truth.Unknown,
            _ => Truth.False,
        };
        Truth abated = fact.AbatedAtUnknownTime ? Truth.True : fact.Abatement is { } a ? Span.Of(a, asOf).OnOrBefore(asOf) : Truth.False;
        Span lastDay = fact.Abatement is { } abatement ? DayBefore(Span.Of(abatement, asOf), onset)
            : inactive == Truth.True || fact.AbatedAtUnknownTime ? new Span(onset.Lo, Calendar.Days(asOf, -1))
            : inactive == Truth.Unknown ? new Span(onset.Lo, DateOnly.MaxValue)
            : Span.Never;

        (Truth closed, Span closedLast) = Closed(fact, q);
        Span last = new(
            closed != Truth.False && closedLast.Lo < lastDay.Lo ? closedLast.Lo : lastDay.Lo,
            closed == Truth.True && closedLast.Hi < lastDay.Hi ? closedLast.Hi : lastDay.Hi);
        return (Or(inactive, abated, closed), last);
    }

    // The day of abatement is no day in force, unless the condition began on it.
    private static Span DayBefore(Span abated, Span onset) =>
        new(Calendar.Days(abated.Lo, -1), onset.Hi >= abated.Hi ? abated.Hi : Calendar.Days(abated.Hi, -1));

    // "resolved-by: C2: inactive from a later C2, active again from a newer C" (the newer C is a fact of its own).
    private (Truth Closed, Span LastDay) Closed(ConditionFact fact, ConditionQuery q)
    {
        // It is the condition that is closed, under whatever wider concept it is asked for.
        ConceptId[] closers = [.. rules.Concepts.Where(c => codes.Belongs(fact.Codes, c.Id)).Select(static c => c.ResolvedBy).OfType<ConceptId>()];
        (Truth Truth, Span On)[] closings =
        [
            .. from other in record.Conditions
               where closers.Any(c => codes.Belongs(other.Codes, c))
               let day = OnsetOf(other)
               let unsure = other.Verification is VerificationStatus.Unconfirmed or VerificationStatus.Provisional or VerificationStatus.Differential
               let truth = And(Recorded(other), Of(!unsure), day.OnOrBefore(asOf), OnsetOf(fact).Before(day))
               where truth != Truth.False
               select (truth, day),
        ];

        // A closing that nobody showed may stand in the part of the section that nobody showed.
        if (closers.Length > 0 && Unseen(RecordSection.Conditions, Always) is { } unseen && OnsetOf(fact).Before(unseen) != Truth.False)
        {
            closings = [.. closings, (Truth.Unknown, unseen)];
        }

        if (closings.Length == 0)
        {
            return (Truth.False, Span.Never);
        }

        (Truth Truth, Span On)[] sure = [.. closings.Where(static c => c.Truth == Truth.True)];
        DateOnly earliest = closings.Min(static c => c.On.Lo);
        DateOnly latest = sure.Length == 0 ? asOf : sure.Min(static c => c.On.Hi);
        return (Or(closings.Select(static c => c.Truth)), Calendar.Days(new Span(earliest, latest), -1));
    }
}
