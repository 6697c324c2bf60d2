using CareRules.Binding;
using CareRules.Diagnostics;
using CareRules.Tests.Syntax;
using Xunit.Abstractions;

namespace CareRules.Tests.Diagnostics;

/// <summary>A slip of one character in a key or an id is no other name, and the suggestion is the one that was meant (docs/diagnostics/typos.md).</summary>
public sealed class TypoTests(ITestOutputHelper output)
{
    private static readonly Lazy<BoundRuleSet> Content = new(static () => RuleSet.Compile(ContentPack.Source).Bound);

    public static TheoryData<string> Kinds => ["a letter left out", "a letter doubled", "two letters swapped", "a letter replaced"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_slip_in_an_id_of_the_content_gets_the_right_suggestion(string kind) =>
        Rate(
            kind,
            [.. Content.Value.Concepts.Select(static c => c.Name)],
            [.. Content.Value.Rules.Select(static r => r.Id)],
            [.. Content.Value.Definitions.Select(static d => d.Id)],
            [.. Content.Value.Scores.Select(static s => s.Id)]).Should().BeGreaterThanOrEqualTo(0.95m);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_slip_in_a_key_of_the_language_gets_the_right_suggestion(string kind) =>
        Rate(kind, [.. LanguageKeys.All().Select(static k => k.Name).Where(static n => n.Length > 3).Distinct()]).Should().BeGreaterThanOrEqualTo(0.95m);

    // Each list holds the names among which one is looked for: a concept is not suggested for a rule.
    private decimal Rate(string kind, params string[][] lists)
    {
        (int right, int all) = (0, 0);
        foreach (string[] names in lists)
        {
            foreach ((string name, string typo) in names.SelectMany(name => Typos(kind, name).Distinct().Where(t => t != name && t.Length > 0).Select(typo => (name, typo))))
            {
                all++;
                right += !names.Contains(typo) && NearestName.Of(typo, names) == name ? 1 : 0;
            }
        }

        output.WriteLine($"{kind}: {right} of {all} ({100m * right / all:0.0} %)");
        return decimal.Divide(right, all);
    }

    private static IEnumerable<string> Typos(string kind, string name) => Enumerable.Range(0, name.Length).Select(i => kind switch
    {
        "a letter left out" => name.Remove(i, 1),
        "a letter doubled" => name.Insert(i, name[i].ToString()),
        "two letters swapped" => i + 1 < name.Length ? name[..i] + name[i + 1] + name[i] + name[(i + 2)..] : name,
        _ => name[..i] + (name[i] == 'q' ? 'w' : 'q') + name[(i + 1)..],
    });
}
