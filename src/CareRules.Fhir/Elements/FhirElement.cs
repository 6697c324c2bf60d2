using System.Text.Json;
using CareRules.Clinical;
using CareRules.Fhir.Json;

namespace CareRules.Fhir.Elements;

/// <summary>
/// A thin view of one JSON object of a resource. All that the resource readers know of JSON is here, so that another source of elements can
/// take its place. An element of the wrong kind reads as absent and is remembered as a fault, which makes the fact unknown.
/// </summary>
internal readonly struct FhirElement
{
    private readonly JsonElement json;
    private readonly ElementFaults faults;

    public FhirElement(JsonElement json, ElementFaults faults)
    {
        this.json = json;
        this.faults = faults;
    }

    /// <summary>False for an element that is not there: all that is read from it is absent.</summary>
    public bool Exists => faults is not null;

    public string? ResourceType => Text("resourceType"u8);

    public bool Has(ReadOnlySpan<byte> name) => Exists && json.TryGetProperty(name, out _);

    public FhirElement Get(ReadOnlySpan<byte> name) =>
        TryGet(name, JsonValueKind.Object, out JsonElement value) ? new FhirElement(value, faults) : default;

    public FhirElements List(ReadOnlySpan<byte> name) =>
        TryGet(name, JsonValueKind.Array, out JsonElement value) ? new FhirElements(value, faults) : default;

    public string? Text(ReadOnlySpan<byte> name) =>
        TryGet(name, JsonValueKind.String, out JsonElement value) ? value.GetString() : null;

    /// <summary>Text for people: without control, zero-width and bidirectional characters.</summary>
    public string? Words(ReadOnlySpan<byte> name) => CleanText.Of(Text(name));

    public bool TextIs(ReadOnlySpan<byte> name, ReadOnlySpan<byte> expected) =>
        Exists && json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.ValueEquals(expected);

    public bool TextIs(ReadOnlySpan<byte> name, string expected) =>
        Exists && json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.ValueEquals(expected);

    public bool? Flag(ReadOnlySpan<byte> name)
    {
        if (!Exists || !json.TryGetProperty(name, out JsonElement value))
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.ValueKind == JsonValueKind.True;
        }

        faults.Add(name);
        return null;
    }

    public PartialDate? Date(ReadOnlySpan<byte> name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (PartialDate.TryParse(text, out PartialDate date))
        {
            return date;
        }

        faults.Add(name);
        return null;
    }

    /// <summary>A number that a decimal holds exactly; null when absent or not such a number.</summary>
    /// <remarks>No fault is remembered: what a number that cannot be read means is for the reader to say.</remarks>
    public decimal? Number(ReadOnlySpan<byte> name) =>
        Exists && json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number
            && ExactDecimal.TryParse(value.GetRawText(), out decimal number) ? number : null;

    public int? Whole(ReadOnlySpan<byte> name)
    {
        if (!Has(name))
        {
            return null;
        }

        if (Number(name) is { } number && number == decimal.Truncate(number) && number is >= 0 and <= int.MaxValue)
        {
            return (int)number;
        }

        faults.Add(name);
        return null;
    }

    /// <summary>Remembers that an element is there but not understood.</summary>
    public void Fault(ReadOnlySpan<byte> name) => faults?.Add(name);

    private bool TryGet(ReadOnlySpan<byte> name, JsonValueKind kind, out JsonElement value)
    {
        value = default;
        if (!Exists || !json.TryGetProperty(name, out value))
        {
            return false;
        }

        if (value.ValueKind == kind)
        {
            return true;
        }

        faults.Add(name);
        return false;
    }
}
