namespace CareRules.Explanations;

/// <summary>Which of an author's languages serves a reader: the same tag, else the reader's language without its region, else a region of it.</summary>
internal static class LanguageChoice
{
    /// <summary>Null when the author wrote nothing in that language: another one is not a substitute.</summary>
    public static string? Of(IEnumerable<string> written, string asked)
    {
        string[] tags = [.. written.Order(StringComparer.Ordinal)];
        return Array.Find(tags, t => string.Equals(t, asked, StringComparison.OrdinalIgnoreCase))
            ?? Array.Find(tags, t => string.Equals(t, Primary(asked), StringComparison.OrdinalIgnoreCase))
            ?? Array.Find(tags, t => string.Equals(Primary(t), Primary(asked), StringComparison.OrdinalIgnoreCase));
    }

    private static string Primary(string tag) => tag.IndexOf('-', StringComparison.Ordinal) is > 0 and int at ? tag[..at] : tag;
}
