using CareRules.Clinical;

namespace CareRules.Explanations;

/// <summary>Dates as a clinician reads them in a sentence: <c>3 Jan 2026</c>, <c>Jan 2026</c>, <c>2026</c>.</summary>
internal static class ReaderDates
{
    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    public static string Short(PartialDate date)
    {
        string year = QuantityText.Number(date.Year);
        return (date.Month, date.Day) switch
        {
            ({ } month, { } day) => $"{QuantityText.Number(day)} {Months[month - 1]} {year}",
            ({ } month, null) => $"{Months[month - 1]} {year}",
            _ => year,
        };
    }

    /// <summary>A reason of the engine, in which dates stand as in ISO 8601.</summary>
    public static string In(string reason)
    {
        string[] words = reason.Split(' ');
        for (int i = 0; i < words.Length; i++)
        {
            string bare = words[i].Trim('(', ')', ',', ';', '.');
            if (bare.Length is 7 or 10 && bare[4] == '-' && PartialDate.TryParse(bare, out PartialDate date))
            {
                words[i] = words[i].Replace(bare, Short(date), StringComparison.Ordinal);
            }
        }

        return string.Join(' ', words);
    }
}
