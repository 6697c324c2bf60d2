using System.Text.Json;
using CareRules.Clinical;

namespace CareRules.Fhir.Tests.Support;

/// <summary>A small pack and a patient for whom it has something to say of every kind.</summary>
internal static class Results
{
    public const string Pack = "pack: small\ntitle: A small pack\nversion: 1.2.0\npublisher: P\nlicence: Apache-2.0\n";

    public const string Rules = """
        concepts:
          heart-failure: { kind: condition, title: heart failure, codes: { snomed: ["84114007"] } }
          oral-nsaid: { kind: medication, title: oral NSAID, codes: { rxnorm: ["5640"] } }
          warfarin: { kind: medication, title: warfarin, codes: { rxnorm: ["11289"] } }
          potassium: { kind: observation, title: potassium, unit: mmol/L, codes: { loinc: ["2823-3"] } }
          egfr: { kind: observation, title: eGFR, unit: "mL/min/{1.73_m2}", codes: { loinc: ["33914-3"] } }
        rules:
          - id: nsaid-with-warfarin
            title: Oral NSAID with warfarin
            category: drug-drug
            when: { all: [ { medication: oral-nsaid }, { medication: warfarin } ] }
            recommend:
              severity: critical
              action: { avoid: oral-nsaid }
              text: Do not give {oral-nsaid} with {warfarin}.
            evidence: [ { source: BNF, url: "http://bnf.example.org/insecure" } ]
          - id: nsaid-in-heart-failure
            title: Oral NSAID with heart failure
            category: drug-disease
            when: { all: [ { condition: heart-failure }, { medication: oral-nsaid } ] }
            recommend:
              severity: high
              action: { review: heart-failure }
              text: Review {oral-nsaid}; it can worsen {heart-failure}.
              why: It holds back salt & water.
              responsible: [prescriber, pharmacist]
              do-within: 2 weeks
            evidence:
              - { source: NICE NG106, section: "1.7", strength: strong, url: "https://www.nice.org.uk/guidance/ng106" }
              - { source: STOPP }
          - id: potassium-high
            title: Potassium above the range
            category: monitoring
            when: { observation: potassium, latest: "> 5.5 mmol/L" }
            recommend:
              severity: moderate
              action: [ { check: potassium }, { inform: heart-failure } ]
              text: Repeat potassium; it was {potassium.value}.
            evidence: [ { source: UKKA } ]
          - id: low-egfr
            title: NSAID with low eGFR
            category: drug-disease
            when: { all: [ { medication: oral-nsaid }, { observation: egfr, latest: "< 30 mL/min/{1.73_m2}" } ] }
            recommend:
              severity: high
              text: Stop {oral-nsaid}.
            evidence: [ { source: UKKA } ]
        """;

    public static readonly DateOnly AsOf = new(2026, 2, 1);

    public static RuleSet RuleSet { get; } = Compile(Rules);

    public static PatientRecord Record { get; } = Builder("Patient/7", "").Build();

    public static EvaluationResult Result { get; } = RuleSet.Evaluate(Record, AsOf);

    /// <summary>The same result of a patient whose every text holds something that must stay text.</summary>
    public static EvaluationResult Hostile(string text) => RuleSet.Evaluate(Builder(text, text).Build(), AsOf);

    public static RuleSet Compile(string rules) =>
        RuleSet.Compile(RulePackSource.FromFiles("small", new Dictionary<string, string> { ["pack.yaml"] = Pack, ["rules.yaml"] = rules }));

    public static JsonElement Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
        return document.RootElement.Clone();
    }

    /// <summary>Every string below an element, with the name of the property that holds it.</summary>
    public static IEnumerable<(string Name, string Value)> Strings(JsonElement element, string name = "") => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(static p => Strings(p.Value, p.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(e => Strings(e, name)),
        JsonValueKind.String => [(name, element.GetString()!)],
        _ => [],
    };

    private static PatientRecordBuilder Builder(string patient, string mark) => new PatientRecordBuilder()
        .Source(patient).BirthDate(new DateOnly(1948, 5, 2)).Sex(Sex.Male)
        .Conditions([new ConditionFact { Source = $"Condition/3{mark}", Code = new Code(CodeSystems.Snomed, "84114007", $"Heart failure{mark}"), Onset = new DateOnly(2019, 3, 4) }])
        .Medications(
        [
            new MedicationFact { Source = $"MedicationRequest/9{mark}", Code = new Code(CodeSystems.RxNorm, "5640", $"Ibuprofen 400 mg{mark}"), Authored = new DateOnly(2025, 12, 1) },
            new MedicationFact { Source = $"MedicationRequest/10{mark}", Code = new Code(CodeSystems.RxNorm, "11289", $"Warfarin{mark}"), Authored = new DateOnly(2025, 11, 1) },
        ])
        .Observations([new ObservationFact { Source = $"Observation/5{mark}", Code = new Code(CodeSystems.Loinc, "2823-3", $"Potassium{mark}"), Effective = new DateOnly(2026, 1, 12), Value = new Quantity(5.90m, "mmol/L") }]);
}
