using System.Collections.Immutable;
using System.Text.Json;
using CareRules.Clinical;
using CareRules.Explanations;

namespace CareRules;

/// <summary>Reads the members of the published JSON. A fault names the place and never a value: what stands there may be of a patient.</summary>
internal readonly struct JsonFields
{
    private readonly JsonElement json;
    private readonly string at;

    public JsonFields(JsonElement json, string at)
    {
        this.json = json.ValueKind == JsonValueKind.Object ? json : throw Fault(at, "an object");
        this.at = at;
    }

    public static JsonException Fault(string at, string wanted) => new($"{at} is not {wanted} of a CareRules result.");

    public bool Has(string name) => Of(name) is not null;

    public string? Text(string name) => Of(name) is not { } field ? null : field.ValueKind == JsonValueKind.String ? field.GetString() : throw Fault(At(name), "a text");

    public string Needed(string name) => Text(name) ?? throw Fault(At(name), "a text");

    public bool Flag(string name) => Truth(name) ?? throw Fault(At(name), "true or false");

    public bool? Truth(string name) => Of(name)?.ValueKind switch
    {
        null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Fault(At(name), "true or false"),
    };

    public decimal? Number(string name) =>
        Of(name) is not { } field ? null : field.ValueKind == JsonValueKind.Number && field.TryGetDecimal(out decimal number) ? number : throw Fault(At(name), "a number");

    public int? Count(string name) =>
        Of(name) is not { } field ? null : field.ValueKind == JsonValueKind.Number && field.TryGetInt32(out int count) ? count : throw Fault(At(name), "a whole number");

    public DateOnly? Day(string name) =>
        Date(name) is not { } date ? null : date.IsDay && date.Instant is null ? date.Earliest : throw Fault(At(name), "a day");

    public PartialDate? Date(string name) => Text(name) is not { } text ? null : PartialDate.TryParse(text, out PartialDate date) ? date : throw Fault(At(name), "a date");

    public T Name<T>(string name)
        where T : struct, Enum => NameOrNull<T>(name) ?? throw Fault(At(name), "one of the known words");

    public T? NameOrNull<T>(string name)
        where T : struct, Enum => Text(name) is not { } text ? null : KebabNames.TryParse(text, out T value) ? value : throw Fault(At(name), "one of the known words");

    public Quantity? Quantity(string name, string unit) => Number(name) is { } number
        ? new Quantity(number, Needed(unit), Text("comparator") is { } sign ? QuantityText.ComparatorOf(sign) ?? throw Fault(At("comparator"), "a comparator") : QuantityComparator.Equal)
        : null;

    public JsonFields? Object(string name) => Of(name) is { } field ? new JsonFields(field, At(name)) : null;

    public ImmutableArray<string> Texts(string name) => [.. Items(name).Select(static i => i.Json.ValueKind == JsonValueKind.String ? i.Json.GetString()! : throw Fault(i.At, "a text"))];

    public ImmutableArray<T> List<T>(string name, Func<JsonFields, T> read) => [.. Items(name).Select(i => read(new JsonFields(i.Json, i.At)))];

    public ImmutableSortedDictionary<string, string> Map(string name)
    {
        if (Of(name) is not { } field)
        {
            return ImmutableSortedDictionary<string, string>.Empty;
        }

        string place = At(name);
        return field.ValueKind != JsonValueKind.Object ? throw Fault(place, "an object") : field.EnumerateObject().ToImmutableSortedDictionary(
            static p => p.Name, p => p.Value.ValueKind == JsonValueKind.String ? p.Value.GetString()! : throw Fault($"{place}.{p.Name}", "a text"), StringComparer.Ordinal);
    }

    // Null and absent are the same: not asked for, or not computed.
    private IEnumerable<(JsonElement Json, string At)> Items(string name)
    {
        string place = At(name);
        return Of(name) is not { } field ? []
            : field.ValueKind == JsonValueKind.Array ? field.EnumerateArray().Select((item, i) => (item, FormattableString.Invariant($"{place}[{i}]"))) : throw Fault(place, "a list");
    }

    private JsonElement? Of(string name) => json.TryGetProperty(name, out JsonElement field) && field.ValueKind != JsonValueKind.Null ? field : null;

    private string At(string name) => $"{at}.{name}";
}
