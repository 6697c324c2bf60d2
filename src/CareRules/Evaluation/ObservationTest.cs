using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>One test of the values of an observation, and everything that it is asked of.</summary>
internal sealed class ObservationTest
{
    private static readonly NumberRange AnyNumber = NumberRange.Unbounded;

    private readonly EvaluationContext context;
    private readonly Window? window;

    public ObservationTest(ObservationQuery query, EvaluationContext context)
    {
        Query = query;
        this.context = context;

        // `valid-for` bounds every value test that has no window of its own.
        window = query.Within ?? (context.Plan.Concepts[query.Concept.Index].ValidFor is { } valid ? new PastWindow(valid) : null);
        DateWindow days = window.Days(context.AsOf);
        Series = ObservationSeries.Read(query, days, context);
        NotCovered = context.NotCovered(query.Concept, RecordSection.Observations, days);
        NotSupplied = context.NotCovered(query.Concept, RecordSection.Observations, null);
        Bounds = query.Test is { } test ? context.Tables.Scale(query.Concept).Bounds(test) : AnyNumber;
    }

    public ObservationQuery Query { get; }

    public ObservationSeries Series { get; }

    /// <summary>The numbers that meet the test, in the concept's unit; null when the test's unit is not accepted.</summary>
    public NumberRange? Bounds { get; }

    /// <summary>How the newest value is computed, where it may be.</summary>
    public DerivedFormula? Derived => Query is { Mode: ObservationMode.Latest, Last: null, Answer: null } ? context.Plan.Concepts[Query.Concept.Index].Derived : null;

    public DerivedValue Compute(DerivedFormula formula) => DerivedValue.Compute(Query.Concept, formula, context);

    public MissingFact? NotSupplied { get; }

    public MissingFact? NotCovered { get; }

    /// <summary>Why a newer value than these may not be shown: they lie before the day back to which the section reaches.</summary>
    public MissingFact? MayHideNewer(IEnumerable<Reading> readings) =>
        context.View.Record.ReachesBackTo(RecordSection.Observations) is { } since && readings.Any(r => r.On.Earliest < since)
            ? context.NotCovered(Query.Concept, RecordSection.Observations, new DateWindow(null, context.AsOf))
            : null;

    public bool? Meets(Reading reading) => Query.Answer is not null ? reading.Value.Answer : Meets(reading.Value.Number);

    public bool? Meets(NumberRange number) => Bounds is { } bounds ? NumberTest.Met(bounds, number) : null;

    public LeafResult Unknown(MissingReason reason, string because) =>
        LeafResult.Unknown([new MissingFact(context.Name(Query.Concept, RecordSection.Observations), reason, because) { Concept = Query.Concept }]);

    /// <summary>No value in the window: unknown, always.</summary>
    public LeafResult NoValue() =>
        NotCovered is { } unseen ? LeafResult.Unknown([unseen])
        : Series.LastOutside is { } last ? Unknown(MissingReason.TooOld, Because.NoneIn(window, last))
        : Unknown(MissingReason.Absent, Because.NotRecorded);

    /// <summary>Fewer values than the rule asks for.</summary>
    public LeafResult TooFew(int needed) =>
        NotCovered is { } unseen ? LeafResult.Unknown([unseen])
        : Unknown(Series.LastOutside is null ? MissingReason.Absent : MissingReason.TooOld, Because.Fewer(needed, window));

    /// <summary>Why these values do not decide.</summary>
    public LeafResult Undecided(ImmutableArray<Reading> readings)
    {
        foreach (Reading reading in readings)
        {
            if (reading.Value.Problem is { } problem)
            {
                return Unknown(reading.Value.Reason, problem);
            }
        }

        foreach (Reading reading in readings)
        {
            if (reading.IsIn is null || reading.On.Earliest != reading.On.Latest)
            {
                return Unknown(MissingReason.DateNotKnown, Because.DateUndecided);
            }
        }

        return Unknown(MissingReason.Unreadable, Because.OnlyLimit);
    }

    public LeafResult True(IEnumerable<Reading> readings)
    {
        ImmutableArray<FactMatch>.Builder facts = ImmutableArray.CreateBuilder<FactMatch>();
        foreach (Reading reading in readings)
        {
            foreach (ObservationFact fact in reading.Facts)
            {
                facts.Add(new FactMatch(Query.Concept, fact) { Date = RecordTable.DateOf(fact) });
            }
        }

        return LeafResult.TrueBy(facts.ToImmutable());
    }
}
