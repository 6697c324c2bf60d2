using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CareRules.Testing;

namespace CareRules.Tests.Cases;

/// <summary>The whole packs of <c>outcomes/</c>: what fires, what is silent, what is missing. Their lists are complete (README).</summary>
[Trait("Category", "Culture")]
public sealed class OutcomeTests
{
    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Path.Combine(CaseFile.Folder, "outcomes"), "*.yaml").Select(static p => Path.GetFileName(p)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_outcome_is_what_the_language_says(string file)
    {
        RuleSet rules = Compile(file);
        StringBuilder wrong = new();
        RuleTestReport report = RuleTestRunner.Run(rules);
        report.Results.Should().NotBeEmpty();
        foreach (RuleTestResult result in report.Results)
        {
            foreach (string failure in result.Failures.Concat(Unlisted(rules, result.Test)))
            {
                wrong.Append(CultureInfo.InvariantCulture, $"{file}: {result.Test.Name}: {failure}\n");
            }
        }

        wrong.ToString().Should().BeEmpty();
    }

    // What a test of the corpus does not list must not be there.
    private static IEnumerable<string> Unlisted(RuleSet rules, RuleTestInfo test)
    {
        EvaluationResult result = rules.Evaluate(test.Patient!, test.AsOf);
        string[] gaps = [.. result.Gaps.Select(static g => g.Missing)];
        if (test.NothingElse || test.Gaps.Length > 0)
        {
            if (!gaps.Order(StringComparer.Ordinal).SequenceEqual(test.Gaps.Order(StringComparer.Ordinal), StringComparer.Ordinal))
            {
                yield return $"gaps are {string.Join(", ", gaps)}, expected {string.Join(", ", test.Gaps)}";
            }
        }

        if (test.NothingElse)
        {
            foreach (RuleInfo rule in rules.Rules.Where(r => r.Status == RuleStatus.Active && result.OutcomeOf($"{r.Pack}/{r.Id}") == RuleOutcomeKind.Undetermined && !test.Undetermined.Contains($"{r.Pack}/{r.Id}")))
            {
                yield return $"{rule.Id} is undetermined and not listed";
            }
        }
    }

    private static RuleSet Compile(string file)
    {
        string id = Path.GetFileNameWithoutExtension(file);
        Dictionary<string, string> files = new(StringComparer.Ordinal)
        {
            ["pack.yaml"] = $"pack: {id}\nversion: 1.0.0\n",
            [file] = File.ReadAllText(Path.Combine(CaseFile.Folder, "outcomes", file)),
        };
        RuleSet.TryCompile([RulePackSource.FromFiles(id, files)], out RuleSet? rules, out ImmutableArray<Diagnostic> found).Should().BeTrue("{0} compiles:\n{1}", file, string.Join('\n', found));
        return rules!;
    }
}
