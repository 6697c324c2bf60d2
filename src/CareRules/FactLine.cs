using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CareRules.Clinical;
using CareRules.Explanations;

namespace CareRules;

/// <summary>One fact as a line: <c>kind key=value …</c>, values in JSON quotes, so that no two facts look alike. What is not set is left out.</summary>
internal sealed class FactLine(string kind)
{
    private readonly StringBuilder text = new(kind);

    public FactLine Add(string key, string? value)
    {
        if (value is not null)
        {
            text.Append(' ').Append(key).Append("=\"").Append(System.Text.Json.JsonEncodedText.Encode(value)).Append('"');
        }

        return this;
    }

    public FactLine Add(string key, bool value) => Add(key, value ? "true" : null);

    public FactLine Add(string key, bool? value) => Add(key, value switch { true => "true", false => "false", null => null });

    public FactLine Add(string key, int? value) => Add(key, value?.ToString(CultureInfo.InvariantCulture));

    public FactLine Add(string key, decimal? value) => Add(key, value?.ToString(CultureInfo.InvariantCulture));

    // Two moments of one day are two dates.
    public FactLine Add(string key, PartialDate? value) =>
        Add(key, value is not { } date ? null : date.Instant is { } at ? $"{date} {at.ToString("O", CultureInfo.InvariantCulture)}" : date.ToString());

    public FactLine Add(string key, DatePeriod? value) => value is { } period ? Add($"{key}-start", period.Start).Add($"{key}-end", period.End) : this;

    public FactLine Add(string key, Quantity? value) =>
        Add(key, value is { } q ? $"{QuantityText.Comparator(q.Comparator)}{QuantityText.Number(q.Value)} {q.Unit}" : null);

    public FactLine Add<T>(string key, T value)
        where T : struct, Enum =>
        EqualityComparer<T>.Default.Equals(value, default) && typeof(T) != typeof(RecordSection) ? this : Add(key, KebabNames.Of(value));

    // The display never decides anything, but a reader of the record was shown it.
    public FactLine Add(string key, ImmutableArray<Code> codes)
    {
        foreach (Code code in codes.IsDefault ? [] : codes)
        {
            Add(key, $"{code.System}|{code.Value}|{code.Display}");
        }

        return this;
    }

    public override string ToString() => text.ToString();
}
