using System.Text.Json;
using CareRules.Tests.Support;

namespace CareRules.Tests.Explanations;

/// <summary>What no single rule says is explained by the rules behind it.</summary>
public sealed class MadeByTheEngineTests
{
    private const string Start = """
        concepts:
          a: { kind: condition, title: A, codes: { snomed: ["1"] } }
          b: { kind: condition, title: B, codes: { snomed: ["2"] } }
          ibuprofen: { kind: medication, title: ibuprofen, codes: { rxnorm: ["5640"] } }
          level: { kind: observation, title: level, unit: mmol/L, valid-for: 6 months, codes: { loinc: ["1"] } }
        rules:
        """;

    [Fact]
    public void A_conflict_is_explained_by_both_sides()
    {
        JsonElement node = Explanation(Recommend("x", "a", "start") + Recommend("y", "b", "stop"), "conflict:ibuprofen");
        node.GetProperty("label").GetString().Should().Be("Opposing advice on ibuprofen, because of 2 rules");
        Children(node).Should().BeEquivalentTo("Title x", "Title y");
        node.GetProperty("children")[0].GetProperty("children")[0].GetProperty("truth").GetString().Should().Be("true");
    }

    [Fact]
    public void A_check_that_is_due_is_explained_by_the_rule_that_asks_for_it()
    {
        JsonElement node = Explanation("\n  - { id: r, title: Levels every year, category: monitoring, when: { condition: a }, review: { items: [ { check: level, every: 12 months } ], responsible: nurse } }", "review:level");
        node.GetProperty("label").GetString().Should().Be("Level is due, because of one rule");
        Children(node).Should().Equal("Levels every year");
    }

    [Fact]
    public void What_two_rules_say_alike_is_explained_by_both()
    {
        JsonElement node = Explanation(Recommend("x", "a", "stop") + Recommend("y", "b", "stop"), "x");
        Children(node).Should().BeEquivalentTo("Title x", "Title y");
    }

    [Fact]
    public void What_one_rule_says_is_explained_by_its_criteria() =>
        Explanation(Recommend("x", "a", "stop"), "x").GetProperty("label").GetString().Should().Be("A recorded");

    private static string Recommend(string id, string condition, string verb) =>
        $"\n  - {{ id: {id}, title: Title {id}, category: drug-disease, when: {{ condition: {condition} }}, recommend: {{ severity: moderate, action: {{ {verb}: ibuprofen }}, text: Text. }} }}";

    private static IEnumerable<string?> Children(JsonElement node) => node.GetProperty("children").EnumerateArray().Select(static c => c.GetProperty("label").GetString());

    private static JsonElement Explanation(string rules, string id)
    {
        using JsonDocument json = JsonDocument.Parse(Pack.Evaluate(Start + rules, "conditions: [ a, b ], medications: [ ibuprofen ]").ToJson(explain: true));
        return json.RootElement.GetProperty("recommendations").EnumerateArray().Single(r => r.GetProperty("id").GetString() == id).GetProperty("explanation").Clone();
    }
}
