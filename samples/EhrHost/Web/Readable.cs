using System.Globalization;
using System.Text.RegularExpressions;
using CareRules;
using CareRules.Clinical;

namespace EhrHost.Web;

/// <summary>Dates, units and counts as clinicians write them. Results keep ISO 8601 and UCUM, which programs want.</summary>
internal static partial class Readable
{
    private static readonly (string Ucum, string Plain)[] Units =
    [
        ("mL/min/{1.73_m2}", "mL/min/1.73 m²"), ("mm[Hg]", "mmHg"), ("kg/m2", "kg/m²"), ("10*9/L", "×10⁹/L"), ("10*12/L", "×10¹²/L"), ("umol/L", "µmol/L"), ("<=", "≤"), (">=", "≥"),
    ];

    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>As exactly as it is known: a day, a month or a year.</summary>
    public static string Date(PartialDate date) => date switch
    {
        { IsDay: true } => Day(date.Earliest),
        { Month: not null } => date.Earliest.ToString("MMM yyyy", CultureInfo.InvariantCulture),
        _ => date.Year.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>When a visit is to be: <c>By 15 Feb 2026</c>.</summary>
    public static string When(PlannedVisit visit, DateOnly asOf) => visit.By switch
    {
        null => $"From {Day(visit.From)}",
        { } by when by == asOf => "Now",
        { } by when visit.From == asOf => $"By {Day(by)}",
        { } by when visit.From == by => $"On {Day(by)}",
        { } by => $"Between {Day(visit.From)} and {Day(by)}",
    };

    /// <summary>A text of a result, with its dates and units made readable.</summary>
    public static string Text(string text)
    {
        string plain = Units.Aggregate(text, static (t, unit) => t.Replace(unit.Ucum, unit.Plain, StringComparison.Ordinal));
        return IsoDay().Replace(plain, static match => DateOnly.TryParseExact(match.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? Day(day) : match.Value);
    }

    /// <summary>One item of the record: its name, value and date.</summary>
    public static string Fact(RecommendationFact fact)
    {
        string value = fact.Value is { } quantity ? $" {Quantity(quantity)}" : fact.ValueCode is { } code ? $": {code.Display ?? code.Value}" : "";
        return $"{fact.Name}{value}{(fact.Date is { } on ? $", {Date(on)}" : "")}";
    }

    /// <summary>Why something changes, without the references: <c>Because of naproxen, 12 Jan 2026; apixaban, 20 Sep 2021</c>.</summary>
    public static string Reasons(IEnumerable<string> reasons)
    {
        const string Because = "because of ";
        IEnumerable<string> plain = reasons.Select(static r => Text(WithoutReference(r)));
        return Sentence(string.Join("; ", plain.Select(static (r, i) => i > 0 && r.StartsWith(Because, StringComparison.Ordinal) ? r[Because.Length..] : r)));
    }

    /// <summary>A text without the reference at its end (<c>[MedicationRequest/9]</c>), which is for programs.</summary>
    private static string WithoutReference(string text) => text.EndsWith(']') && text.LastIndexOf(" [", StringComparison.Ordinal) is > 0 and int at ? text[..at] : text;

    /// <summary>A value with its unit.</summary>
    public static string Quantity(Quantity quantity)
    {
        string sign = quantity.Comparator switch
        {
            QuantityComparator.LessThan => "< ",
            QuantityComparator.LessOrEqual => "≤ ",
            QuantityComparator.GreaterOrEqual => "≥ ",
            QuantityComparator.GreaterThan => "> ",
            _ => "",
        };
        return $"{sign}{quantity.Value.ToString(CultureInfo.InvariantCulture)} {Text(quantity.Unit)}".TrimEnd();
    }

    /// <summary><c>1 gap</c>, <c>2 gaps</c>.</summary>
    public static string Count(int number, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : many)}");

    /// <summary><c>prescriber, GP and heart failure nurse</c>.</summary>
    public static string Roles(IEnumerable<string> roles) => And(roles.Select(static r => r is "gp" ? "GP" : r.Replace('-', ' ')));

    /// <summary><c>a, b and c</c>.</summary>
    public static string And(IEnumerable<string> words)
    {
        string[] all = [.. words];
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }

    /// <summary>With a capital at its beginning, unless it is a name like eGFR.</summary>
    public static string Sentence(string text) => text.Length == 0 || (text.Length > 1 && char.IsUpper(text[1])) ? text : char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}\b", RegexOptions.CultureInvariant)]
    private static partial Regex IsoDay();
}
