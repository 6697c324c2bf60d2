namespace CareRules.Diagnostics;

/// <summary>Finds what the author probably meant: the nearest name within a third of its length.</summary>
internal static class NearestName
{
    /// <summary>The nearest, the first by name of several.</summary>
    public static string? Of(string written, IEnumerable<string> names)
    {
        string[] sorted = [.. names.Order(StringComparer.Ordinal)];
        int furthest = sorted.Length == 0 ? 0 : sorted.Max(Allowed);

        // Most slips are of one character, which is soon told from what is no slip at all.
        for (int distance = 0; distance <= furthest; distance++)
        {
            if (Array.Find(sorted, name => distance <= Allowed(name) && IsWithin(distance, written, name)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static int Allowed(string name) => Math.Max(1, name.Length / 3);

    public static string? Help(string written, IEnumerable<string> names) =>
        Of(written, names) is { } name ? $"Did you mean `{name}`?" : null;

    // Optimal string alignment: a swap of two neighbours is one mistake, as a typist makes it.
    private static bool IsWithin(int limit, string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
        {
            return false;
        }

        int[] twoBack = new int[b.Length + 1];
        int[] previous = [.. Enumerable.Range(0, b.Length + 1)];
        int[] current = new int[b.Length + 1];
        int leastBefore = 0;
        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            int least = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int change = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(change, Math.Min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], twoBack[j - 2] + 1);
                }

                least = Math.Min(least, current[j]);
            }

            // The next row rests on this one, and by a swap on the one before it.
            if (least > limit && leastBefore + 1 > limit)
            {
                return false;
            }

            leastBefore = least;
            (twoBack, previous, current) = (previous, current, twoBack);
        }

        return previous[b.Length] <= limit;
    }
}
