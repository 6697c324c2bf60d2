using System.Globalization;

namespace CareRules.Binding;

/// <summary>A range of pack versions: comparisons joined by spaces (<c>&gt;=1.2.0 &lt;2.0.0</c>), or one version that must be met exactly. Pre-release tags sort below their version.</summary>
internal static class VersionRange
{
    private static readonly string[] Signs = [">=", "<=", ">", "<", "="];

    /// <summary>Whether the version lies in the range; null when the range cannot be read.</summary>
    public static bool? Contains(string range, string version)
    {
        bool inside = true;
        foreach (string part in range.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string sign = Array.Find(Signs, s => part.StartsWith(s, StringComparison.Ordinal)) ?? "";
            if (Parse(part[sign.Length..]) is not { } bound || Parse(version) is not { } actual)
            {
                return null;
            }

            int order = actual.CompareTo(bound);
            inside &= sign switch
            {
                ">=" => order >= 0,
                "<=" => order <= 0,
                ">" => order > 0,
                "<" => order < 0,
                _ => order == 0,
            };
        }

        return inside;
    }

    private static (int Major, int Minor, int Patch, int Release)? Parse(string text)
    {
        string[] release = text.Split('-', 2);
        string[] numbers = release[0].Split('.');
        if (numbers.Length is < 1 or > 3)
        {
            return null;
        }

        int[] parts = [0, 0, 0];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!int.TryParse(numbers[i], NumberStyles.None, CultureInfo.InvariantCulture, out parts[i]))
            {
                return null;
            }
        }

        return (parts[0], parts[1], parts[2], release.Length > 1 ? 0 : 1);
    }
}
