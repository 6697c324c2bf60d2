using System.Reflection;

namespace CareRules.Tool.Packs;

/// <summary>The pages of the diagnostics, which the tool carries.</summary>
internal static class CodePages
{
    private const string Prefix = "codes/";

    /// <summary>Every code, in order.</summary>
    public static IEnumerable<string> All => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(static n => n.StartsWith(Prefix, StringComparison.Ordinal)).Select(static n => n[Prefix.Length..]).Order(StringComparer.Ordinal);

    /// <summary>The page, with LF line ends; null for a code that is not there.</summary>
    public static string? Find(string code)
    {
        using Stream? stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + code);
        if (stream is null)
        {
            return null;
        }

        using StreamReader reader = new(stream);
        return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    /// <summary>What stands behind the code in the heading of its page.</summary>
    public static string Title(string code) => Find(code) is { } page ? page.Split('\n')[0].TrimStart('#', ' ')[(code.Length + 1)..].Trim() : "";
}
