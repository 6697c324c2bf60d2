using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CareRules.Clinical;
using CareRules.Diagnostics;
using CareRules.Syntax;
using CareRules.Testing;
using CareRules.Tests.Support;
using CareRules.Text;

namespace CareRules.Tests.Architecture;

/// <summary>What the pages show is checked: C# is compiled, YAML is a pack without findings, commands exist, links lead somewhere.</summary>
public sealed partial class DocsTests
{
    /// <summary>Used where a page shows a rule file and leaves the pack to the reader.</summary>
    private const string Pack = "carerules: 1\npack: docs\ntitle: Pages\nversion: 1.0.0\npublisher: CareRules contributors\nlicence: Apache-2.0\n";

    // A page may show a patient beside the rules.
    private const string PatientName = "patient.yaml";

    private const string AuthorPage = "docs/getting-started-author.md";

    private static readonly string[] Languages = ["csharp", "yaml", "sh", "text", "json"];

    private static readonly string[] DotnetVerbs = ["build", "test", "run", "add"];

    [Fact]
    public void Every_block_names_a_language_that_is_checked() =>
        DocBlock.All.Where(static b => !Languages.Contains(b.Language)).Select(static b => $"{b.Place}: `{b.Language}`").ShouldBeNone();

    [Fact]
    public void Every_csharp_block_is_a_compiled_region_of_the_snippets()
    {
        ImmutableArray<string> regions = [.. SourceFile.Below("samples").SelectMany(static f => Region().Matches(f.Text)).Select(static m => Flat(m.Groups[1].Value))];
        DocBlock.All.Where(static b => b.Language == "csharp").Where(b => !regions.Contains(Flat(b.Text))).Select(static b => b.Place)
            .ShouldBeNone("a C# block is the text between #region and #endregion in a file of samples/DocSnippets");
    }

    [Fact]
    public void Every_rule_file_of_a_page_compiles_without_a_finding_and_passes_its_tests() =>
        DocBlock.All.Where(static b => b.Language == "yaml" && b.File is not null).GroupBy(static b => b.Page).SelectMany(static page => Findings(page.Key, page)).ShouldBeNone();

    // The reference of the language says of each fragment how it is checked; the first steps of an author are followed to the letter elsewhere.
    [Fact]
    public void Every_yaml_block_that_is_no_file_is_a_part_of_one() =>
        DocBlock.All.Where(static b => b.Language == "yaml" && b.File is null && !b.Page.StartsWith("docs/language/", StringComparison.Ordinal) && b.Page != AuthorPage)
            .Where(static b => !HasShape(b.Text)).Select(static b => b.Place).ShouldBeNone("a block begins with `# file: NAME` and is compiled, or has the shape of a part of a rule file or of `pack.yaml`");

    [Fact]
    public void Every_yaml_block_of_a_diagnostic_is_one_of_its_samples() =>
        DocBlock.Diagnostics.Where(static b => b.Language == "yaml").Where(static b => !Samples(b).Contains(Plain(b.Text), StringComparer.Ordinal)).Select(static b => b.Place)
            .ShouldBeNone("what the page shows is the failing or the passing sample, without its marks");

    [Fact]
    public void Every_command_of_a_page_exists() =>
        DocBlock.All.Where(static b => b.Language == "sh")
            .SelectMany(static b => b.Text.Split('\n').Select(static l => l.Split(" #")[0].Trim()).Where(static l => l.Length > 0 && !l.StartsWith('#')).Select(l => (b.Place, Line: l)))
            .Where(static c => !Exists(c.Line)).Select(static c => $"{c.Place}: {c.Line}").ShouldBeNone();

    [Fact]
    public void Every_relative_link_leads_to_a_file() =>
        DocBlock.Pages().Concat(RepositoryRoot.Files("docs/diagnostics", "*.md"))
            .SelectMany(static page => Link().Matches(File.ReadAllText(page)).Select(m => (Page: page, To: m.Groups[1].Value)))
            .Where(static l => !l.To.Contains("://", StringComparison.Ordinal) && !l.To.StartsWith('#') && !l.To.StartsWith("mailto:", StringComparison.Ordinal))
            .Where(static l => !Path.Exists(Path.Combine(Path.GetDirectoryName(l.Page)!, l.To.Split('#')[0])))
            .Select(static l => $"{RepositoryRoot.Relative(l.Page)}: {l.To}").ShouldBeNone();

    private static IEnumerable<string> Findings(string page, IEnumerable<DocBlock> blocks)
    {
        Dictionary<string, string> files = new(StringComparer.Ordinal) { ["pack.yaml"] = Pack };
        DocBlock[] shown = [.. blocks];
        foreach (DocBlock block in shown.Where(static b => b.File != PatientName))
        {
            files[block.File!] = block.Text;
        }

        RuleSet.TryCompile([RulePackSource.FromFiles(page, files)], out RuleSet? rules, out ImmutableArray<Diagnostic> diagnostics);
        IEnumerable<string> failures = rules is null ? [] : RuleTestRunner.Run(rules).Results
            .Where(static r => !r.Passed).Select(static r => $"{r.Test.Name}: {string.Join("; ", r.Failures)}");
        IEnumerable<string> patients = shown.Where(b => b.File == PatientName && !CanRead(b, rules)).Select(static b => $"{b.Place}: not a patient file");
        return diagnostics.Select(static d => d.ToString()).Concat(failures).Concat(patients).Select(fault => $"{page}: {fault}");
    }

    private static bool CanRead(DocBlock block, RuleSet? rules)
    {
        try
        {
            return rules is not null && PatientFile.Read(block.Text, PatientName, rules, default).AsOf is not null;
        }
        catch (UnreadablePatientException)
        {
            return false;
        }
    }

    private static bool HasShape(string text)
    {
        DiagnosticBag asRules = new();
        DiagnosticBag asPack = new();
        RuleParser.Parse(SourceText.From("block.yaml", text), asRules);
        RuleParser.ParsePack(SourceText.From("pack.yaml", "pack: docs\nversion: 1.0.0\n" + text), asPack);
        return !asRules.HasErrors || !asPack.HasErrors;
    }

    private static IEnumerable<string> Samples(DocBlock block) =>
        RepositoryRoot.Files("tests/CareRules.Tests/Diagnostics/Samples", $"{Path.GetFileNameWithoutExtension(block.Page)}.*.yaml").Select(static path => Plain(File.ReadAllText(path)));

    private static string Plain(string sample) => string.Join('\n', sample.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal).Trim()
        .Split('\n').Where(static l => !l.StartsWith("# clause:", StringComparison.Ordinal)).Select(static l => l.TrimEnd()));

    private static bool Exists(string line)
    {
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words[0] switch
        {
            "dotnet" => DotnetVerbs.Contains(words[1]) && (words[1] != "run" || Runs(words)),
            "carerules" => IsToolCommand(words[1..]),
            "UPDATE_APPROVED=1" or "CARERULES_LONG=1" or "CARERULES_SEED=20260201" => Exists(string.Join(' ', words[1..])),
            _ => words.Length == 1 && File.Exists(RepositoryRoot.At(words[0])),
        };
    }

    private static bool Runs(string[] words)
    {
        string project = words[Array.IndexOf(words, "--project") + 1];
        int rest = Array.IndexOf(words, "--") + 1;
        return Directory.Exists(RepositoryRoot.At(project)) && (!project.EndsWith("CareRules.Tool", StringComparison.Ordinal) || (rest > 0 && IsToolCommand(words[rest..])));
    }

    // One file a command, named after it.
    private static bool IsToolCommand(string[] words) =>
        words.Length > 0 && RepositoryRoot.Files("src/CareRules.Tool/Commands", "*.cs").Any(p => Path.GetFileName(p).StartsWith(words[0], StringComparison.OrdinalIgnoreCase));

    private static string Flat(string code) => Space().Replace(code, " ").Trim();

    [GeneratedRegex(@"#region[^\n]*\n((?:.|\n)*?)#endregion")]
    private static partial Regex Region();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"(?<!`)\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
