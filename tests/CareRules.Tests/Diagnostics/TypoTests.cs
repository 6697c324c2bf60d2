using CareRules.Diagnostics;
using CareRules.Tests.Syntax;

namespace CareRules.Tests.Diagnostics;

/// <summary>A slip of one character in a key or an id is no other name, and the suggestion is the one that was meant (docs/diagnostics/typos.md).</summary>
public sealed class TypoTests
{
    public static TheoryData<string> Kinds => ["a letter left out", "a letter doubled", "two letters swapped", "a letter replaced"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_slip_in_an_id_of_the_content_gets_the_right_suggestion(string kind) =>
        Rate(kind, [.. RuleSet.Compile(ContentPack.Source).Bound.Concepts.Select(static c => c.Name)]).Should().BeGreaterThanOrEqualTo(0.95m);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_slip_in_a_key_of_the_language_gets_the_right_suggestion(string kind) =>
        Rate(kind, [.. LanguageKeys.All().Select(static k => k.Name).Where(static n => n.Length > 3).Distinct()]).Should().BeGreaterThanOrEqualTo(0.95m);

    private static decimal Rate(string kind, string[] names)
    {
        (int right, int all) = (0, 0);
        foreach (string name in names)
        {
            foreach (string typo in Typos(kind, name).Distinct().Where(t => t != name && t.Length > 0))
            {
                all++;
                right += !names.Contains(typo) && NearestName.Of(typo, names) == name ? 1 : 0;
            }
        }

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
