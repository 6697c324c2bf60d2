using System.Collections.Immutable;
using System.Globalization;
using CareRules.Diagnostics;
using CareRules.Syntax;
using CareRules.Tests.Support;
using CareRules.Text;

namespace CareRules.Tests.Cases;

/// <summary>One <c>.cases</c> file: a header and a case a line, as its README describes.</summary>
internal sealed record CaseFile(string Name, string Pack, IReadOnlyList<CriterionCase> Cases)
{
    private const string Turnstile = "⊢";

    private const string Arrow = "⇶";

    public static string Folder => Path.Combine(RepositoryRoot.Path, "tests", "CareRules.Tests", "Cases");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.cases").Select(static p => Path.GetFileName(p)).Order(StringComparer.Ordinal);

    public static CaseFile Read(string name)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Folder, name));
        Dictionary<string, string> header = new(StringComparer.Ordinal);
        List<CriterionCase> cases = [];
        bool body = false;
        ImmutableArray<string> clauses = [];
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i];
            if (line.StartsWith('#'))
            {
                clauses = ClauseMark.Of(line);
            }

            if (line.Length == 0 || line.StartsWith('#'))
            {
                continue;
            }

            if (!body)
            {
                body = line == "---";
                int colon = line.IndexOf(':', StringComparison.Ordinal);
                if (colon > 0)
                {
                    header[line[..colon]] = line[(colon + 1)..].Trim();
                }

                continue;
            }

            cases.Add(Case(i + 1, line, header) with { Clauses = [.. clauses, .. ClauseMark.Of(line)] });
        }

        return new CaseFile(name, header["pack"], cases);
    }

    private static CriterionCase Case(int number, string line, Dictionary<string, string> header)
    {
        string asOf = header["as-of"];
        string rest = line;
        if (line.StartsWith("[as-of ", StringComparison.Ordinal))
        {
            int close = line.IndexOf(']', StringComparison.Ordinal);
            asOf = line["[as-of ".Length..close];
            rest = line[(close + 1)..];
        }

        int turnstile = rest.IndexOf(Turnstile, StringComparison.Ordinal);
        int arrow = rest.LastIndexOf(Arrow, StringComparison.Ordinal);
        string expected = rest[(arrow + Arrow.Length)..].Trim().Split("  #")[0].Trim();
        string patient = Merge(header.GetValueOrDefault("patient", "{}"), "{ " + rest[..turnstile].Trim() + " }");
        return new CriterionCase(
            number, DateOnly.ParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture), patient, "{ " + rest[(turnstile + 1)..arrow].Trim() + " }", expected);
    }

    // The keys of the case replace those of the header one by one; `born` also takes the place of `age`.
    private static string Merge(string header, string own)
    {
        Dictionary<string, string> keys = Keys(header);
        Dictionary<string, string> replacing = Keys(own);
        if (replacing.ContainsKey("born"))
        {
            keys.Remove("age");
        }

        foreach ((string key, string text) in replacing)
        {
            keys[key] = text;
        }

        return "{ " + string.Join(", ", keys.Values) + " }";
    }

    private static Dictionary<string, string> Keys(string mapping)
    {
        SourceText source = SourceText.From("case", mapping);
        DiagnosticBag diagnostics = new();
        YamlNode? node = YamlReader.Read(source, diagnostics, CancellationToken.None);
        diagnostics.ToSorted().Should().BeEmpty("`{0}` is a block of keys", mapping);
        return node is YamlMapping map
            ? map.Entries.ToDictionary(static e => e.Key.Text, e => source.Text[e.Key.Span.Start..e.Value.Span.End], StringComparer.Ordinal)
            : [];
    }
}

/// <summary>One line: what a criterion says of a patient.</summary>
internal sealed record CriterionCase(int Line, DateOnly AsOf, string Patient, string Criterion, string Expected)
{
    /// <summary>The clauses of the language that the case proves.</summary>
    public ImmutableArray<string> Clauses { get; init; } = [];
}
