using System.Collections.Immutable;
using System.Text;
using CareRules.Explanations;
using CareRules.Model;

namespace CareRules.Book;

/// <summary>The rules of one folder of one pack: a page of the book.</summary>
internal sealed record BookArea(string Pack, string Title, string File, ImmutableArray<RuleDefinition> Rules)
{
    /// <summary>Rules of files beside <c>pack.yaml</c>.</summary>
    private const string NoFolder = "general";

    public static ImmutableArray<BookArea> Of(IEnumerable<RuleDefinition> rules, bool severalPacks)
    {
        HashSet<string> taken = new(StringComparer.Ordinal);
        var groups = rules.GroupBy(static r => (r.Pack, Folder: Folder(r.At.Path)))
            .OrderBy(static g => g.Key.Pack, StringComparer.Ordinal)
            .ThenBy(static g => g.Key.Folder, StringComparer.Ordinal);
        return
        [
            .. groups.Select(g => new BookArea(
                g.Key.Pack,
                Sentence(g.Key.Folder) + (severalPacks ? $" ({g.Key.Pack})" : ""),
                FileName(severalPacks ? $"{g.Key.Pack}-{g.Key.Folder}" : g.Key.Folder, taken),
                [.. g.OrderBy(static r => r.At.Path, StringComparer.Ordinal).ThenBy(static r => r.At.Line).ThenBy(static r => r.At.Column)])),
        ];
    }

    /// <summary>The file of a rule without folders and ending: <c>heart-failure-and-valves</c> reads "Heart failure and valves".</summary>
    public static string Topic(RuleDefinition rule)
    {
        string name = rule.At.Path[(rule.At.Path.LastIndexOf('/') + 1)..];
        int dot = name.LastIndexOf('.');
        return Sentence(dot > 0 ? name[..dot] : name);
    }

    private static string Folder(string path) => path.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? path[..slash] : NoFolder;

    private static string Sentence(string kebab) => PlainText.Sentence(kebab.Replace('-', ' ').Replace('_', ' '));

    // A folder may have any name; a page's name has letters, digits and hyphens, and two folders never share one.
    private static string FileName(string folder, HashSet<string> taken)
    {
        StringBuilder slug = new("area-");
        foreach (char c in folder)
        {
            slug.Append(char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-');
        }

        string name = slug.ToString();
        for (int number = 2; !taken.Add(name); number++)
        {
            name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{slug}-{number}");
        }

        return name + ".html";
    }
}
