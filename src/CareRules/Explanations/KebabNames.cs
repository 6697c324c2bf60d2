using System.Collections.Immutable;
using System.Text;

namespace CareRules.Explanations;

/// <summary>The members of an enum as rule files and results write them: <c>DrugDisease</c> is <c>drug-disease</c>.</summary>
internal static class KebabNames
{
    public static string Of<T>(T value)
        where T : struct, Enum => Names<T>.ByValue[value];

    /// <summary>The value of that name, exactly as <see cref="Of"/> writes it.</summary>
    public static bool TryParse<T>(string name, out T value)
        where T : struct, Enum => Names<T>.ByName.TryGetValue(name, out value);

    private static string FromPascal(string name)
    {
        StringBuilder kebab = new(name.Length + 4);
        foreach (char c in name)
        {
            if (char.IsAsciiLetterUpper(c) && kebab.Length > 0)
            {
                kebab.Append('-');
            }

            kebab.Append(char.ToLowerInvariant(c));
        }

        return kebab.ToString();
    }

    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly ImmutableDictionary<T, string> ByValue =
            Enum.GetValues<T>().ToImmutableDictionary(static v => v, static v => FromPascal(Enum.GetName(v)!));

        public static readonly ImmutableDictionary<string, T> ByName = ByValue.ToImmutableDictionary(static n => n.Value, static n => n.Key, StringComparer.Ordinal);
    }
}
