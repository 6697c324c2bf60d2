using System.Text.Json;
using CareRules.Fhir.Tests.Support;

namespace CareRules.Fhir.Tests.Output;

/// <summary>Bundles against HL7's own JSON schema of R4, which stands beside the repository.</summary>
public sealed class FhirSchemaTests
{
    [SharedFact]
    public void A_bundle_is_valid() => FhirSchema.Faults(FhirResults.ToBundle(Results.Result)).Should().BeEmpty();

    [SharedFact]
    public void A_bundle_of_a_patient_whose_texts_are_hostile_is_valid() =>
        HostileTexts.Strings.SelectMany(static text => FhirSchema.Faults(FhirResults.ToBundle(Results.Hostile(text)))).Should().BeEmpty();

    [SharedFact]
    public void A_bundle_of_a_patient_who_died_is_valid() => FhirSchema.Faults(FhirResults.ToBundle(
        Results.RuleSet.Evaluate(new Clinical.PatientRecordBuilder().Deceased(new DateOnly(2025, 5, 1)).Build(), Results.AsOf))).Should().BeEmpty();

    [SharedFact]
    public void A_bundle_of_a_record_without_sources_is_valid() => FhirSchema.Faults(FhirResults.ToBundle(
        Results.RuleSet.Evaluate(new Clinical.PatientRecordBuilder().Medications([new Clinical.MedicationFact { Code = new Clinical.Code(Clinical.CodeSystems.RxNorm, "5640") }]).Build(), Results.AsOf))).Should().BeEmpty();

    // The check itself can fail: a wrong status and a property that R4 does not have.
    [SharedFact]
    public void A_faulty_bundle_is_not_valid()
    {
        string bundle = FhirResults.ToBundle(Results.Result);
        FhirSchema.Faults(bundle.Replace("\"data-required\"", "\"wanting\"", StringComparison.Ordinal)).Should().NotBeEmpty();
        FhirSchema.Faults(bundle.Replace("\"implicated\"", "\"involved\"", StringComparison.Ordinal)).Should().NotBeEmpty();
    }

    [SharedFact]
    public void The_drafts_on_cards_are_valid()
    {
        CdsCardOptions options = new() { OrderableCode = static concept => new Clinical.Code(Clinical.CodeSystems.Loinc, "2823-3", concept) };
        JsonElement[] drafts = [.. Results.Parse(CdsHooks.ToCards(Results.Result, options)).GetProperty("cards").EnumerateArray()
            .Where(static c => c.TryGetProperty("suggestions", out _))
            .SelectMany(static c => c.GetProperty("suggestions").EnumerateArray()).SelectMany(static s => s.GetProperty("actions").EnumerateArray())
            .Select(static a => a.GetProperty("resource"))];
        drafts.Should().NotBeEmpty();
        drafts.SelectMany(static d => FhirSchema.Faults(d.GetRawText())).Should().BeEmpty();
    }
}
