using System.Text.Json;
using CareRules.Tests.Support;

namespace CareRules.Tests.Reasoning;

/// <summary>The parts targets, reviews and plan in the published shape: names and order of keys.</summary>
public sealed class CareJsonTests
{
    private const string Yaml = """
        concepts:
          a: { kind: condition, title: A, codes: { snomed: ["1"] } }
          bp: { kind: observation, title: BP, unit: "mm[Hg]", valid-for: 12 months, codes: { loinc: ["2"] } }
        rules:
          - { id: t, title: T, category: target, when: { condition: a }, target: { measure: bp, aim: "< 130 mm[Hg]" }, evidence: [ { source: S } ] }
          - { id: u, title: U, category: target, when: { condition: a }, target: { measure: bp, aim: "< 140 mm[Hg]" } }
          - { id: r, title: R, category: monitoring, when: { condition: a }, review: { items: [ { check: bp, every: 3 months } ], responsible: nurse } }
        resolutions:
          - { measure: bp, prefer: strictest, because: Reason. }
        """;

    [Fact]
    public void Targets_reviews_and_plan_have_the_published_shape()
    {
        string text = Pack.Evaluate(Yaml, "conditions: [a], observations: [ { bp: \"148 mm[Hg]\", on: 2025-06-01, source: Observation/4 } ]").ToJson();
        using JsonDocument json = JsonDocument.Parse(text);
        string Part(string name) => json.RootElement.GetProperty(name).GetRawText().Replace("\\u003C", "<", StringComparison.Ordinal);
        Part("targets").Should().Be(
            """[{"measure":"bp","status":"not-met","effective":"< 130 mm[Hg]","current":{"value":148,"unit":"mm[Hg]","date":"2025-06-01","source":"Observation/4"},"from":[{"rule":"t","goal":null,"aim":"< 130 mm[Hg]","evidence":[{"source":"S","section":null,"strength":null,"url":null}]},{"rule":"u","goal":null,"aim":"< 140 mm[Hg]","evidence":[]}],"resolution":{"prefer":"strictest","rule":null,"because":"Reason.","outweighed":["u"]}}]""");
        Part("reviews").Should().Be(
            """[{"rule":"r","check":"bp","last":"2025-06-01","due":"2025-09-01","status":"overdue","overdueDays":153,"next":null,"booked":null,"responsible":["nurse"],"rules":["r"]}]""");
        Part("plan").Should().Be(
            """{"visits":[{"from":"2026-02-01","by":"2026-02-01","checks":["bp"],"testsBefore":["bp"],"who":["nurse"],"rules":["r"]}],"replacesVisits":1,"mdt":{"needed":false,"who":[],"because":null},"careTeam":[]}""");
    }
}
