namespace CareRules.Tests.Analysis;

/// <summary>Sixty and more faults put into a rule, each found under its code; and what looks like them and is none.</summary>
public sealed class SeededFaultTests
{
    private const string Concepts = """
        concepts:
          heart-failure: { kind: condition, title: heart failure, codes: { snomed: ["84114007"] } }
          diabetes: { kind: condition, title: diabetes, codes: { icd10: [E10, E11] } }
          type-2-diabetes: { kind: condition, title: type 2 diabetes, codes: { icd10: [E11] } }
          oral-nsaid: { kind: medication, title: oral NSAID, codes: { atc: [M01A] } }
          ibuprofen: { kind: medication, title: ibuprofen, codes: { atc: [M01AE01] } }
          painkiller: { kind: medication, title: painkiller, includes: [oral-nsaid] }
          egfr: { kind: observation, title: eGFR, unit: "mL/min/{1.73_m2}", step: 1, valid-for: 15 months, plausible: "1..200 mL/min/{1.73_m2}", codes: { loinc: ["98979-8"] } }
          hba1c: { kind: observation, title: HbA1c, unit: mmol/mol, step: 1, valid-for: 15 months, codes: { loinc: ["59261-8"] }, convert: { "%": { factor: 10.93, add: -23.5 } } }
          potassium: { kind: observation, title: potassium, unit: mmol/L, step: 0.1, codes: { loinc: ["2823-3"] } }
          admission: { kind: encounter, title: admission, codes: { snomed: ["32485007"] } }
        definitions:
          low-egfr: { observation: egfr, latest: "< 30 mL/min/{1.73_m2}" }
          old: { age: ">= 75" }
        scores:
          risk: { title: risk, sum: [ { points: 1, when: { age: ">= 65" } }, { points: 2, when: { condition: heart-failure } } ] }
        rules:

        """;

    [Trait("Clause", "2.17, 2.18, 2.19, 2.20")]
    [Theory]

    // Never true.
    [InlineData("CR2001", "age: '< 0'")]
    [InlineData("CR2001", "age: '> 160'")]
    [InlineData("CR2001", "all: [ { age: '< 18' }, { age: '>= 65' } ]")]
    [InlineData("CR2001", "all: [ { age: '> 64' }, { age: '< 65' } ]")]
    [InlineData("CR2001", "all: [ { sex: female }, { sex: male } ]")]
    [InlineData("CR2001", "all: [ { condition: heart-failure }, { not: { condition: heart-failure } } ]")]
    [InlineData("CR2001", "all: [ { medication: ibuprofen }, { not: { medication: oral-nsaid } } ]")]
    [InlineData("CR2001", "all: [ { medication: ibuprofen }, { not: { medication: painkiller } } ]")]
    [InlineData("CR2001", "all: [ { condition: type-2-diabetes }, { not: { condition: diabetes } } ]")]
    [InlineData("CR2001", "{ observation: egfr, latest: '> 300 mL/min/{1.73_m2}' }")]
    [InlineData("CR2001", "{ observation: egfr, lowest: '< 1 mL/min/{1.73_m2}' }")]
    [InlineData("CR2001", "all: [ { observation: egfr, latest: '< 30 mL/min/{1.73_m2}' }, { observation: egfr, latest: '>= 60 mL/min/{1.73_m2}' } ]")]
    [InlineData("CR2001", "all: [ { observation: hba1c, latest: '< 48 mmol/mol' }, { observation: hba1c, latest: '> 9 %' } ]")]
    [InlineData("CR2001", "all: [ { no-observation: egfr, within: 15 months }, { observation: egfr, latest: '< 30 mL/min/{1.73_m2}' } ]")]
    [InlineData("CR2001", "all: [ { no-observation: egfr, within: 2 years }, { observation: egfr, within: 1 year } ]")]
    [InlineData("CR2001", "all: [ { all: [ { age: '>= 65' } ] }, { age: '< 65' } ]")]
    [InlineData("CR2001", "{ score: risk, value: '>= 4' }")]
    [InlineData("CR2001", "{ score: risk, value: '< 0' }")]
    [InlineData("CR2001", "{ count: { medications: any }, value: '< 0' }")]
    [InlineData("CR2001", "{ count: { medications: any }, value: '1.2..1.8' }")]
    [InlineData("CR2001", "{ medication: oral-nsaid, started: { within: 1 month }, for: '>= 3 months' }")]
    [InlineData("CR2001", "{ condition: diabetes, onset: { within: 1 year }, for: '> 2 years' }")]
    [InlineData("CR2001", "{ medication: oral-nsaid, within: 0 days }")]
    [InlineData("CR2001", "{ encounter: admission, times: '< 0', within: 1 year }")]
    [InlineData("CR2001", "{ observation: egfr, every-value: '< 30 mL/min/{1.73_m2}', within: 6 months, apart: '>= 1 year' }")]
    [InlineData("CR2001", "sequence: { first: { medication: ibuprofen }, then: { condition: heart-failure }, within: 0 days }")]
    [InlineData("CR2001", "{ medication: oral-nsaid, daily-dose: '< 0 mg' }")]

    // Always true.
    [InlineData("CR2002", "age: '>= 0'")]
    [InlineData("CR2002", "{ score: risk, value: '>= 0' }")]
    [InlineData("CR2002", "{ score: risk, value: '<= 3' }")]
    [InlineData("CR2002", "{ count: { medications: any }, value: '>= 0' }")]
    [InlineData("CR2002", "{ observation: egfr, latest: '< 500 mL/min/{1.73_m2}' }")]
    [InlineData("CR2002", "any: [ { age: '< 65' }, { age: '>= 65' } ]")]
    [InlineData("CR2002", "any: [ { age: '<= 64' }, { age: '>= 65' } ]")]
    [InlineData("CR2002", "any: [ { condition: diabetes }, { not: { condition: type-2-diabetes } } ]")]
    [InlineData("CR2002", "any: [ { observation: egfr, latest: '< 30 mL/min/{1.73_m2}' }, { observation: egfr, latest: '30..<60 mL/min/{1.73_m2}' }, { observation: egfr, latest: '>= 60 mL/min/{1.73_m2}' } ]")]

    // Adds nothing.
    [InlineData("CR2003", "all: [ { age: '>= 65' }, { age: '>= 75' } ]")]
    [InlineData("CR2003", "any: [ { age: '>= 65' }, { age: '>= 75' } ]")]
    [InlineData("CR2003", "all: [ { age: '>= 65' }, { is: old } ]")]
    [InlineData("CR2003", "all: [ { condition: diabetes }, { condition: type-2-diabetes } ]")]
    [InlineData("CR2003", "any: [ { condition: diabetes }, { condition: type-2-diabetes } ]")]
    [InlineData("CR2003", "any: [ { medication: ibuprofen }, { medication: painkiller } ]")]
    [InlineData("CR2003", "all: [ { condition: heart-failure }, { condition: heart-failure } ]")]
    [InlineData("CR2003", "all: [ { observation: egfr, latest: '< 60 mL/min/{1.73_m2}' }, { is: low-egfr } ]")]
    [InlineData("CR2003", "all: [ { observation: egfr, within: 6 months }, { observation: egfr, within: 1 year } ]")]
    [InlineData("CR2003", "all: [ { condition: heart-failure }, { any: [ { condition: heart-failure }, { condition: diabetes } ] } ]")]

    // Cannot fire, from several places.
    [InlineData("CR2004", "all: [ { is: old }, { is: low-egfr } ]", "applies: { age: '< 30' }")]
    [InlineData("CR2004", "all: [ { age: '< 40' }, { medication: oral-nsaid } ]", "applies: { age: '>= 65' }")]
    [InlineData("CR2004", "medication: ibuprofen", "applies: { not: { medication: painkiller } }")]

    // Holes and overlaps.
    [InlineData("CR2005", "any: [ { observation: egfr, latest: '15..29 mL/min/{1.73_m2}' }, { observation: egfr, latest: '30..44 mL/min/{1.73_m2}' } ]")]
    [InlineData("CR2005", "any: [ { observation: egfr, latest: '< 30 mL/min/{1.73_m2}' }, { observation: egfr, latest: '> 30 mL/min/{1.73_m2}' } ]")]
    [InlineData("CR2005", "any: [ { age: '< 65' }, { age: '> 65' } ]")]
    [InlineData("CR2005", "any: [ { observation: potassium, latest: '< 3.5 mmol/L', within: 1 year }, { observation: potassium, latest: '3.6..5.0 mmol/L', within: 1 year } ]")]
    [InlineData("CR2006", "medication: oral-nsaid", "definitions: { a: { observation: egfr, latest: '30..45 mL/min/{1.73_m2}' }, b: { observation: egfr, latest: '45..60 mL/min/{1.73_m2}' } }")]
    [InlineData("CR2006", "medication: oral-nsaid", "scores: { s: { sum: [ { points: 1, when: { age: '65..75' } }, { points: 2, when: { age: '>= 75' } } ] } }")]
    [InlineData("CR2005", "medication: oral-nsaid", "scores: { s: { sum: [ { points: 1, when: { observation: egfr, latest: '30..44 mL/min/{1.73_m2}' } }, { points: 2, when: { observation: egfr, latest: '45..59 mL/min/{1.73_m2}' } } ] } }")]

    // What may be missing, and what is old.
    [InlineData("CR2007", "all: [ { medication: oral-nsaid }, { not: { observation: egfr, latest: '< 30 mL/min/{1.73_m2}' } } ]")]
    [InlineData("CR2007", "all: [ { medication: oral-nsaid }, { not: { is: low-egfr } } ]")]
    [InlineData("CR2007", "all: [ { medication: oral-nsaid }, { not: { any: [ { condition: diabetes }, { is: low-egfr } ] } } ]")]
    [InlineData("CR2008", "{ observation: potassium, latest: '> 5.5 mmol/L' }")]
    [InlineData("CR2008", "{ observation: potassium, any-value: '> 5.5 mmol/L' }")]
    [InlineData("CR2008", "{ count: { observations: potassium, any-value: '> 5.5 mmol/L' }, value: '>= 2' }")]
    public void A_seeded_fault_is_found(string code, string when, string rest = "") => Codes(when, rest).Should().Equal(code);

    // What several rules, or a rule and the calendar, make wrong.
    [Theory]
    [InlineData("CR2009", "    evidence: [ { source: NICE NG106 } ]\n", "")]
    [InlineData("CR2010", "    evidence: [ { source: NICE NG106 } ]\n", "    evidence: [ { source: NICE NG106 } ]\n    governance: { review-by: 2026-01-31 }\n")]
    [InlineData("CR2011", "  heart-failure: {", "  idle: { kind: condition, codes: { icd10: [Z99] } }\n  heart-failure: {")]
    [InlineData("CR2012", "  heart-failure: {", "  weak-heart: { kind: condition, codes: { snomed: [\"84114007\"] } }\n  heart-failure: {", "definitions: { weak: { condition: weak-heart } }")]
    [InlineData("CR2013", "rules:\n", "rules:\n  - { id: twin, title: A twin, category: drug-disease, when: { medication: oral-nsaid }, recommend: { severity: low, text: Review. }, evidence: [ { source: NICE NG106 } ] }\n")]
    public void A_seeded_fault_of_a_pack_is_found(string code, string from, string to, string rest = "")
    {
        string text = Text("medication: oral-nsaid", rest);

        text.Should().Contain(from);
        Times(text.Replace(from, to, StringComparison.Ordinal)).Should().Be(Times(text) + 1);

        int Times(string file) => Authoring.Check(file).Count(d => d.Code == code);
    }

    [Fact]
    public void Sixty_faults_and_more_are_seeded() =>
        typeof(SeededFaultTests).GetMethods().Where(static m => m.Name.StartsWith("A_seeded_fault", StringComparison.Ordinal)).Sum(static m => m.GetCustomAttributes(typeof(InlineDataAttribute), inherit: false).Length)
            .Should().BeGreaterThanOrEqualTo(60);

    [Fact]
    public void The_shipped_pack_raises_no_alarm()
    {
        RuleSet.TryCompile([ContentPack.Source], out RuleSet? rules, out System.Collections.Immutable.ImmutableArray<Diagnostic> found).Should().BeTrue();

        rules!.Rules.Should().NotBeEmpty();
        found.Where(static d => d.Severity != DiagnosticSeverity.Info).Should().BeEmpty();
    }

    [Theory]
    [InlineData("all: [ { observation: egfr, within: 15 months }, { observation: egfr, latest: '< 30 mL/min/{1.73_m2}' } ]")]
    [InlineData("all: [ { age: '>= 65' }, { age: '< 80' } ]")]
    [InlineData("any: [ { age: '< 18' }, { age: '>= 65' } ]")]
    [InlineData("all: [ { age: '>= 65' }, { age: '>= 65', at: 1 year ago } ]")]
    [InlineData("all: [ { observation: egfr, latest: '< 60 mL/min/{1.73_m2}' }, { observation: egfr, any-value: '< 30 mL/min/{1.73_m2}', within: 3 years } ]")]
    [InlineData("all: [ { observation: egfr, lowest: '< 30 mL/min/{1.73_m2}', within: 1 year }, { observation: egfr, highest: '> 60 mL/min/{1.73_m2}', within: 1 year } ]")]
    [InlineData("all: [ { observation: egfr, any-value: '< 30 mL/min/{1.73_m2}', within: 1 year }, { observation: egfr, any-value: '> 60 mL/min/{1.73_m2}', within: 1 year } ]")]
    [InlineData("all: [ { medication: oral-nsaid }, { not: { medication: ibuprofen } } ]")]
    [InlineData("all: [ { condition: diabetes }, { not: { condition: type-2-diabetes } } ]")]
    [InlineData("all: [ { no-observation: egfr, within: 12 months }, { observation: egfr, latest: '< 30 mL/min/{1.73_m2}' } ]")]
    [InlineData("all: [ { condition: heart-failure }, { condition: heart-failure, for: '>= 1 year' } ]")]
    [InlineData("any: [ { observation: egfr, latest: '< 30 mL/min/{1.73_m2}' }, { observation: egfr, latest: '> 60 mL/min/{1.73_m2}' } ]")]
    [InlineData("all: [ { observation: egfr, valued: true }, { not: { observation: egfr, latest: '< 30 mL/min/{1.73_m2}' } } ]")]
    [InlineData("{ medication: oral-nsaid, started: { within: 3 months }, for: '>= 1 month' }")]
    [InlineData("{ medication: oral-nsaid, started: { within: 31 days }, for: '>= 1 month' }")]
    [InlineData("{ observation: potassium, latest: '> 5.5 mmol/L', within: ever }")]
    [InlineData("{ observation: potassium, change: { by: '<= -25 %', over: 1 year } }")]
    [InlineData("{ score: risk, value: '>= 2' }")]
    [InlineData("{ medication: oral-nsaid, status: ever }")]
    [InlineData("all: [ { medication: oral-nsaid }, { not: { observation: egfr, within: 1 year } } ]")]
    [InlineData("medication: oral-nsaid", "scores: { s: { sum: [ { points: 1, when: { age: '>= 65' } }, { points: 1, when: { age: '>= 75' } } ] } }")]
    [InlineData("medication: oral-nsaid", "definitions: { a: { observation: egfr, latest: '30..<45 mL/min/{1.73_m2}' }, b: { observation: egfr, latest: '45..<60 mL/min/{1.73_m2}' } }")]
    [InlineData("all: [ { is: old }, { medication: oral-nsaid } ]", "applies: { age: '>= 65' }")]
    public void What_is_right_or_cannot_be_decided_is_left_in_peace(string when, string rest = "") => Codes(when, rest).Should().BeEmpty();

    private static IEnumerable<string> Codes(string when, string rest) =>
        Authoring.Check(Text(when, rest)).Where(static d => d.Severity != DiagnosticSeverity.Info).Select(static d => d.Code);

    private static string Text(string when, string rest)
    {
        string block = when.StartsWith('{') ? when : "{ " + when + " }";
        string text = Concepts + $$"""
              - id: one
                title: A rule
                category: drug-disease
                when: {{block}}
                recommend: { severity: low, text: Review. }
                evidence: [ { source: NICE NG106 } ]
            """.ReplaceLineEndings("\n") + "\n";
        return Merge(text, rest);
    }

    // A block of the same name takes the entries of the given one as well.
    private static string Merge(string text, string rest)
    {
        int colon = rest.IndexOf(':', StringComparison.Ordinal);
        string key = colon < 0 ? "" : rest[..colon];
        return key is "definitions" or "scores"
            ? text.Replace($"{key}:\n", $"{key}:\n" + string.Concat(Entries(rest[(colon + 1)..].Trim()[1..^1]).Select(static e => $"  {e.Trim()}\n")), StringComparison.Ordinal)
            : text + rest + "\n";
    }

    private static IEnumerable<string> Entries(string flow)
    {
        int depth = 0;
        int start = 0;
        for (int i = 0; i < flow.Length; i++)
        {
            depth += flow[i] is '{' or '[' ? 1 : flow[i] is '}' or ']' ? -1 : 0;
            if (depth == 0 && flow[i] == ',')
            {
                yield return flow[start..i];
                start = i + 1;
            }
        }

        yield return flow[start..];
    }
}
