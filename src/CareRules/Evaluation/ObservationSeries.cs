using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>The values of an observation that lie in a window, or may, one a day.</summary>
/// <param name="Days">Newest first, as far as their days say.</param>
/// <param name="LastOutside">The newest value outside the window, for the reason when none lies in it.</param>
internal sealed record ObservationSeries(ImmutableArray<Reading> Days, PartialDate? LastOutside)
{
    public static ObservationSeries Read(ObservationQuery query, DateWindow window, EvaluationContext context)
    {
        List<Reading> readings = [];
        PartialDate? outside = null;
        foreach (Admitted<ObservationFact> entry in context.View.Observations.Of(query.Concept))
        {
            ObservationFact fact = entry.Fact;
            if (!ReadingReader.HasValue(fact))
            {
                continue;
            }

            DateInterval on = RecordTable.DateOf(fact) is { } date ? DateInterval.Of(date) : new DateInterval(DateOnly.MinValue, context.AsOf);
            bool? isIn = RecordTable.When(fact, context.AsOf).Overlaps(window);
            if (isIn == false)
            {
                outside = Later(outside, RecordTable.DateOf(fact));
                continue;
            }

            Verdict verdict = default;
            verdict.AndStatusKnown(entry.StatusKnown);
            SettingHead.Judge(ref verdict, query.Setting, fact, on, context);
            if (!verdict.IsRejected)
            {
                // A value of unknown status is no usable value: an older one never stands in for it.
                ReadingValue value = entry.StatusKnown ? ReadingReader.Read(fact, query, context) : ReadingValue.Unusable(MissingReason.StatusNotKnown, Because.StatusUnknown);
                readings.Add(new Reading([fact], on, verdict.IsUnknown ? null : isIn, value));
            }
        }

        return new ObservationSeries(ByDay(readings, query.PerDay ?? context.Plan.Concepts[query.Concept.Index].PerDay ?? PerDay.Last), outside);
    }

    private static ImmutableArray<Reading> ByDay(List<Reading> readings, PerDay how)
    {
        if (readings.Count == 0)
        {
            return [];
        }

        if (readings.Count == 1)
        {
            return [readings[0]];
        }

        // A partial date is a day of its own: it may be any of several.
        List<List<Reading>> days = [];
        Dictionary<DateOnly, List<Reading>> known = [];
        foreach (Reading reading in readings)
        {
            if (reading.On.Earliest != reading.On.Latest)
            {
                days.Add([reading]);
            }
            else if (known.TryGetValue(reading.On.Earliest, out List<Reading>? day))
            {
                day.Add(reading);
            }
            else
            {
                known[reading.On.Earliest] = day = [reading];
                days.Add(day);
            }
        }

        return [.. days.Select(day => DayReducer.Reduce(day, how)).OrderByDescending(static r => r.On.Latest).ThenByDescending(static r => r.On.Earliest)];
    }

    private static PartialDate? Later(PartialDate? a, PartialDate? b) => a is not { } x ? b : b is { } y && y.Latest > x.Latest ? b : a;
}
