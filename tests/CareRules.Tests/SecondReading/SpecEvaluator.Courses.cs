using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;
using static CareRules.Tests.SecondReading.Kleene3;

namespace CareRules.Tests.SecondReading;

internal sealed partial class SpecEvaluator
{
    private static readonly Duration DefaultGap = new(30, DurationUnit.Day);

    /// <summary>
    /// "Prescriptions of C joined where gaps are at most `gap:` (default 30 days), switches inside C included, are one course": the days on which
    /// the course of the fact can have begun. Early: everything that can be joined is; late: only what must be.
    /// </summary>
    private Span CourseStart(MedicationFact fact, ConceptId concept, Duration? gap)
    {
        MedicationFact[] all =
        [
            .. record.Medications.Where(m => m != fact && codes.Belongs(m.Codes, concept) && And(Recorded(m), StartOf(m).OnOrBefore(asOf)) != Truth.False),
        ];
        if (!codes.Belongs(fact.Codes, concept))
        {
            // An item without a usable code is a course of its own.
            return StartOf(fact);
        }

        MedicationFact[] sure = [.. all.Where(m => And(Recorded(m), StartOf(m).OnOrBefore(asOf)) == Truth.True)];
        DateOnly early = Chain(fact, all, (a, b) => Joined(a, b, gap ?? DefaultGap) != Truth.False).Min(m => StartOf(m).Lo);
        DateOnly late = Chain(fact, sure, (a, b) => Joined(a, b, gap ?? DefaultGap) == Truth.True).Min(m => StartOf(m).Hi);
        return new Span(early, late);
    }

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
        bool bySupply = fact.Period?.End is null && (fact.SupplyDays is not null || fact.Course == CourseType.Acute);
        Span end = bySupply ? Calendar.Days(last, 1) : last;
        Span start = StartOf(fact);
        return new Span(end.Lo < start.Lo ? start.Lo : end.Lo, end.Hi);
    }

    // "dose-changed compares inside the course"; doses of two drugs are not compared; a start is no change.
    private Truth DoseChanged(MedicationFact fact, MedicationQuery q)
    {
        MedicationFact[] course = [.. record.Medications.Where(m => codes.Belongs(m.Codes, q.Concept) && And(Recorded(m), StartOf(m).OnOrBefore(asOf)) != Truth.False)];
        Truth SameCourse(MedicationFact m) => m == fact ? Truth.True
            : And(
                Recorded(m),
                Chain(fact, course, (a, b) => And(Recorded(b), Joined(a, b, q.Gap ?? DefaultGap)) == Truth.True).Contains(m) ? Truth.True
                : Chain(fact, course, (a, b) => Joined(a, b, q.Gap ?? DefaultGap) != Truth.False).Contains(m) ? Truth.Unknown : Truth.False);

        return Or(
            from later in course
            from earlier in course
            where earlier != later && SameDrug(earlier, later) != Truth.False
            let between = Or(course.Where(m => m != earlier && m != later && SameDrug(m, later) == Truth.True)
                .Select(m => And(StartOf(earlier).Before(StartOf(m)), StartOf(m).Before(StartOf(later)))))
            select And(
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
        Ingredients(a) is { } x && Ingredients(b) is { } y ? Of(x == y) : Of(a.Codes.Any(b.Codes.Contains));
}
