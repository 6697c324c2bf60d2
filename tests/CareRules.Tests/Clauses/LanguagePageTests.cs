using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CareRules.Syntax;
using CareRules.Tests.Architecture;
using CareRules.Tests.Support;

namespace CareRules.Tests.Clauses;

/// <summary>
/// Every YAML block of <c>docs/language</c> is read as it says it is, by its first line: <c># file: NAME</c> is a file of the page's pack (compiled
/// with its tests in <see cref="DocsTests"/>), <c># case</c> a criterion or a list of them, <c># overlay</c> the <c>pack.yaml</c> of a second
/// pack, <c># patient</c> a patient file, and <c># wrong: CR####</c> a file or criterion that yields this finding.
/// </summary>
public sealed class LanguagePageTests
{
    private const string Pack = "pack: docs\ntitle: Pages\nversion: 1.0.0\n";

    private const string WrongMark = "# wrong: ";

    // The words of the fragments are not used by every one of them, and overlap with those that a block brings.
    private static readonly string[] OfTheWords = ["CR2009", "CR2011", "CR2012"];

    private static readonly string Words = File.ReadAllText(RepositoryRoot.At("docs", "language", "words.yaml"));

    private static readonly IReadOnlyList<DocBlock> Blocks =
        [.. DocBlock.All.Where(static b => b.Language == "yaml" && b.Page.StartsWith(Clause.Folder, StringComparison.Ordinal))];

    [Fact]
    public void Every_block_says_how_it_is_checked() =>
        Blocks.Where(static b => b.File is null && Kind(b) is not ("# case" or "# overlay" or "# patient") && !b.Text.StartsWith(WrongMark, StringComparison.Ordinal))
            .Select(static b => b.Place).ShouldBeNone("a block begins with `# file: NAME`, `# case`, `# overlay`, `# patient` or `# wrong: CR####`");

    [Fact]
    public void The_words_of_the_fragments_are_a_file_without_faults() => Check(new() { ["words.yaml"] = Words }).ShouldBeNone();

    [Fact]
    public void Every_case_is_a_criterion() =>
        Blocks.Where(static b => Kind(b) == "# case").SelectMany(static b => Check(new() { ["words.yaml"] = Words, ["block.yaml"] = Definitions(b.Text) }).Select(f => $"{b.Place}: {f}")).ShouldBeNone();

    [Fact]
    public void Every_wrong_block_yields_its_finding() =>
        Blocks.Where(static b => b.Text.StartsWith(WrongMark, StringComparison.Ordinal)).SelectMany(static b => NotAsMarked(b)).ShouldBeNone();

    [Fact]
    public void Every_overlay_changes_the_pack_of_its_page() =>
        Blocks.Where(static b => Kind(b) == "# overlay").SelectMany(static b => Overlay(b).Select(f => $"{b.Place}: {f}")).ShouldBeNone();

    [Fact]
    public void Every_patient_is_read()
    {
        RuleSet.TryCompile([RulePackSource.FromFiles("docs", [new("pack.yaml", Pack), new("words.yaml", Words)])], out RuleSet? rules, out _).Should().BeTrue();
        foreach (DocBlock block in Blocks.Where(static b => Kind(b) == "# patient"))
        {
            PatientFile file = PatientFile.Read(block.Text, block.Place, rules!, new DateOnly(2020, 1, 1));
            file.Patient.Conditions.Should().NotBeEmpty(block.Place);
            file.AsOf.Should().NotBeNull(block.Place);
        }
    }

    private static string Kind(DocBlock block) => block.Text[..block.Text.IndexOf('\n', StringComparison.Ordinal)].Split(':')[0].TrimEnd();

    private static IEnumerable<string> NotAsMarked(DocBlock block)
    {
        string code = block.Text[WrongMark.Length..block.Text.IndexOf('\n', StringComparison.Ordinal)].Trim();
        string key = block.Text.Split('\n').First(static l => !l.StartsWith('#')).Split(':')[0];
        bool file = LanguageShape.RuleFile.Keys.Any(k => k.Name == key);
        Dictionary<string, string> files = new() { ["words.yaml"] = Words };
        files[key == "pack" ? "pack.yaml" : "block.yaml"] = file || key == "pack" ? block.Text : Definitions(block.Text);
        string[] found = [.. Check(files).Select(static d => d[..6]).Distinct()];
        return found.SequenceEqual([code], StringComparer.Ordinal) ? [] : [$"{block.Place}: expected {code}, found {string.Join(", ", found)}"];
    }

    private static IEnumerable<string> Overlay(DocBlock block)
    {
        IEnumerable<KeyValuePair<string, string>> files = DocBlock.All.Where(b => b.Page == block.Page && b.File is not null).Select(static b => KeyValuePair.Create(b.File!, b.Text));
        RulePackSource local = RulePackSource.FromFiles("local", [new("pack.yaml", block.Text)]);
        RuleSet.TryCompile([RulePackSource.FromFiles("docs", files.Append(new("pack.yaml", Pack))), local], out _, out ImmutableArray<Diagnostic> found);
        return found.Select(static d => $"{d.Code} {d.Message}");
    }

    private static IEnumerable<string> Check(Dictionary<string, string> files)
    {
        files.TryAdd("pack.yaml", Pack);
        RuleSet.TryCompile([RulePackSource.FromFiles("docs", files)], out _, out ImmutableArray<Diagnostic> found);
        return found.Where(static d => !OfTheWords.Contains(d.Code)).Select(static d => $"{d.Code} {d}");
    }

    // A criterion, or a list of them, each under a name of its own.
    private static string Definitions(string text)
    {
        string[] lines = [.. text.TrimEnd('\n').Split('\n').Where(static l => !l.StartsWith('#'))];
        StringBuilder definitions = new("definitions:\n");
        int number = 0;
        foreach (string line in lines)
        {
            bool item = line.StartsWith("- ", StringComparison.Ordinal);
            if (item || number == 0)
            {
                definitions.Append(CultureInfo.InvariantCulture, $"  example-{++number}:\n");
            }

            definitions.Append(CultureInfo.InvariantCulture, $"    {(item ? "  " + line[2..] : line)}\n");
        }

        return definitions.ToString();
    }
}
