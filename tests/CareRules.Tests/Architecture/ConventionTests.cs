using System.Text.RegularExpressions;
using CareRules.Tests.Support;
using Xunit.Abstractions;

namespace CareRules.Tests.Architecture;

/// <summary>The house rules that sources show and compiled code does not.</summary>
public sealed partial class ConventionTests(ITestOutputHelper output)
{
    private const int MostLines = 300;

    private static readonly IReadOnlyList<SourceFile> Sources = SourceFile.Below("src");

    private static readonly IReadOnlyList<SourceFile> All = [.. Sources, .. SourceFile.Below("tests"), .. SourceFile.Below("samples")];

    [Fact]
    public void No_source_file_is_long()
    {
        int[] lines = [.. Sources.Select(static f => f.Lines).Order()];
        output.WriteLine($"{lines.Length} files; median {lines[lines.Length / 2]}, 95th percentile {lines[lines.Length * 95 / 100]}, longest {lines[^1]} lines");
        Sources.Where(static f => f.Lines > MostLines).Select(static f => $"{f.Path}: {f.Lines}").ShouldBeNone();
    }

    [Fact]
    public void Source_files_are_small_as_a_whole()
    {
        int[] lines = [.. Sources.Select(static f => f.Lines).Order()];
        lines[lines.Length / 2].Should().BeLessThanOrEqualTo(80, "the aim is a median of 60 lines");
        lines[lines.Length * 95 / 100].Should().BeLessThanOrEqualTo(220, "the aim is 200 lines at the 95th percentile");
    }

    [Fact]
    public void A_file_is_named_after_a_type_in_it() =>
        All.Where(static f => f.Types.Count > 0 && !f.Types.Contains(f.Stem) && !IsFamily(f)).Select(static f => $"{f.Path}: {string.Join(", ", f.Types)}").ShouldBeNone();

    [Fact]
    public void The_namespace_of_internal_types_is_the_folder() =>
        Sources.Where(static f => f.Types.Count > 0 && f.Namespace != NamespaceOf(f) && !DeclaresPublicType().IsMatch(f.Code)).Select(static f => $"{f.Path}: {f.Namespace}").ShouldBeNone();

    [Fact]
    public void Folders_are_named_after_what_is_in_them() =>
        All.Where(static f => VagueFolder().IsMatch(f.Path)).Select(static f => f.Path).ShouldBeNone();

    [Fact]
    public void Nothing_is_left_for_later() =>
        Sources.Where(static f => LeftForLater().IsMatch(f.Text)).Select(static f => $"{f.Path}: {LeftForLater().Match(f.Text).Value}").ShouldBeNone();

    [Fact]
    public void Numbers_of_the_library_are_decimal() =>
        Sources.Where(static f => (f.Path.StartsWith("src/CareRules/", StringComparison.Ordinal) || f.Path.StartsWith("src/CareRules.Fhir/", StringComparison.Ordinal))
                && f.Stem != "Formulas" && BinaryNumber().IsMatch(f.Code))
            .Select(static f => f.Path).ShouldBeNone();

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        string solution = File.ReadAllText(RepositoryRoot.At("CareRules.sln")).Replace('\\', '/');
        RepositoryRoot.Files(".", "*.csproj").Select(RepositoryRoot.Relative).Where(p => !solution.Contains($"\"{p}\"", StringComparison.Ordinal)).ShouldBeNone();
    }

    [Fact]
    public void Versions_of_packages_stand_in_one_place() =>
        RepositoryRoot.Files(".", "*.csproj").Where(static p => PackageVersion().IsMatch(File.ReadAllText(p))).Select(RepositoryRoot.Relative).ShouldBeNone();

    // The project speaks of itself: of rules, records and patients, not of how or where it was written.
    [Fact]
    public void The_project_speaks_of_itself_alone() =>
        new[] { "*.cs", "*.md", "*.csproj", "*.props", "*.targets", "*.yaml" }
            .SelectMany(static pattern => RepositoryRoot.Files(".", pattern))
            .Where(static path => !path.EndsWith("/ConventionTests.cs", StringComparison.Ordinal))
            .Select(static path => (Path: RepositoryRoot.Relative(path), Match: Foreign().Match(File.ReadAllText(path))))
            .Where(static f => f.Match.Success)
            .Select(static f => $"{f.Path}: {f.Match.Value}")
            .ShouldBeNone();

    [Fact]
    public void Every_line_ends_in_LF() =>
        new[] { "*.cs", "*.md", "*.yaml" }.SelectMany(static pattern => RepositoryRoot.Files(".", pattern))
            .Where(static path => File.ReadAllText(path).Contains('\r', StringComparison.Ordinal)).Select(RepositoryRoot.Relative).ShouldBeNone();

    // `Facts.cs` holds types that all end in `Fact`, with the enumerations of their properties.
    private static bool IsFamily(SourceFile file) =>
        file.Stem.EndsWith('s') && file.Types[0].EndsWith(file.Stem[..^1], StringComparison.Ordinal);

    private static string NamespaceOf(SourceFile file)
    {
        string[] parts = file.Path.Split('/')[1..^1];
        return string.Join('.', parts);
    }

    [GeneratedRegex(@"^\s*public\s+(?:(?:sealed|static|abstract|partial|readonly)\s+)*(?:record|class|struct|interface|enum|delegate)\b", RegexOptions.Multiline)]
    private static partial Regex DeclaresPublicType();

    [GeneratedRegex(@"/(Helpers?|Utils?|Utilities|Common|Misc|Managers?)/", RegexOptions.IgnoreCase)]
    private static partial Regex VagueFolder();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException")]
    private static partial Regex LeftForLater();

    [GeneratedRegex(@"\b(double|float)\b(?!\s*\()")]
    private static partial Regex BinaryNumber();

    [GeneratedRegex(@"<PackageReference[^>]*\bVersion=")]
    private static partial Regex PackageVersion();

    [GeneratedRegex(@"\b(claude|anthropic|chatgpt|openai|copilot|worktree|language model)\b|\b(issue|ticket|milestone) #?\d+|/(?:work|home|tmp)/\w+|\bthe lead\b|\bthis session\b|\bhelper (agent|session)s?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Foreign();
}
