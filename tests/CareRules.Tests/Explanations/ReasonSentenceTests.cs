using CareRules.Tests.Support;

namespace CareRules.Tests.Explanations;

/// <summary>Why a rule came out as it did, in one sentence that a clinician reads once.</summary>
public sealed class ReasonSentenceTests
{
    private const string Start = """
        concepts:
          heart-failure: { kind: condition, title: heart failure, codes: { snomed: ["84114007"] } }
          asthma: { kind: condition, title: asthma, codes: { snomed: ["195967001"] } }
          carer: { kind: condition, title: the patient is a carer, codes: { snomed: ["224484003"] } }
          oral-nsaid: { kind: medication, title: oral NSAID, codes: { atc: [M01A] } }
          warfarin: { kind: medication, title: warfarin, codes: { atc: [B01AA03] } }
          aspirin: { kind: medication, title: aspirin, codes: { atc: [B01AC06] } }
          egfr: { kind: observation, title: eGFR, unit: "mL/min/{1.73_m2}", step: 1, valid-for: 15 months, codes: { loinc: ["33914-3"] } }
          any-medicine: { kind: medication, title: medicine, includes: [oral-nsaid, warfarin, aspirin] }
        definitions:
          airway: { title: a disease of the airways, any: [ { condition: asthma }, { condition: heart-failure } ] }
        scores:
          bleeding: { title: Bleeding score, sum: [ { points: 1, when: { medication: warfarin } }, { points: 1, when: { age: ">= 65" } } ] }
        rules:
        """;

    [Theory]
    // What is absent.
    [InlineData("medication: oral-nsaid", "", "The rule does not fire because no oral NSAID is taken.")]
    [InlineData("medication: oral-nsaid, for: \">= 3 months\"", "", "The rule does not fire because no oral NSAID is taken.")]
    [InlineData("condition: heart-failure", "", "The rule does not fire because heart failure is not recorded.")]
    [InlineData("condition: carer", "", "The rule does not fire because “the patient is a carer” is not recorded.")]
    [InlineData("allergy: warfarin", "", "The rule does not fire because allergy to warfarin is not recorded.")]
    [InlineData("any: [ { condition: heart-failure }, { condition: asthma } ]", "", "The rule does not fire because no heart failure or asthma is recorded.")]
    [InlineData("any: [ { condition: heart-failure }, { medication: warfarin } ]", "", "The rule does not fire because heart failure is not recorded, and no warfarin is taken.")]
    [InlineData("is: airway", "", "The rule does not fire because no asthma or heart failure is recorded.")]
    // What is there and does not count.
    [InlineData("medication: oral-nsaid, for: \">= 3 months\"", "medications: [ { medication: oral-nsaid, started: 2026-01-20 } ]", "The rule does not fire because no oral NSAID has been taken for at least 3 months (oral NSAID of 20 Jan 2026 is on record).")]
    [InlineData("medication: warfarin", "medications: [ { medication: warfarin, started: 2025-01-20, ended: 2025-06-30 } ]", "The rule does not fire because no warfarin is taken (warfarin of 20 Jan 2025 ended on 30 Jun 2025).")]
    [InlineData("condition: asthma", "conditions: [ { condition: asthma, onset: 2001, status: resolved } ]", "The rule does not fire because asthma is not recorded (asthma of 2001 is recorded as resolved).")]
    // What was measured, and who the patient is.
    [InlineData("observation: egfr, latest: \"< 45 mL/min/{1.73_m2}\"", "observations: [ { egfr: \"45 mL/min/{1.73_m2}\", on: 2026-01-03 } ]", "The rule does not fire because the latest eGFR is 45 (3 Jan 2026), not below 45 mL/min/1.73 m².")]
    [InlineData("observation: egfr, latest: \"< 45 mL/min/{1.73_m2}\"", "observations: [ { egfr: \"72.0393858 mL/min/{1.73_m2}\", on: 2026-01-03 } ]", "The rule does not fire because the latest eGFR is 72.04 (3 Jan 2026), not below 45 mL/min/1.73 m².")]
    [InlineData("observation: egfr, latest: \"< 45 mL/min/{1.73_m2}\"", "observations: [ { egfr: \"45.0003 mL/min/{1.73_m2}\", on: 2026-01-03 } ]", "The rule does not fire because the latest eGFR is 45.0003 (3 Jan 2026), not below 45 mL/min/1.73 m².")]
    [InlineData("no-observation: egfr, within: 12 months", "observations: [ { egfr: \"45 mL/min/{1.73_m2}\", on: 2026-01-03 } ]", "The rule does not fire because eGFR was recorded on 3 Jan 2026, in the last 12 months.")]
    [InlineData("age: \">= 75\"", "", "The rule does not fire because the age is 60, not 75 or over.")]
    [InlineData("sex: female", "", "The rule does not fire because the patient is male.")]
    [InlineData("score: bleeding, value: \">= 2\"", "", "The rule does not fire because Bleeding score is 0, not at least 2.")]
    [InlineData("count: { medications: any-medicine }, value: \">= 2\"", "medications: [ warfarin ]", "The rule does not fire because the number of medicine (different ingredients) is 1, not at least 2.")]
    // What rules it out, and what the author decided.
    [InlineData("all: [ { condition: heart-failure }, { not: { medication: warfarin } } ]", "conditions: [ heart-failure ], medications: [ warfarin ]", "The rule does not fire because warfarin is taken.")]
    [InlineData("all: [ { condition: heart-failure }, { observation: egfr, latest: \"< 45 mL/min/{1.73_m2}\", if-unknown: false } ]", "conditions: [ heart-failure ]", "The rule does not fire because eGFR is not known, which the rule takes as not met.")]
    [InlineData("at-least: 2, of: [ { condition: heart-failure }, { condition: asthma }, { medication: warfarin } ]", "conditions: [ asthma ]", "The rule does not fire because only 1 of the 2 needed findings is there: asthma is recorded.")]
    [InlineData("at-least: 2, of: [ { observation: egfr, latest: \"< 45 mL/min/{1.73_m2}\" }, { condition: heart-failure } ]", "", "The rule does not fire because heart failure is not recorded.")]
    // Of several reasons the one that a reader asks for first: what is absent before what was measured, and that before age.
    [InlineData("all: [ { age: \">= 75\" }, { observation: egfr, latest: \"< 45 mL/min/{1.73_m2}\" }, { medication: oral-nsaid } ]", "observations: [ { egfr: \"60 mL/min/{1.73_m2}\", on: 2026-01-03 } ]", "The rule does not fire because no oral NSAID is taken.")]
    [InlineData("all: [ { age: \">= 75\" }, { observation: egfr, latest: \"< 45 mL/min/{1.73_m2}\" } ]", "observations: [ { egfr: \"60 mL/min/{1.73_m2}\", on: 2026-01-03 } ]", "The rule does not fire because the latest eGFR is 60 (3 Jan 2026), not below 45 mL/min/1.73 m².")]
    public void A_silent_rule_says_what_keeps_it_silent(string when, string patient, string sentence) => Explain(when, patient).Sentence.Should().Be(sentence);

    [Theory]
    [InlineData("all: [ { condition: heart-failure }, { medication: oral-nsaid } ]", "conditions: [ heart-failure ], medications: [ oral-nsaid ]", "The rule fires because heart failure is recorded, and oral NSAID is taken.")]
    [InlineData("all: [ { medication: warfarin }, { medication: oral-nsaid }, { condition: heart-failure } ]", "conditions: [ heart-failure ], medications: [ warfarin, oral-nsaid ]", "The rule fires because warfarin and oral NSAID are taken, and heart failure is recorded.")]
    [InlineData("all: [ { age: \"< 75\" }, { not: { medication: warfarin } }, { observation: egfr, latest: \"< 45 mL/min/{1.73_m2}\" } ]", "observations: [ { egfr: \"24 mL/min/{1.73_m2}\", on: 2026-01-03 } ]", "The rule fires because the age is 60 (under 75), no warfarin is taken, and the latest eGFR is 24 (3 Jan 2026), below 45 mL/min/1.73 m².")]
    // Reasons that stand in groups, as those that a whole file asks for, are one list.
    [InlineData("all: [ { all: [ { age: \"< 75\" }, { not: { condition: asthma } } ] }, { all: [ { condition: heart-failure }, { medication: warfarin } ] } ]", "conditions: [ heart-failure ], medications: [ warfarin ]", "The rule fires because the age is 60 (under 75), asthma is not recorded, heart failure is recorded, and warfarin is taken.")]
    // Where not all can be said the rest is counted once; what is there is said before what is not, and that before who the patient is.
    [InlineData("all: [ { all: [ { age: \"< 75\" }, { not: { condition: asthma } }, { score: bleeding, value: \">= 1\" } ] }, { all: [ { condition: heart-failure }, { medication: warfarin }, { observation: egfr, latest: \"< 45 mL/min/{1.73_m2}\" }, { count: { medications: any-medicine }, value: \">= 1\" } ] } ]", "conditions: [ heart-failure ], medications: [ warfarin ], observations: [ { egfr: \"24 mL/min/{1.73_m2}\", on: 2026-01-03 } ]", "The rule fires because Bleeding score is 1 (at least 1), heart failure is recorded, warfarin is taken, the latest eGFR is 24 (3 Jan 2026), below 45 mL/min/1.73 m², and for 3 more reasons.")]
    public void A_rule_that_fires_says_why(string when, string patient, string sentence) => Explain(when, patient).Sentence.Should().Be(sentence);

    [Theory]
    [InlineData("observation: egfr, latest: \"< 45 mL/min/{1.73_m2}\"", "", "Whether the rule fires cannot be decided because eGFR is missing: not recorded.")]
    [InlineData("observation: egfr, latest: \"< 45 mL/min/{1.73_m2}\"", "observations: [ { egfr: \"24 mL/min/{1.73_m2}\", on: 2024-01-03 } ]", "Whether the rule fires cannot be decided because eGFR is missing: none in 15 months (last 3 Jan 2024).")]
    [InlineData("all: [ { medication: warfarin }, { medication: aspirin } ]", "supplied: [ conditions ]", "Whether the rule fires cannot be decided because medications were not supplied.")]
    public void An_open_rule_says_what_is_missing(string when, string patient, string sentence) => Explain(when, patient).Sentence.Should().Be(sentence);

    [Fact]
    public void Every_form_shows_the_sentence()
    {
        Explanation explanation = Explain("medication: oral-nsaid", "");
        explanation.ToText().Should().Contain("on 1 Feb 2026: the rule does not fire because no oral NSAID is taken.");
        explanation.ToMarkdown().Should().Contain("the rule does not fire because no oral NSAID is taken");
        explanation.ToHtml().Should().Contain("the rule does not fire because no oral NSAID is taken.");
        explanation.ToJson().Should().Contain("\"sentence\":\"The rule does not fire because no oral NSAID is taken.\"");
    }

    [Fact]
    public void A_result_that_is_explained_tells_of_each_silent_rule()
    {
        EvaluationResult result = Evaluate("medication: oral-nsaid", "");
        result.ToJson(explain: true).Should().Contain("\"silent\":[{\"rule\":\"rule\",\"pack\":\"test\",\"sentence\":\"The rule does not fire because no oral NSAID is taken.\"}]");
        result.ToJson().Should().NotContain("\"silent\":[");
    }

    private static Explanation Explain(string when, string patient) => Evaluate(when, patient).Explain("rule");

    private static EvaluationResult Evaluate(string when, string patient) => Pack.Evaluate(
        $"{Start}\n  - {{ id: rule, title: Rule, category: drug-disease, when: {{ {when} }}, recommend: {{ severity: moderate, action: {{ review: warfarin }}, text: Look. }} }}",
        $"born: 1965-05-05, sex: male{(patient.Length > 0 ? ", " : "")}{patient}");
}
