using CareRules.Testing;
using CareRules.Tests.Support;

namespace CareRules.Tests.Architecture;

/// <summary>The cookbook for authors: each sentence has a rule, a patient for whom it speaks and one for whom it is silent. That all compile and pass, <see cref="DocsTests"/> holds.</summary>
public sealed class CookbookTests
{
    private static readonly DocBlock[] Blocks = [.. DocBlock.All.Where(static b => b.Page == "docs/cookbook-author.md" && b.File is not null)];

    [Fact]
    public void There_are_25_sentences_each_with_its_rule() =>
        Blocks.Count(static b => b.Text.Contains("\nrules:\n", StringComparison.Ordinal) || b.Text.Split('\n')[1] == "rules:").Should().Be(25)
            .And.Be(File.ReadAllLines(RepositoryRoot.At("docs", "cookbook-author.md")).Count(static l => l.StartsWith("## ", StringComparison.Ordinal) && char.IsAsciiDigit(l[3])));

    [Fact]
    public void Each_rule_is_shown_to_speak_and_to_be_silent()
    {
        RuleSet rules = RuleSet.Compile(RulePackSource.FromFiles("cookbook", [new("pack.yaml", "pack: cookbook\nversion: 1.0.0\n"), .. Blocks.Select(static b => KeyValuePair.Create(b.File!, b.Text))]));
        RuleCoverage seen = RuleCoverage.Of(rules);

        seen.Rules.Should().HaveCount(25);
        seen.Rules.Where(static r => !r.IsTrueSeen || !r.IsFalseSeen).Select(static r => r.Name).ShouldBeNone();
    }
}
