using System.Text.RegularExpressions;
using CareRules.Tests.Support;

namespace CareRules.Tests.Content;

/// <summary>docs/content-coverage.md and its parts account for every row of the clinical dossier, and say of each rule what is true of it.</summary>
public sealed partial class CoverageDocTests
{
    private static readonly string[] Parts = ["docs/content-coverage-a.md", "docs/content-coverage-b.md", "docs/content-coverage-c.md"];

    private static readonly ILookup<string, string> Rows = Parts.SelectMany(static part => File.ReadLines(RepositoryRoot.At(part)))
        .Select(static line => Row().Match(line)).Where(static m => m.Success)
        .ToLookup(static m => m.Groups[1].Value, static m => m.Groups[2].Value);

    private static readonly HashSet<string> Names =
    [
        .. BundledPack.Rules.Rules.Select(static r => r.Id),
        .. BundledPack.Rules.Plan.Scores.Select(static s => s.Id),
        .. BundledPack.Rules.Plan.Metrics.Select(static m => m.Id),
        .. BundledPack.Rules.Plan.Definitions.Select(static d => d.Id),
        .. BundledPack.Rules.Plan.Concepts.Select(static c => c.Name),
    ];

    [Fact]
    public void Every_row_of_the_dossier_has_a_rule_or_a_reason() =>
        File.ReadAllLines(RepositoryRoot.At("tests", "CareRules.Tests", "Content", "dossier-rows.txt")).Where(static row => !IsAccounted(row, [])).ShouldBeNone();

    [SharedFact("clinical/dossier.md")]
    public void The_list_of_rows_is_that_of_the_dossier()
    {
        string dossier = File.ReadAllText(SharedMaterial.At("clinical/dossier.md"));
        IEnumerable<string> rows = DossierRow().Matches(dossier).Concat(DossierScore().Matches(dossier)).Select(static m => m.Groups[1].Value);
        rows.Should().Equal(File.ReadAllLines(RepositoryRoot.At("tests", "CareRules.Tests", "Content", "dossier-rows.txt")));
    }

    [Fact]
    public void Every_rule_of_the_pack_stands_in_a_part()
    {
        string all = string.Concat(Parts.Select(static p => File.ReadAllText(RepositoryRoot.At(p))));
        BundledPack.Rules.Rules.Select(static r => r.Id).Where(id => !all.Contains($"`{id}`", StringComparison.Ordinal)).ShouldBeNone();
    }

    [Fact]
    public void The_status_that_is_said_of_a_rule_is_its_status()
    {
        Dictionary<string, string> statuses = BundledPack.Rules.Rules.ToDictionary(static r => r.Id, static r => r.Status.ToString().ToLowerInvariant(), StringComparer.Ordinal);
        string[] words = [.. Enum.GetNames<RuleStatus>().Select(static s => s.ToLowerInvariant())];
        Parts.SelectMany(static p => Said().Matches(File.ReadAllText(RepositoryRoot.At(p))).Select(m => (Part: p, Id: m.Groups[1].Value, Words: m.Groups[2].Value.Split(", "))))
            .Where(s => statuses.ContainsKey(s.Id) && s.Words.Length > 0 && Array.FindLast(s.Words, words.Contains) is { } status && status != statuses[s.Id])
            .Select(s => $"{s.Part}: {s.Id} ({string.Join(", ", s.Words)}) is {statuses[s.Id]}")
            .ShouldBeNone();
    }

    [Fact]
    public void The_counts_of_the_page_are_those_of_the_pack()
    {
        string page = File.ReadAllText(RepositoryRoot.At("docs/content-coverage.md"));
        RuleSet rules = BundledPack.Rules;
        page.Should().Contain($"{rules.Rules.Length} rules, {rules.Rules.Count(static r => r.Status == RuleStatus.Active)} of them active")
            .And.Contain($"{rules.Tests.Length} written tests");
    }

    // A row may send the reader to other rows, which must then be accounted for themselves.
    private static bool IsAccounted(string row, HashSet<string> asked)
    {
        string text = string.Join(' ', Rows[row]);
        return text.Length > 0 && asked.Add(row)
            && (Quoted().Matches(text).Any(static m => Names.Contains(m.Groups[1].Value))
                || Reason().IsMatch(text)
                || Reference().Matches(text).Any(m => m.Value != row && IsAccounted(m.Value, asked)));
    }

    [GeneratedRegex(@"^\| ([A-G]\d+(?:\.\d+)?) \|(.*)$")]
    private static partial Regex Row();

    [GeneratedRegex(@"^\|\s*([A-F]\d*\.?\d+)\s*\|", RegexOptions.Multiline)]
    private static partial Regex DossierRow();

    [GeneratedRegex(@"\*\*(G\d+)[.,]? ")]
    private static partial Regex DossierScore();

    [GeneratedRegex("`([a-z0-9-]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex("`([a-z0-9-]+)` \\(([a-z, -]+)\\)")]
    private static partial Regex Said();

    [GeneratedRegex(@"\b(left out|no rule|no number|defects of public code sets)\b")]
    private static partial Regex Reason();

    [GeneratedRegex(@"\b[A-F]\d+(?:\.\d+)?\b")]
    private static partial Regex Reference();
}
