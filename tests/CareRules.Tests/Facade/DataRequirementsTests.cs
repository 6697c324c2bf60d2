using CareRules.Clinical;

namespace CareRules.Tests.Facade;

/// <summary>What a host must fetch, read off the criteria by hand.</summary>
public sealed class DataRequirementsTests
{
    private const string Rules = """
        concepts:
          ckd: { kind: condition, title: CKD, codes: { icd10: [N18] } }
          ibuprofen: { kind: medication, title: ibuprofen, codes: { atc: [M01AE01] } }
          nsaid: { kind: medication, title: NSAID, includes: [ibuprofen], codes: { rxnorm: ["7258"] } }
          egfr: { kind: observation, title: eGFR, unit: "mL/min/{1.73_m2}", valid-for: 15 months, codes: { loinc: ["62238-1"] } }
          acr: { kind: observation, title: ACR, unit: mg/mmol, codes: { loinc: ["9318-7"] } }
          named-gp: { kind: role, title: named GP, codes: { snomed: ["446050000"] } }
        definitions:
          low-egfr: { observation: egfr, latest: "< 45 mL/min/{1.73_m2}" }
        rules:
          - id: one
            title: One
            category: drug-disease
            when: { all: [ { age: ">= 65" }, { medication: nsaid, within: 3 months }, { is: low-egfr }, { no-observation: acr, within: 2 years } ] }
            recommend: { severity: low, action: { review: nsaid }, text: Review it. }
          - id: two
            title: Two
            category: coordination
            when: { all: [ { condition: ckd }, { not: { care: named-gp } } ] }
            recommend: { severity: low, action: { assign: named-gp }, text: Name one. }
          - id: three
            title: Three
            category: drug-disease
            when: { sex: female }
            recommend: { severity: low, action: { review: nsaid }, text: Never said. }
            governance: { status: retired }
        """;

    [Fact]
    public void A_host_is_told_which_sections_codes_and_how_far_back()
    {
        DataRequirements needed = RuleSet.Compile(RulePackSource.FromFiles("p", [new("pack.yaml", "pack: p\nversion: 1.0.0\n"), new("r.yaml", Rules)])).DataRequirements;

        needed.NeedsBirthDate.Should().BeTrue();
        needed.NeedsSex.Should().BeFalse("only a retired rule asks for it");
        needed.Sections.Select(static s => (s.Section, s.LookBack)).Should().Equal(
            (RecordSection.Conditions, null), (RecordSection.Medications, "3 months"), (RecordSection.Observations, "2 years"), (RecordSection.CareTeam, null));
        Codes(needed, RecordSection.Medications).Should().Equal($"{CodeSystems.RxNorm} 7258", $"{CodeSystems.Atc} M01AE01");
        Codes(needed, RecordSection.Observations).Should().Equal($"{CodeSystems.Loinc} 62238-1", $"{CodeSystems.Loinc} 9318-7");
        Codes(needed, RecordSection.Conditions).Should().Equal($"{CodeSystems.Icd10} N18");
    }

    private static IEnumerable<string> Codes(DataRequirements needed, RecordSection section) =>
        needed.Sections.Single(s => s.Section == section).Codes.SelectMany(static c => c.Value.Select(code => $"{c.Key} {code}"));
}
