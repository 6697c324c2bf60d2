using System.Globalization;
using CareRules.Tool.Output;

namespace CareRules.Tool.Population;

/// <summary>How much a run says: items for 100 evaluated patients, by severity, and by rule and severity. What the engine adds counts under its own id.</summary>
internal sealed class BurdenCounts
{
    private readonly Dictionary<(Severity Severity, string Item), int> items = [];
    private int patients;

    /// <summary>How many items there are of each severity, the gravest first.</summary>
    public IReadOnlyList<(Severity Severity, int Count)> BySeverity =>
        [.. items.GroupBy(static i => i.Key.Severity, static i => i.Value).OrderByDescending(static g => g.Key).Select(static g => (g.Key, g.Sum()))];

    public void Add(EvaluationResult result)
    {
        if (result.NotEvaluated is not null)
        {
            return;
        }

        patients++;
        foreach (Recommendation said in result.Recommendations)
        {
            (Severity, string) key = (said.Severity, $"{said.Pack}/{said.Id}");
            items[key] = items.GetValueOrDefault(key) + 1;
        }
    }

    public void Write(TextWriter writer)
    {
        if (patients == 0 || items.Count == 0)
        {
            return;
        }

        string bySeverity = string.Join(", ", BySeverity.Select(s => $"{Rate(s.Count)} {KebabNames.Of(s.Severity)}"));
        writer.Write($"\nBurden, items per 100 patients: {Rate(items.Values.Sum())}: {bySeverity}.\n");
        writer.Write("per 100     items  severity  item\n");
        KeyValuePair<(Severity Severity, string Item), int>[] sorted =
            [.. items.OrderByDescending(static i => i.Value).ThenByDescending(static i => i.Key.Severity).ThenBy(static i => i.Key.Item, StringComparer.Ordinal)];
        foreach (((Severity severity, string item), int count) in sorted)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{Rate(count),7}  {count,8}  {KebabNames.Of(severity),-8}  {item}\n"));
        }
    }

    private string Rate(int count) => (100m * count / patients).ToString("F1", CultureInfo.InvariantCulture);
}
