using System.Text.Json;
using CareRules.Fhir.Output;

namespace CareRules;

/// <summary>
/// Writes a result as FHIR R4: a Bundle of the type <c>collection</c> with a GuidanceResponse, a DetectedIssue for each interaction and conflict, a
/// CarePlan with everything that is proposed, a Provenance, and an OperationOutcome where there is something to tell. Pure and thread-safe.
/// </summary>
/// <remarks>
/// Everything in it is a proposal: nothing is an order, and nothing says that an action was taken. Equal results give equal bytes: identifiers are
/// made from what they name, and dates from the as-of date. References are those of the record; one that FHIR cannot resolve becomes an identifier.
/// The mapping, field by field, is in docs/fhir-output.md.
/// </remarks>
public static class FhirResults
{
    /// <summary>The Bundle as JSON text. Line ends are LF; there is none at the end.</summary>
    /// <param name="result">The result.</param>
    /// <param name="recorded">When the Bundle is made, for the Provenance; null for the start of the as-of date in UTC, for the library reads no clock.</param>
    /// <param name="indented">Whether to lay it out for reading; one line by default.</param>
    public static string ToBundle(EvaluationResult result, DateTimeOffset? recorded = null, bool indented = false)
    {
        ArgumentNullException.ThrowIfNull(result);
        return OutputJson.ToString(json => BundleWriter.Write(json, result, recorded), indented);
    }

    /// <summary>Writes the Bundle as one object value.</summary>
    /// <param name="writer">Receives the object; is not flushed.</param>
    /// <param name="result">The result.</param>
    /// <param name="recorded">When the Bundle is made, for the Provenance; null for the start of the as-of date in UTC.</param>
    public static void WriteBundle(Utf8JsonWriter writer, EvaluationResult result, DateTimeOffset? recorded = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(result);
        BundleWriter.Write(writer, result, recorded);
    }
}
