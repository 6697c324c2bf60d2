using System.Collections.Frozen;
using CareRules.Clinical;
using CareRules.Fhir.Elements;
using CareRules.Fhir.Records;
using CareRules.Fhir.Reporting;

namespace CareRules.Fhir.Resources;

/// <summary>How binding a request is. An <c>option</c> is one of several that nobody has chosen yet: no more than a proposal.</summary>
internal static class RequestIntents
{
    public static readonly FrozenDictionary<string, RequestIntent> Words = new Dictionary<string, RequestIntent>(StringComparer.Ordinal)
    {
        ["proposal"] = RequestIntent.Proposal, ["option"] = RequestIntent.Proposal, ["plan"] = RequestIntent.Plan,
        ["directive"] = RequestIntent.Order, ["order"] = RequestIntent.Order, ["original-order"] = RequestIntent.Order,
        ["reflex-order"] = RequestIntent.Order, ["filler-order"] = RequestIntent.Order, ["instance-order"] = RequestIntent.Order,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static RequestIntent Read(FhirElement resource, ReadContext context)
    {
        if (resource.Text("intent"u8) is not { } word)
        {
            return RequestIntent.NotStated;
        }

        if (Words.TryGetValue(word, out RequestIntent intent))
        {
            return intent;
        }

        context.Doubt(FhirNotices.UnknownWord(context.Source, "intent"));
        return RequestIntent.NotStated;
    }

    /// <summary>Whether a request stands in the record as one: not a draft, a proposal or an error.</summary>
    public static bool Counts(FactStatus status, RequestIntent intent) =>
        status is not (FactStatus.EnteredInError or FactStatus.Draft) && intent is not (RequestIntent.Proposal or RequestIntent.Plan);
}
