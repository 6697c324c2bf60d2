namespace CareRules.Binding;

/// <summary>The parts of files that could not be read. A name that stands in them may be defined there: it is not reported as unknown as well.</summary>
internal sealed class LostNames(IReadOnlyList<string> texts)
{
    public static readonly LostNames None = new([]);

    public bool MayHold(string name) => name.Length > 0 && texts.Any(text => Holds(text, name));

    private static bool Holds(string text, string name)
    {
        for (int at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            if (!IsPartOfName(text, at - 1) && !IsPartOfName(text, at + name.Length))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPartOfName(string text, int at) => at >= 0 && at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '-');
}
