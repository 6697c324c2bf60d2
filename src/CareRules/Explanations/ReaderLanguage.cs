using System.Collections.Immutable;
using System.Globalization;
using CareRules.Clinical;

namespace CareRules.Explanations;

/// <summary>How a reader of one language writes dates and numbers, and the few words that a placeholder prints by itself.</summary>
/// <param name="Months">The twelve months as they stand in a date.</param>
/// <param name="Day">A date, with <c>d</c>, <c>m</c> and <c>y</c> in the place of its parts.</param>
/// <param name="Month">A month of a year.</param>
/// <param name="HasComma">Whether decimals follow a comma.</param>
/// <param name="And">What stands before the last of several names.</param>
/// <param name="NotRecorded">What prints where there is nothing.</param>
/// <param name="NotReadable">What prints for a value that could not be read.</param>
internal sealed record ReaderLanguage(ImmutableArray<string> Months, string Day, string Month, bool HasComma, string And, string NotRecorded, string NotReadable)
{
    /// <summary>The language of a tag, by its region where that writes differently; dates stay as in ISO 8601 where nothing is known of it.</summary>
    public static ReaderLanguage Of(string tag) => ReaderLanguages.Find(tag);

    /// <summary><c>3 January 2026</c>, <c>January 2026</c>, <c>2026</c>: as far as it is known.</summary>
    public string Date(PartialDate date) => (date.Month, date.Day) switch
    {
        ({ } month, { } day) when !Months.IsEmpty => Fill(Day, day, month, date.Year),
        ({ } month, null) when Month.Length > 0 => Fill(Month, 0, month, date.Year),
        _ => date.ToString(),
    };

    public string Number(decimal value)
    {
        string number = QuantityText.Number(value);
        return HasComma ? number.Replace('.', ',') : number;
    }

    public string Quantity(Quantity quantity) =>
        UnitText.With(QuantityText.Comparator(quantity.Comparator) + Number(QuantityText.Rounded(quantity.Value)), quantity.Unit);

    public string List(IReadOnlyList<string> names) =>
        names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.Take(names.Count - 1))} {And} {names[^1]}";

    private string Fill(string pattern, int day, int month, int year)
    {
        string[] parts = [.. pattern.Split('|').Select(part => part switch
        {
            "d" => day.ToString(CultureInfo.InvariantCulture),
            "m" => Months[month - 1],
            "y" => year.ToString(CultureInfo.InvariantCulture),
            _ => part,
        })];
        return string.Concat(parts);
    }
}
