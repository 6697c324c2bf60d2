using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Fhir.Elements;

namespace CareRules.Fhir.Resources;

/// <summary>What the dosages of one medication item say together.</summary>
/// <param name="AsNeeded">True or false when all that say anything agree; null otherwise.</param>
/// <param name="Route">Every route that is named, once.</param>
/// <param name="Daily">The dose a day; null when it cannot be told for certain.</param>
/// <param name="IsText">True when there is a dosage of which no dose a day can be told.</param>
/// <param name="Period">From the first start to the last end that the dosages are bound to; the end is open when any of them is not bound.</param>
/// <param name="BoundDays">The days that a single dosage is bound to by length.</param>
internal sealed record Dosage(
    bool? AsNeeded, ImmutableArray<Code> Route, Quantity? Daily, bool IsText, DatePeriod? Period, decimal? BoundDays)
{
    private static readonly Dosage None = new(null, [], null, false, null, null);

    public static Dosage Of(FhirElements dosages)
    {
        if (dosages.Count == 0)
        {
            return None;
        }

        List<FhirElement> all = [];
        foreach (FhirElement dosage in dosages)
        {
            all.Add(dosage);
        }

        Quantity? daily = Together(all);
        return new Dosage(
            AsNeededOf(all),
            [.. all.SelectMany(static d => Concept.Of(d.Get("route"u8)).Codes).Distinct()],
            daily,
            daily is null && all.Exists(static d => d.Has("text"u8) || d.Has("doseAndRate"u8)),
            PeriodOf(all),
            all.Count == 1 ? LengthOf(all[0]) : null);
    }

    // Dosages add up only when they say themselves, by one common sequence number, that they hold at the same time.
    private static Quantity? Together(List<FhirElement> all)
    {
        if (all.Count == 0 || DailyDose.Of(all[0]) is not { } sum)
        {
            return null;
        }

        foreach (FhirElement next in all.Skip(1))
        {
            if (next.Whole("sequence"u8) is not { } sequence || sequence != all[0].Whole("sequence"u8)
                || DailyDose.Of(next) is not { } dose || dose.Unit != sum.Unit)
            {
                return null;
            }

            sum = new Quantity(sum.Value + dose.Value, sum.Unit);
        }

        return sum;
    }

    private static bool? AsNeededOf(List<FhirElement> all)
    {
        bool? answer = null;
        foreach (FhirElement dosage in all)
        {
            bool? next = dosage.Has("asNeededCodeableConcept"u8) ? true : dosage.Flag("asNeededBoolean"u8);
            if (next is not null && answer is not null && next != answer)
            {
                return null;
            }

            answer ??= next;
        }

        return answer;
    }

    private static DatePeriod? PeriodOf(List<FhirElement> all)
    {
        List<DatePeriod> bounds = [];
        foreach (FhirElement dosage in all)
        {
            if (Periods.Read(Repeat(dosage).Get("boundsPeriod"u8)) is { } period)
            {
                bounds.Add(period);
            }
        }

        if (bounds.Count == 0)
        {
            return null;
        }

        bool closed = bounds.Count == all.Count && bounds.TrueForAll(static b => b.End is not null);
        bool begun = bounds.TrueForAll(static b => b.Start is not null);
        return new DatePeriod(
            begun ? bounds.MinBy(static b => b.Start!.Value.Earliest).Start : null,
            closed ? bounds.MaxBy(static b => b.End!.Value.Latest).End : null);
    }

    private static decimal? LengthOf(FhirElement dosage)
    {
        FhirElement bounds = Repeat(dosage).Get("boundsDuration"u8);
        return bounds.Number("value"u8) is { } value and >= 0 and <= 100_000 && !bounds.Has("comparator"u8)
            ? bounds.Text("code"u8) switch { "d" => value, "wk" => value * 7, _ => null }
            : null;
    }

    private static FhirElement Repeat(FhirElement dosage) => dosage.Get("timing"u8).Get("repeat"u8);
}
