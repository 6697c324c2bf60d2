using System.Text.RegularExpressions;
using CareRules.Diagnostics;
using CareRules.Tests.Cases;
using CareRules.Tests.Support;

namespace CareRules.Tests.Clauses;

/// <summary>A test that says which clause it proves: a criteria case, an outcome, the failing sample of a diagnostic, or a method with the trait.</summary>
internal sealed partial record ClauseProof(string Clause, string Place)
{
    public static IReadOnlyList<ClauseProof> All { get; } = [.. Cases(), .. Outcomes(), .. Samples(), .. Methods()];

    private static IEnumerable<ClauseProof> Cases() =>
        from name in CaseFile.Names
        let file = CaseFile.Read(name)
        from one in file.Cases
        from clause in one.Clauses
        select new ClauseProof(clause, $"{name}:{one.Line}");

    private static IEnumerable<ClauseProof> Outcomes() =>
        Marked([.. RepositoryRoot.Files("tests/CareRules.Tests/Cases/outcomes", "*.yaml"), .. RepositoryRoot.Files("tests/CareRules.Tests/SecondReading/Corpus", "*.yaml")]);

    private static IEnumerable<ClauseProof> Samples()
    {
        HashSet<string> run = [.. SyntaxDiagnostics.All.Concat(BindingDiagnostics.All).Concat(AnalysisDiagnostics.All).Select(static d => d.Code)];
        return Marked(RepositoryRoot.Files("tests/CareRules.Tests/Diagnostics/Samples", "*.fail.yaml").Where(path => run.Contains(Path.GetFileName(path).Split('.')[0])));
    }

    private static IEnumerable<ClauseProof> Marked(IEnumerable<string> paths) =>
        from path in paths
        from line in File.ReadAllLines(path)
        where line.StartsWith('#')
        from clause in ClauseMark.Of(line)
        select new ClauseProof(clause, RepositoryRoot.Relative(path));

    // A trait counts where it stands on a test that always runs: not on one that is skipped where its material is not there.
    private static IEnumerable<ClauseProof> Methods() =>
        from path in RepositoryRoot.Files("tests", "*.cs")
        from Match method in Test().Matches(File.ReadAllText(path))
        where Runs().IsMatch(method.Groups[1].Value)
        from Match trait in Trait().Matches(method.Groups[1].Value)
        from clause in trait.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries)
        select new ClauseProof(clause, $"{RepositoryRoot.Relative(path)}: {method.Groups[2].Value}");

    // The attributes above a method, whatever stands between them as comments, then its name.
    [GeneratedRegex(@"((?:^[ \t]+(?:\[.*|//.*)\n)+)[ \t]+public [\w.<>\[\], ]*?(\w+)\(", RegexOptions.Multiline)]
    private static partial Regex Test();

    [GeneratedRegex(@"^\s*\[(?:Fact|Theory|Property|SeededProperty)\b(?!.*\bSkip\b)", RegexOptions.Multiline)]
    private static partial Regex Runs();

    [GeneratedRegex(@"\[Trait\(""Clause"", ""([0-9., ]+)""\)\]")]
    private static partial Regex Trait();
}
