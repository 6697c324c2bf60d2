using CareRules.Evaluation;
using CareRules.Model;
using CareRules.Tests.Cases;

namespace CareRules.Tests.SecondReading;

/// <summary>The second reading of the whole packs of <c>Cases/outcomes</c>: which rules fire, are silent, or are undetermined.</summary>
public sealed class OutcomeReading
{
    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Path.Combine(CaseFile.Folder, "outcomes"), "*.yaml").Select(static p => Path.GetFileName(p)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void The_second_reading_says_what_the_outcomes_say(string file)
    {
        string yaml = File.ReadAllText(Path.Combine(CaseFile.Folder, "outcomes", file));
        Dictionary<string, string> files = new(StringComparer.Ordinal) { ["pack.yaml"] = "carerules: 1\npack: outcomes\ntitle: Outcomes\nversion: 1.0.0\n", ["rules.yaml"] = yaml };
        RuleSet.TryCompile([RulePackSource.FromFiles("outcomes", files)], out RuleSet? rules, out var diagnostics).Should().BeTrue(string.Join('\n', diagnostics));
        List<string> wrong = [];
        foreach (RuleTest test in rules!.Bound.Tests.Where(static t => t.Patient is not null))
        {
            SpecEvaluator reading = new(rules.Bound, test.Patient!, test.AsOf);
            void Check(IEnumerable<string> ids, Truth expected)
            {
                foreach (RuleDefinition rule in rules.Bound.Rules.Where(r => ids.Contains(r.Pack + "/" + r.Id) || ids.Contains(r.Id)))
                {
                    if (reading.IsEvaluated && reading.TruthOf(rule.When) is var truth && truth != expected)
                    {
                        wrong.Add($"{test.Name}: {rule.Id} expected {expected}, second reading {truth}");
                    }
                }
            }

            Check(test.Fires, Truth.True);
            Check(test.Silent, Truth.False);
            Check(test.Undetermined, Truth.Unknown);
        }

        wrong.Should().BeEmpty();
    }
}
