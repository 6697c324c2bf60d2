using System.Text.Json;
using CareRules.Clinical;
using CareRules.Fhir.Output;

namespace CareRules.Fhir.Cards;

/// <summary>
/// What a click can do: remove a draft that should not be ordered, or draft a test. Nothing changes or ends what is already in force: that is
/// a decision with the patient, not a click.
/// </summary>
internal sealed class CardSuggestions(EvaluationResult result, CdsCardOptions options)
{
    private readonly HashSet<string> drafts = new(options.DraftOrders, StringComparer.Ordinal);

    public IReadOnlyList<CardSuggestion> Of(Recommendation recommendation) => [.. Removals(recommendation), .. Orders(recommendation)];

    private IEnumerable<CardSuggestion> Removals(Recommendation recommendation)
    {
        HashSet<string> unwanted = new(
            OutputWords.Actions(recommendation).Where(static a => a.Verb is ActionVerb.Stop or ActionVerb.Avoid).Select(static a => a.Concept), StringComparer.Ordinal);
        return recommendation.Facts
            .Where(f => f.Source is not null && drafts.Contains(f.Source) && unwanted.Contains(f.Concept) && FhirTypes.IsTo(f.Source, "MedicationRequest", "ServiceRequest", "DeviceRequest"))
            .DistinctBy(static f => f.Source)
            .Select(static f => CardSuggestion.Removing(f.Name, f.Source!));
    }

    private IEnumerable<CardSuggestion> Orders(Recommendation recommendation)
    {
        // A draft must be for somebody whom the host can find.
        if (options.OrderableCode is not { } codeOf || !FhirTypes.IsTo(result.Patient, "Patient"))
        {
            yield break;
        }

        foreach (string concept in OutputWords.Actions(recommendation).Where(static a => a.Verb == ActionVerb.Check).Select(static a => a.Concept).Distinct(StringComparer.Ordinal))
        {
            if (codeOf(concept) is { } code && FhirTypes.IsCodable(code))
            {
                yield return CardSuggestion.Ordering(code.Display ?? result.TitleOf(concept), request => Request(request, code, concept, recommendation));
            }
        }
    }

    private void Request(Utf8JsonWriter json, Code code, string concept, Recommendation recommendation)
    {
        json.WriteString("resourceType", "ServiceRequest");
        json.WriteString("status", "draft");
        json.WriteString("intent", "proposal");
        json.Object("code", of => FhirTypes.Concept(of, [code, new Code(CodeSystems.Concept, concept)], code.Display ?? result.TitleOf(concept)));
        json.Object("subject", subject => FhirTypes.Reference(subject, result.Patient!));
        json.Objects("reasonReference", FhirTypes.Sources(recommendation.Facts).Where(static s => FhirTypes.IsTo(s, "Condition", "Observation")), FhirTypes.Reference);
    }
}
