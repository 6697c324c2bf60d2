using System.Text.Json;
using CareRules.Explanations;

namespace CareRules.Fhir.Output;

/// <summary>Writes the GuidanceResponse: how the evaluation went and what it lacks.</summary>
internal static class GuidanceWriter
{
    public static void Write(Utf8JsonWriter json, ResultBundle bundle)
    {
        EvaluationResult result = bundle.Result;
        Narrative.Write(json, Notes(result), result.Gaps.Select(OutputWords.Gap));
        json.Object("moduleCodeableConcept", module => Module(module, result));
        json.WriteString("status", Status(result));
        FhirTypes.Patient(json, "subject", result);
        json.WriteString("occurrenceDateTime", FhirTypes.Date(result.AsOf));
        json.Object("performer", performer => FhirTypes.Software(performer, result.Engine));
        json.Objects("note", [.. Notes(result), .. result.Gaps.Select(static g => $"Missing {OutputWords.Gap(g)}")], static (note, text) =>
            note.WriteString("text", MarkdownText.Escape(text)));
        json.Objects("evaluationMessage", new[] { bundle.Outcome }.OfType<string>(), FhirTypes.Entry);
        if (bundle.Plan is { } plan)
        {
            json.Object("result", reference => FhirTypes.Entry(reference, plan));
        }

        json.Objects("dataRequirement", result.Gaps.SelectMany(DataNeed.Of).Distinct(), static (requirement, need) => need.Write(requirement));
    }

    // A reader who takes `success` for "nothing else to find" must be right: what no gap names, because nothing yet speaks for it, counts as well.
    private static string Status(EvaluationResult result) =>
        !result.Failures.IsEmpty ? "failure" : !result.Gaps.IsEmpty || result.Completeness.Undetermined > 0 ? "data-required" : "success";

    // The codings of a concept mean the same thing: several packs are words only, and stand one by one in the provenance.
    private static void Module(Utf8JsonWriter json, EvaluationResult result)
    {
        if (result.Packs is [var only])
        {
            json.Objects("coding", [only], static (coding, pack) =>
            {
                coding.WriteString("system", FhirTypes.Urn + "pack");
                coding.Text("version", pack.Version);
                coding.WriteString("code", pack.Id);
                coding.Text("display", pack.Title);
            });
        }

        json.Text("text", result.Packs.IsEmpty ? "no pack" : string.Join("; ", result.Packs.Select(static p => $"{p.Id} {p.Version}")));
    }

    private static IEnumerable<string> Notes(EvaluationResult result) =>
    [
        result.NotEvaluated is { } why ? OutputWords.NotEvaluated(why) : OutputWords.Counts(result.Completeness),
        .. result.Packs.Select(OutputWords.SignOff),
    ];
}
