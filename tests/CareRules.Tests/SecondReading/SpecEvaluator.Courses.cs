using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;
using static CareRules.Tests.SecondReading.Kleene3;

namespace CareRules.Tests.SecondReading;

internal sealed partial class SpecEvaluator
{
    private (MedicationFact? Fact, DateOnly Start) supposed;

    private static readonly Duration DefaultGap = new(30, DurationUnit.Day);

    /// <summary>
    /// "Prescriptions of C joined where gaps are at most `gap:` (default 30 days), switches inside C included, are one course": the days on which
    /// the course of the fact can have begun. Early: everything that can be joined is; late: only what must be.
    /// </summary>
    private Span CourseStart(MedicationFact fact, MedicationQuery q)
    {
        Span own = StartOf(fact);
        if (own.Lo == own.Hi)
        {
            return CourseOf(fact, q);
        }

        // A start that is not known is supposed on each day that can make a difference, one after the other.
        Duration gap = q.Gap ?? DefaultGap;
        DateOnly[] days =
        [
            .. record.Medications.Where(m => m != fact && Joins(m, q, fact) != Truth.False)
                .SelectMany(m => new[] { StartOf(m).Lo, StartOf(m).Hi, EndOf(m).Lo, EndOf(m).Hi, Calendar.Plus(EndOf(m).Lo, gap), Calendar.Plus(EndOf(m).Hi, gap), Calendar.Less(StartOf(m).Hi, gap), Calendar.Less(StartOf(m).Lo, gap) })
                .SelectMany(static d => new[] { Calendar.Days(d, -1), d, Calendar.Days(d, 1) }).Concat([own.Lo, own.Hi, asOf])
                .Where(d => d >= own.Lo && d <= own.Hi && d <= asOf).Distinct(),
        ];
        List<Span> starts = [];
        foreach (DateOnly day in days.DefaultIfEmpty(own.Lo))
        {
            supposed = (fact, day);
            starts.Add(CourseOf(fact, q));
            supposed = default;
        }

        return new Span(starts.Min(static s => s.Lo), starts.Max(static s => s.Hi));
    }

    private Span CourseOf(MedicationFact fact, MedicationQuery q)
    {
        Duration gap = q.Gap ?? DefaultGap;
        MedicationFact[] all =
        [
            .. record.Medications.Where(m => m != fact && Joins(m, q, fact) != Truth.False),
        ];
        MedicationFact[] sure = [.. all.Where(m => Joins(m, q, fact) == Truth.True)];
        DateOnly early = Chain(fact, all, (a, b) => Joined(a, b, gap) != Truth.False).Min(m => StartOf(m).Lo);
        if (Unseen(RecordSection.Medications, Always) is { } unseen && Calendar.Less(early, gap) <= unseen.Hi)
        {
            // An earlier prescription that nobody showed may be of the same course.
            early = DateOnly.MinValue;
        }

        DateOnly late = Chain(fact, sure, (a, b) => Joined(a, b, gap) == Truth.True).Min(m => StartOf(m).Hi);
        return new Span(early, late);
    }

    // What is asked for narrows what is joined: the oral course is made of oral prescriptions.
    private Truth Joins(MedicationFact m, MedicationQuery q) =>
        And(Of(codes.Belongs(m.Codes, q.Concept)), Recorded(m), StartOf(m).OnOrBefore(asOf), OfThatKind(m, q));

    // An item without a usable code is taken as one of the concept where it is asked of itself; another such item then may be one too.
    private Truth Joins(MedicationFact m, MedicationQuery q, MedicationFact with) =>
        IsUncoded(with) && IsUncoded(m) && q.Concept != ConceptId.Any
            ? And(Truth.Unknown, Recorded(m), StartOf(m).OnOrBefore(asOf), OfThatKind(m, q))
            : Joins(m, q);

    private static HashSet<MedicationFact> Chain(MedicationFact from, MedicationFact[] others, Func<MedicationFact, MedicationFact, bool> joined)
    {
        HashSet<MedicationFact> chain = [from];
        while (others.FirstOrDefault(o => !chain.Contains(o) && chain.Any(c => joined(c, o))) is { } next)
        {
            chain.Add(next);
        }

        return chain;
    }

    private Truth Joined(MedicationFact a, MedicationFact b, Duration gap) => And(GapAtMost(a, b, gap), GapAtMost(b, a, gap));

    // The second starts at most the gap after the end of the first; the end is the recorded one, or the day on which the supply is used up.
    private Truth GapAtMost(MedicationFact first, MedicationFact second, Duration gap)
    {
        Span end = EndOf(first);
        Span start = StartOf(second);
        return Calendar.Less(start.Hi, gap) <= end.Lo ? Truth.True : Calendar.Less(start.Lo, gap) > end.Hi ? Truth.False : Truth.Unknown;
    }

    private Span EndOf(MedicationFact fact)
    {
        Span last = LastDay(fact);
        bool bySupply = fact.Period?.End is null && (fact.SupplyDays is not null || fact.Course == CourseType.Acute || fact.Item == MedicationItem.Administration);
        Span end = bySupply ? Calendar.Days(last, 1) : last;
        Span start = StartOf(fact);
        return new Span(end.Lo < start.Lo ? start.Lo : end.Lo, end.Hi);
    }

    // "dose-changed compares inside the course"; doses of two drugs are not compared; a start is no change.
    private Truth DoseChanged(MedicationFact fact, MedicationQuery q) => Or(DoseChanges(fact, q).Select(static c => c.Truth));

    // The prescriptions that changed the dose, in the course of the one given.
    private IEnumerable<(MedicationFact By, Truth Truth)> DoseChanges(MedicationFact fact, MedicationQuery q)
    {
        MedicationFact[] course = [.. record.Medications.Where(m => Joins(m, q) != Truth.False)];
        Truth SameCourse(MedicationFact m) => m == fact ? Truth.True
            : And(
                Joins(m, q),
                Chain(fact, course, (a, b) => And(Joins(b, q), Joined(a, b, q.Gap ?? DefaultGap)) == Truth.True).Contains(m) ? Truth.True
                : Chain(fact, course, (a, b) => Joined(a, b, q.Gap ?? DefaultGap) != Truth.False).Contains(m) ? Truth.Unknown : Truth.False);

        return
            from later in course
            from earlier in course
            where earlier != later && SameDrug(earlier, later) != Truth.False
            let between = Or(course.Where(m => m != earlier && m != later && SameDrug(m, later) == Truth.True)
                .Select(m => And(StartOf(earlier).Before(StartOf(m)), StartOf(m).Before(StartOf(later)))))
            select (later, And(
                SameCourse(earlier),
                SameCourse(later),
                SameDrug(earlier, later),
                StartOf(earlier).Before(StartOf(later)),
                Not(between),
                StartOf(later).In(WindowOf(q.DoseChanged)),
                DoseDiffers(earlier, later)));
    }

    private static Truth DoseDiffers(MedicationFact a, MedicationFact b) =>
        a.DailyDose is not { } dose || DoseOf(a, dose.Unit) is not { } x || DoseOf(b, dose.Unit) is not { } y ? Truth.Unknown : Not(x.Less(y).In(Numbers.Point(Fraction.Of(0))));

    private Truth SameDrug(MedicationFact a, MedicationFact b) =>
        Ingredients(a) is { } x && Ingredients(b) is { } y ? Of(x == y)
        : a.Codes.Any(c => b.Codes.Contains(c) && codes.Written(c) is null) ? Truth.True : Truth.Unknown;
}
