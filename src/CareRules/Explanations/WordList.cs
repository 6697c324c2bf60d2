namespace CareRules.Explanations;

/// <summary>Joins names as a sentence does: <c>a, b and c</c>.</summary>
internal static class WordList
{
    public static string And(IReadOnlyList<string> words) => words.Count switch
    {
        0 => "",
        1 => words[0],
        _ => $"{string.Join(", ", words.Take(words.Count - 1))} and {words[^1]}",
    };
}
