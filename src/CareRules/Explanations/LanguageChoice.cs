namespace CareRules.Explanations;

/// <summary>Which of an author's languages serves a reader: the same tag, else the reader's tag with ever less behind it, else a region of the language.</summary>
internal static class LanguageChoice
{
    /// <summary>Null when the author wrote nothing in that language: another one is not a substitute.</summary>
    public static string? Of(IEnumerable<string> written, string asked)
    {
        string[] tags = [.. written.Order(StringComparer.Ordinal)];
        for (string tag = asked; tag.Length > 0; tag = Shorter(tag))
        {
            if (Array.Find(tags, t => string.Equals(t, tag, StringComparison.OrdinalIgnoreCase)) is { } found)
            {
                return found;
            }
        }

        return Array.Find(tags, t => string.Equals(Primary(t), Primary(asked), StringComparison.OrdinalIgnoreCase));
    }

    private static string Shorter(string tag) => tag.LastIndexOf('-') is > 0 and int at ? tag[..at] : "";

    private static string Primary(string tag) => tag.IndexOf('-', StringComparison.Ordinal) is > 0 and int at ? tag[..at] : tag;
}
