using System.Text.Json;
using CareRules.Clinical;
using CareRules.Explanations;

namespace CareRules.Fhir.Output;

/// <summary>Writes a DetectedIssue: medicines, conditions, targets or actions that do not go together.</summary>
internal static class IssueWriter
{
    private const string ActCode = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    public static void Write(Utf8JsonWriter json, ResultBundle bundle, Recommendation recommendation)
    {
        EvaluationResult result = bundle.Result;
        json.Object("meta", meta => Tags(meta, recommendation));
        Narrative.Write(
            json,
            [$"{KebabNames.Of(recommendation.Severity)}: {recommendation.Title}", recommendation.Text, recommendation.Why],
            [.. recommendation.Facts.Select(OutputWords.Fact).Distinct(), .. recommendation.Evidence.Select(OutputWords.Citation), OutputWords.WhoAndWhen(recommendation)]);
        json.Objects("identifier", Identifiers(recommendation), static (identifier, of) => FhirTypes.Identifier(identifier, of.Kind, of.Value));

        // No person has looked at it.
        json.WriteString("status", "preliminary");
        json.Object("code", code => FhirTypes.Concept(code, Codes(recommendation.Category), recommendation.Title));
        json.WriteString("severity", SeverityOf(recommendation.Severity));
        FhirTypes.Patient(json, "patient", result);
        json.WriteString("identifiedDateTime", FhirTypes.Date(result.AsOf));
        json.Object("author", author => FhirTypes.Software(author, result.Engine));
        json.Objects("implicated", FhirTypes.Sources(recommendation.Facts), FhirTypes.Reference);
        WriteEvidence(json, bundle.Guidance, recommendation);
        json.Paragraphs("detail", Detail(recommendation, result));
        if (recommendation.Evidence.Select(static e => WebAddress.Of(e.Url)).FirstOrDefault(static url => url is not null) is { } url)
        {
            json.WriteString("reference", url);
        }
    }

    /// <summary>FHIR has three levels: critical and high are its high.</summary>
    private static string SeverityOf(Severity severity) => severity switch
    {
        Severity.Critical or Severity.High => "high",
        Severity.Moderate => "moderate",
        _ => "low",
    };

    private static void Tags(Utf8JsonWriter json, Recommendation recommendation) => json.Objects(
        "tag",
        new[] { new Code(FhirTypes.Urn + "severity", KebabNames.Of(recommendation.Severity)), new Code(FhirTypes.Urn + "kind", KebabNames.Of(recommendation.Kind)) },
        FhirTypes.Coding);

    private static IEnumerable<(string Kind, string Value)> Identifiers(Recommendation recommendation)
    {
        yield return ("recommendation", $"{recommendation.Pack}/{recommendation.Id}");
        if (recommendation.Fingerprint is { } fingerprint)
        {
            yield return ("fingerprint", fingerprint);
        }
    }

    // Where HL7's list has the same idea, its code comes first.
    private static IEnumerable<Code> Codes(RuleCategory category)
    {
        Code own = new(FhirTypes.Urn + "category", KebabNames.Of(category));
        return category switch
        {
            RuleCategory.DrugDrug => [new Code(ActCode, "DRG", "Drug Interaction Alert"), own],
            RuleCategory.DrugDisease => [new Code(ActCode, "COND", "Condition Alert"), own],
            RuleCategory.Duplication => [new Code(ActCode, "DUPTHPY", "Duplicate Therapy Alert"), own],
            _ => [own],
        };
    }

    // Each item of the record with its code, then what was read, then the evaluation itself.
    private static void WriteEvidence(Utf8JsonWriter json, string guidance, Recommendation recommendation)
    {
        IEnumerable<Action<Utf8JsonWriter>> all =
        [
            .. recommendation.Facts.DistinctBy(static f => (f.Source, OutputWords.Fact(f))).Select(static fact => (Action<Utf8JsonWriter>)(json => Fact(json, fact))),
            .. recommendation.Evidence.Select(static citation => (Action<Utf8JsonWriter>)(json =>
                json.Objects("code", [citation], static (code, of) => code.Text("text", OutputWords.Citation(of))))),
            json => json.Objects("detail", [guidance], FhirTypes.Entry),
        ];
        json.Objects("evidence", all, static (evidence, write) => write(evidence));
    }

    private static void Fact(Utf8JsonWriter json, RecommendationFact fact)
    {
        json.Objects("code", [fact], static (code, of) => FhirTypes.Concept(code, of.Code is { } own ? [own] : [], OutputWords.Fact(of)));
        json.Objects("detail", FhirTypes.Sources([fact]), FhirTypes.Reference);
    }

    private static IEnumerable<string?> Detail(Recommendation recommendation, EvaluationResult result) =>
    [
        recommendation.Text,
        recommendation.Why,
        .. recommendation.Reasons.Select(static r => $"{r.Title}: {r.Text}"),
        OutputWords.Proposed(recommendation, result) is { Length: > 0 } proposed ? $"Proposed: {proposed}" : null,
        .. OutputWords.Consequences(recommendation),
        OutputWords.WhoAndWhen(recommendation),
    ];
}
