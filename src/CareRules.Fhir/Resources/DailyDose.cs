using CareRules.Clinical;
using CareRules.Fhir.Elements;

namespace CareRules.Fhir.Resources;

/// <summary>
/// The dose a day of one dosage: dose × times a day, in the unit of the dose. Only from structure, and only where it is certain: not from a
/// range, a dose as needed, a frequency that may vary, days of the week or times around meals.
/// </summary>
internal static class DailyDose
{
    // Beyond these nothing is a dose, and the arithmetic would not fit a decimal.
    private const decimal Most = 1_000_000_000;

    private const decimal Least = 0.000_000_001m;

    public static Quantity? Of(FhirElement dosage)
    {
        if (dosage.Flag("asNeededBoolean"u8) == true || dosage.Has("asNeededCodeableConcept"u8) || dosage.Has("modifierExtension"u8))
        {
            return null;
        }

        if (Dose(dosage) is not { } dose || TimesADay(dosage.Get("timing"u8)) is not { } times)
        {
            return null;
        }

        return new Quantity(dose.Value * times.Count / times.Days, dose.Unit);
    }

    // Several doses are alternatives: the one that is marked as ordered is meant.
    private static Quantity? Dose(FhirElement dosage)
    {
        FhirElements doses = dosage.List("doseAndRate"u8);
        Quantity? found = null;
        int candidates = 0;
        foreach (FhirElement dose in doses)
        {
            if (doses.Count > 1 && !IsOrdered(dose))
            {
                continue;
            }

            candidates++;
            found = Quantities.ReadOrNull(dose.Get("doseQuantity"u8));
        }

        return candidates == 1 && found is { Comparator: QuantityComparator.Equal, Value: >= Least and <= Most } ? found : null;
    }

    private static bool IsOrdered(FhirElement dose)
    {
        foreach (FhirElement coding in dose.Get("type"u8).List("coding"u8))
        {
            if (coding.TextIs("code"u8, "ordered"u8))
            {
                return true;
            }
        }

        return false;
    }

    private static (decimal Count, decimal Days)? TimesADay(FhirElement timing)
    {
        FhirElement repeat = timing.Get("repeat"u8);
        if (repeat.Has("frequencyMax"u8) || repeat.Has("periodMax"u8) || repeat.Has("dayOfWeek"u8) || repeat.Has("when"u8)
            || repeat.Has("countMax"u8) || repeat.Has("count"u8))
        {
            return null;
        }

        if (!repeat.Has("period"u8))
        {
            return repeat.Has("timeOfDay"u8) || repeat.Has("frequency"u8) ? null : ByCode(timing.Get("code"u8));
        }

        int frequency = repeat.Has("frequency"u8) ? repeat.Whole("frequency"u8) ?? 0 : 1;
        decimal period = repeat.Number("period"u8) ?? 0;
        if (frequency is < 1 or > 1000 || period is < 0.001m or > 100_000 || repeat.Has("timeOfDay"u8))
        {
            return null;
        }

        return repeat.Text("periodUnit"u8) switch
        {
            "h" => (frequency * 24m, period),
            "d" => (frequency, period),
            "wk" => (frequency, period * 7),
            _ => null,
        };
    }

    private static (decimal, decimal)? ByCode(FhirElement code)
    {
        foreach (FhirElement coding in code.List("coding"u8))
        {
            switch (coding.Text("code"u8))
            {
                case "QD": return (1, 1);
                case "BID": return (2, 1);
                case "TID": return (3, 1);
                case "QID": return (4, 1);
                case "QOD": return (1, 2);
            }
        }

        return null;
    }
}
