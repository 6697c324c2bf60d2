using System.Runtime.CompilerServices;
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
    private const int LongestDate = 40;

    private readonly JsonItem json;
    private readonly ElementFaults faults;

    public FhirElement(JsonItem json, ElementFaults faults)
    {
        this.json = json;
        this.faults = faults;
    }

    /// <summary>False for an element that is not there: all that is read from it is absent.</summary>
    public bool Exists => faults is not null;

    public string? ResourceType => Text("resourceType"u8);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Has(ReadOnlySpan<byte> name) => Exists && json.TryGet(name, out _);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FhirElement Get(ReadOnlySpan<byte> name) =>
        TryGet(name, JsonValueKind.Object, out JsonItem value) ? new FhirElement(value, faults) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public FhirElements List(ReadOnlySpan<byte> name) =>
        TryGet(name, JsonValueKind.Array, out JsonItem value) ? new FhirElements(value, faults) : default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public string? Text(ReadOnlySpan<byte> name) =>
        TryGet(name, JsonValueKind.String, out JsonItem value) ? value.Text() : null;

    /// <summary>Text for people: without control, zero-width and bidirectional characters.</summary>
    public string? Words(ReadOnlySpan<byte> name) => CleanText.Of(Text(name));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TextIs(ReadOnlySpan<byte> name, ReadOnlySpan<byte> expected) =>
        Exists && json.TryGet(name, out JsonItem value) && value.IsString && value.TextIs(expected);

    public bool TextIs(ReadOnlySpan<byte> name, string expected) =>
        Exists && json.TryGet(name, out JsonItem value) && value.IsString && value.TextIs(expected);

    public bool? Flag(ReadOnlySpan<byte> name)
    {
        if (!Exists || !json.TryGet(name, out JsonItem value))
        {
            return null;
        }

        if (value.Kind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.Kind == JsonValueKind.True;
        }

        faults.Add(name);
        return null;
    }

    public PartialDate? Date(ReadOnlySpan<byte> name)
    {
        if (!TryGet(name, JsonValueKind.String, out JsonItem value))
        {
            return null;
        }

        Span<char> text = stackalloc char[LongestDate];
        if (PartialDate.TryParse(value.TryCopyText(text, out int length) ? text[..length] : value.Text(), out PartialDate date))
        {
            return date;
        }

        faults.Add(name);
        return null;
    }

    /// <summary>A number that a decimal holds exactly; null when absent or not such a number.</summary>
    /// <remarks>No fault is remembered: what a number that cannot be read means is for the reader to say.</remarks>
    public decimal? Number(ReadOnlySpan<byte> name) =>
        Exists && json.TryGet(name, out JsonItem value) && value.Kind == JsonValueKind.Number
            && ExactDecimal.TryParse(value.Raw, out decimal number) ? number : null;

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

    /// <summary>What an element with the same bytes was read as without a fault; null when none is remembered.</summary>
    public object? Remembered => json.Remembered;

    /// <summary>Remembers what the element was read as, unless there was a fault: that one must be met again.</summary>
    public void Remember(object read)
    {
        if (faults.First is null)
        {
            json.Remember(read);
        }
    }

    /// <summary>Remembers that an element is there but not understood.</summary>
    public void Fault(ReadOnlySpan<byte> name) => faults?.Add(name);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryGet(ReadOnlySpan<byte> name, JsonValueKind kind, out JsonItem value)
    {
        value = default;
        if (!Exists || !json.TryGet(name, out value))
        {
            return false;
        }

        if (value.Kind == kind)
        {
            return true;
        }

        faults.Add(name);
        return false;
    }
}
