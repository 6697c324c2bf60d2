using System.Text.Json;
using EhrHost.Web;

namespace EhrHost.Cds;

/// <summary>The parts of a request that this host uses, checked before anything is made of them.</summary>
internal sealed class HookRequest
{
    private HookRequest(string patientId, JsonElement? prefetch, JsonElement? draftOrders)
    {
        PatientId = patientId;
        Prefetch = prefetch;
        DraftOrders = draftOrders;
    }

    public string PatientId { get; }

    /// <summary>An object; null when the client sent none.</summary>
    public JsonElement? Prefetch { get; }

    /// <summary>A Bundle; null for a hook without orders.</summary>
    public JsonElement? DraftOrders { get; }

    public static HookRequest Of(JsonElement request, CdsService service)
    {
        if (request.ValueKind != JsonValueKind.Object)
        {
            throw Refusal.Malformed("The request is not a JSON object.");
        }

        if (!string.Equals(request.TextAt("hook"), service.Hook, StringComparison.Ordinal))
        {
            throw Refusal.Malformed($"`hook` is not `{service.Hook}`, which this service answers.");
        }

        if (!Guid.TryParse(request.TextAt("hookInstance"), out _))
        {
            throw Refusal.Malformed("`hookInstance` is not a UUID.");
        }

        JsonElement context = request.ObjectAt("context") ?? throw Refusal.Malformed("`context` is not an object.");
        string patient = context.TextAt("patientId") is { Length: > 0 } id ? id : throw Refusal.Malformed("`context.patientId` is missing.");
        JsonElement? drafts = !service.HasDrafts ? null
            : context.ObjectAt("draftOrders") is { } bundle && bundle.IsResource("Bundle") ? bundle
            : throw Refusal.Malformed("`context.draftOrders` is not a Bundle.");
        JsonElement? prefetch = !request.Has("prefetch") ? null : request.ObjectAt("prefetch") ?? throw Refusal.Malformed("`prefetch` is not an object.");
        return new HookRequest(patient, prefetch, drafts);
    }
}
