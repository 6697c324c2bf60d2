using System.Collections.Immutable;
using CareRules.Tests.Support;

namespace CareRules.Tests.Explanations;

/// <summary>What a patient or carer reads: their language where the author wrote it, plain names and units, dates as they write them.</summary>
public sealed class PatientTextTests
{
    private const string Rules = """
        concepts:
          hba1c: { kind: observation, title: HbA1c, unit: mmol/mol, valid-for: 15 months, codes: { loinc: ["59261-8"] } }
          egfr: { kind: observation, title: kidney function, unit: "mL/min/{1.73_m2}", valid-for: 15 months, codes: { loinc: ["33914-3"] } }
          heart-failure: { kind: condition, title: heart failure, codes: { snomed: ["84114007"] } }
        rules:
          - id: rule
            title: Rule
            category: drug-disease
            when: { all: [ { condition: heart-failure }, { observation: egfr, latest: "< 45 mL/min/{1.73_m2}" }, { any: [ { observation: hba1c, present: true }, { condition: heart-failure } ] } ] }
            recommend:
              severity: moderate
              action: { review: heart-failure }
              text: "{egfr.value} on {egfr.date}"
              patient:
                en: "You have {heart-failure}. Your kidney test was {egfr.value} on {egfr.date}; HbA1c: {hba1c.date}."
                de: "Nierenwert {egfr.value} am {egfr.date}; HbA1c: {hba1c.date}."
                fr: "{egfr.value} le {egfr.date}; HbA1c : {hba1c.date}."
                zh-Hant: "{egfr.date}"
        """;

    [Theory]
    [InlineData("en", "en", "You have Heart failure. Your kidney test was 42.5 mL/min/1.73 m² on 3 January 2026; HbA1c: not recorded.")]
    [InlineData("en-GB", "en", "You have Heart failure. Your kidney test was 42.5 mL/min/1.73 m² on 3 January 2026; HbA1c: not recorded.")]
    [InlineData("en-US", "en", "You have Heart failure. Your kidney test was 42.5 mL/min/1.73 m² on January 3, 2026; HbA1c: not recorded.")]
    [InlineData("de-AT", "de", "Nierenwert 42,5 mL/min/1.73 m² am 3. Januar 2026; HbA1c: nicht erfasst.")]
    [InlineData("fr", "fr", "42,5 mL/min/1.73 m² le 3 janvier 2026; HbA1c : non renseigné.")]
    // A language of which no dates are known keeps the date as it was recorded; a tag falls back part by part.
    [InlineData("zh-Hant-TW", "zh-Hant", "2026-01-03")]
    public void A_reader_gets_their_language_in_their_style(string asked, string given, string text)
    {
        ImmutableSortedDictionary<string, string> texts = Evaluate(asked).Recommendations[0].PatientText;
        texts.Should().ContainSingle();
        texts[given].Should().Be(text);
    }

    [Fact]
    public void A_language_that_the_author_did_not_write_is_not_replaced_by_another() => Evaluate("pl").Recommendations[0].PatientText.Should().BeEmpty();

    [Fact]
    public void Without_a_language_all_are_given_each_in_its_own_style() =>
        Evaluate(null).Recommendations[0].PatientText.Keys.Should().Equal("de", "en", "fr", "zh-Hant");

    [Fact]
    public void A_clinician_reads_english_numbers_and_the_date_as_recorded() => Evaluate("de").Recommendations[0].Text.Should().Be("42.5 mL/min/1.73 m² on 2026-01-03");

    private static EvaluationResult Evaluate(string? language) => RuleSetOf().Evaluate(
        Run.Patient(
            new CareRules.Clinical.ConditionFact { Source = "Condition/1", Code = new CareRules.Clinical.Code(CareRules.Clinical.CodeSystems.Snomed, "84114007", "Heart failure (disorder)") },
            new CareRules.Clinical.ObservationFact { Source = "Observation/1", Code = new CareRules.Clinical.Code(CareRules.Clinical.CodeSystems.Loinc, "33914-3"), Effective = Say.On("2026-01-03"), Value = Say.Value("42.5 mL/min/{1.73_m2}") }).Build(),
        Run.AsOf, new EvaluationOptions { Language = language });

    private static RuleSet RuleSetOf() => Pack.Compile(Rules);
}
