using System.Globalization;

namespace CareRules.Tool.Population;

/// <summary>The population measures of a run: counts, rate, and how many patients the records do not place.</summary>
internal sealed class MetricCounts
{
    private readonly SortedDictionary<string, int[]> metrics = new(StringComparer.Ordinal);

    private enum Count
    {
        Denominator,
        Exclusion,
        Numerator,
        Exception,
        Undecidable,
    }

    public void Add(EvaluationResult result)
    {
        foreach (MetricMembership metric in result.Metrics)
        {
            if (!metrics.TryGetValue(metric.Id, out int[]? counts))
            {
                metrics[metric.Id] = counts = new int[5];
            }

            // Who is not placed for certain is counted as that and nowhere else: a rate is never good or bad by luck.
            if (metric is { Denominator: { } denominator, Exclusion: { } exclusion, Numerator: { } numerator, Exception: { } exception })
            {
                counts[(int)Count.Denominator] += denominator ? 1 : 0;
                counts[(int)Count.Exclusion] += exclusion ? 1 : 0;
                counts[(int)Count.Numerator] += numerator ? 1 : 0;
                counts[(int)Count.Exception] += exception ? 1 : 0;
            }
            else
            {
                counts[(int)Count.Undecidable]++;
            }
        }
    }

    public void Write(TextWriter writer)
    {
        if (metrics.Count == 0)
        {
            return;
        }

        int width = Math.Max("metric".Length, metrics.Keys.Max(static k => k.Length));
        writer.Write($"\n{"metric".PadRight(width)}  denominator  exclusion  numerator  exception  undecidable    rate\n");
        foreach ((string id, int[] counts) in metrics)
        {
            int counted = counts[(int)Count.Denominator] - counts[(int)Count.Exclusion] - counts[(int)Count.Exception];
            string rate = counted == 0 ? "-" : (100m * counts[(int)Count.Numerator] / counted).ToString("F1", CultureInfo.InvariantCulture) + " %";
            writer.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{id.PadRight(width)}  {counts[(int)Count.Denominator],11}  {counts[(int)Count.Exclusion],9}  {counts[(int)Count.Numerator],9}  {counts[(int)Count.Exception],9}  {counts[(int)Count.Undecidable],11}  {rate,6}\n"));
        }
    }
}
