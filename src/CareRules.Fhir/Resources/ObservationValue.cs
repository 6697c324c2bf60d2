using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Fhir.Elements;

namespace CareRules.Fhir.Resources;

/// <summary>What an observation or a component found: a quantity, coded answers, nothing for a stated reason, or something unusable.</summary>
internal readonly record struct ObservationValue(Quantity? Quantity, ImmutableArray<Code> Codes, string? Unreadable, bool DataAbsent)
{
    // HL7's codes for true and false.
    private const string SpecialValues = "http://terminology.hl7.org/CodeSystem/special-values";

    private static readonly ObservationValue Nothing = new(null, [], null, false);

    public static ObservationValue Of(FhirElement resource)
    {
        FhirElement quantity = resource.Get("valueQuantity"u8);
        if (quantity.Exists)
        {
            // A quantity without a number whose absence is explained is no value.
            if (!quantity.Has("value"u8) && resource.Has("dataAbsentReason"u8))
            {
                return Nothing with { DataAbsent = true };
            }

            return Quantities.TryRead(quantity, out Quantity value, out string? reason)
                ? Nothing with { Quantity = value }
                : Nothing with { Unreadable = reason };
        }

        return Coded(resource) ?? Nothing with { Unreadable = Unusable(resource), DataAbsent = IsAbsent(resource) };
    }

    private static ObservationValue? Coded(FhirElement resource)
    {
        if (resource.Get("valueCodeableConcept"u8) is { Exists: true } concept)
        {
            ImmutableArray<Code> codes = Concept.Of(concept).Codes;
            return Nothing with { Codes = codes, Unreadable = codes.IsEmpty ? "the answer has no code" : null };
        }

        if (resource.Has("valueBoolean"u8) && resource.Flag("valueBoolean"u8) is { } flag)
        {
            return Nothing with { Codes = [new Code(SpecialValues, flag ? "true" : "false")] };
        }

        if (resource.Has("valueInteger"u8) && resource.Number("valueInteger"u8) is { } number && number == decimal.Truncate(number))
        {
            return Nothing with { Quantity = new Quantity(number, "1") };
        }

        return null;
    }

    private static bool IsAbsent(FhirElement resource) => resource.Has("dataAbsentReason"u8) && Unusable(resource) is null;

    private static string? Unusable(FhirElement resource) =>
        resource.Has("valueString"u8) ? "the value is a text"
        : resource.Has("valueRange"u8) ? "the value is a range"
        : resource.Has("valueRatio"u8) ? "the value is a ratio"
        : resource.Has("valuePeriod"u8) ? "the value is a period"
        : resource.Has("valueSampledData"u8) ? "the value is sampled data"
        : resource.Has("valueDateTime"u8) || resource.Has("valueTime"u8) ? "the value is a time"
        : resource.Has("valueInteger"u8) ? "the number cannot be read exactly"
        : resource.Has("valueQuantity"u8) || resource.Has("valueBoolean"u8) || resource.Has("valueCodeableConcept"u8) ? "the value cannot be read"
        : null;
}
