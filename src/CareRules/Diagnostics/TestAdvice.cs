namespace CareRules.Diagnostics;

/// <summary>What to write for a test of a value that is not readable: the common slips by name.</summary>
internal static class TestAdvice
{
    private static readonly (string Written, string Meant)[] Signs = [("\u2265", ">="), ("\u2264", "<="), ("=>", ">="), ("=<", "<="), ("==", "=")];

    public static string For(string text, string example)
    {
        string mended = text.Trim();
        foreach ((string written, string meant) in Signs)
        {
            mended = mended.StartsWith(written, StringComparison.Ordinal) ? $"{meant} {mended[written.Length..].TrimStart()}" : mended;
        }

        mended = Point(Apart(mended));
        bool isComparison = mended.StartsWith('<') || mended.StartsWith('>') || mended.StartsWith('=');
        return isComparison && mended != text.Trim() ? $"Write `{mended}`."
            : mended.Length > 0 && mended.All(static c => char.IsAsciiDigit(c) || c == '.') ? $"Write a comparison before it, such as `>= {mended}` or `= {mended}`."
            : $"Write a comparison and a number, such as `{example}`.";
    }

    // `5,5` is how half the world writes 5.5; `1,000` is how the other half writes a thousand, and nobody can tell.
    private static string Point(string text)
    {
        int comma = text.IndexOf(',', StringComparison.Ordinal);
        int end = comma + 1;
        while (comma > 0 && end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return comma > 0 && char.IsAsciiDigit(text[comma - 1]) && end - comma - 1 is 1 or 2 ? $"{text[..comma]}.{text[(comma + 1)..]}" : text;
    }

    // `5.5mmol/L`: a blank between the number and its unit.
    private static string Apart(string text)
    {
        for (int i = 1; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i - 1]) && char.IsAsciiLetter(text[i]) && text[..i].All(static c => char.IsAsciiDigit(c) || c is ' ' or '<' or '>' or '=' or '.' or ',' or '-'))
            {
                return $"{text[..i]} {text[i..]}";
            }
        }

        return text;
    }
}
