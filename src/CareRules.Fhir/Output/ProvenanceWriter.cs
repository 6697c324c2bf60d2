using System.Globalization;
using System.Text.Json;
using CareRules.Clinical;

namespace CareRules.Fhir.Output;

/// <summary>Writes the Provenance: which software made the other entries, from which packs, and that nobody signed them off.</summary>
internal static class ProvenanceWriter
{
    public static void Write(Utf8JsonWriter json, ResultBundle bundle)
    {
        EvaluationResult result = bundle.Result;
        Narrative.Write(json, [$"Made by CareRules {result.Engine} as of {FhirTypes.Date(result.AsOf)}."], result.Packs.Select(OutputWords.SignOff));
        json.Objects("target", bundle.Targets, FhirTypes.Entry);
        json.WriteString("occurredDateTime", FhirTypes.Date(result.AsOf));
        json.WriteString("recorded", bundle.Recorded.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
        json.Objects("agent", [result.Engine], static (agent, engine) =>
        {
            agent.Object("type", static type => FhirTypes.Concept(type, [new Code("http://terminology.hl7.org/CodeSystem/provenance-participant-type", "assembler", "Assembler")], "software"));
            agent.Object("who", who => FhirTypes.Software(who, engine));
        });
        json.Objects("entity", result.Packs, static (entity, pack) =>
        {
            entity.WriteString("role", "source");
            entity.Object("what", what =>
            {
                what.Object("identifier", identifier => FhirTypes.Identifier(identifier, "pack-digest", pack.Digest));
                what.Text("display", OutputWords.SignOff(pack));
            });
        });
    }
}
