namespace CareRules.Diagnostics;

/// <summary>Finds what the author probably meant: the nearest name within a third of its length.</summary>
internal static class NearestName
{
    public static string? Of(string written, IEnumerable<string> names)
    {
        string? best = null;
        int bestDistance = int.MaxValue;
        foreach (string name in names.Order(StringComparer.Ordinal))
        {
            int distance = Distance(written, name);
            if (distance < bestDistance && distance <= Math.Max(1, name.Length / 3))
            {
                best = name;
                bestDistance = distance;
            }
        }

        return best;
    }

    public static string? Help(string written, IEnumerable<string> names) =>
        Of(written, names) is { } name ? $"Did you mean `{name}`?" : null;

    // Optimal string alignment: a swap of two neighbours is one mistake, as a typist makes it.
    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > Math.Max(a.Length, b.Length) / 3 + 1)
        {
            return int.MaxValue;
        }

        int[] twoBack = new int[b.Length + 1];
        int[] previous = [.. Enumerable.Range(0, b.Length + 1)];
        int[] current = new int[b.Length + 1];
        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int change = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(change, Math.Min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], twoBack[j - 2] + 1);
                }
            }

            (twoBack, previous, current) = (previous, current, twoBack);
        }

        return previous[b.Length];
    }
}
