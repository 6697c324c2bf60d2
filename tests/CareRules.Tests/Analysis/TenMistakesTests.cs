using CareRules.Tests.Diagnostics;
using CareRules.Text;

namespace CareRules.Tests.Analysis;

/// <summary>Mistakes of every stage in one file: each is one message at its place, and none hides another.</summary>
public sealed class TenMistakesTests
{
    private static readonly string[] Codes = ["CR0022", "CR0019", "CR1001", "CR0108", "CR0101", "CR0021", "CR0020", "CR1012", "CR0114", "CR1001"];

    private const string Marked = """
        concepts:
          heart-failure: { kind: condition, title: heart failure, codes: { snomed: ["84114007"] } }
          oral-nsaid: { kind: medication, title: oral NSAID, codes: { atc: [M01A] } }
          egfr:
            kind: observation
            title: eGFR
            unit: "mL/min/{1.73_m2}"
            valid-for: 15 months
            codes: { loinc: ["98979-8"] }
          potassium: { kind: observation, title: potassium, unit: mmol/L, valid-for: 1 year, codes: { loinc: ["2823-3"] } }
        rules:
          - id: nsaid-in-heart-failure
            title: ⟦Oral NSAID with heart failure: stop it⟧
            category: drug-disease
            when:
              all:
                - age: ⟦>= 75⟧
                - condition: ⟦heart-failrue⟧
                - medication: oral-nsaid
            recommend:
              severity: ⟦urgent⟧
              action: { stop: oral-nsaid }
              text: "Stop {oral-nsaid}: it is a risk."
            evidence: [ { source: NICE NG106 } ]
          - id: low-egfr
            title: Low eGFR
            ⟦categroy⟧: monitoring
            when: { observation: egfr, latest: ⟦< 30 mL/min/{1.73_m2}⟧, within: 1 year }
            recommend:
              severity: low
              text: ⟦{egfr.value} is low.⟧
            evidence: [ { source: NICE NG203 } ]
          - id: high-potassium
            title: High potassium
            category: monitoring
            when: { observation: potassium, latest: ⟦"> 5.5 mg"⟧ }
            recommend:
              severity: moderate
              text: "Repeat the potassium"
            evidence: [ { source: NICE NG203, published: ⟦2021-8-1⟧ } ]
        tests:
          - name: it fires
            as-of: 2026-02-01
            patient: { age: 80, conditions: [heart-failure], medications: [oral-nsaid] }
            expect: { fires: [nsaid-in-heart-failure], silent: [⟦high-potasium⟧] }

        """;

    [Fact]
    public void Ten_mistakes_in_one_file_are_ten_messages()
    {
        MarkedText file = MarkedText.Parse(Marked);
        SourceText source = SourceText.From("rules.yaml", file.Text);

        Authoring.Check(file.Text).Select(static d => (d.Code, d.Location)).Should().Equal(Codes.Zip(file.Spans, (code, span) => (code, source.LocationOf(span))));
    }
}
