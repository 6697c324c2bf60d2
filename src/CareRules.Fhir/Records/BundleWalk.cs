using System.Globalization;
using System.Text.Json;
using CareRules.Fhir.Elements;
using CareRules.Fhir.Reporting;

namespace CareRules.Fhir.Records;

/// <summary>Collects the resources of a payload: of a Bundle, of the first Bundle in Parameters, of Bundles in a Bundle of answers.</summary>
internal sealed class BundleWalk
{
    private readonly ElementFaults faults;
    private readonly List<BundleEntry> entries = [];

    private BundleWalk(ElementFaults faults) => this.faults = faults;

    public IReadOnlyList<BundleEntry> Entries => entries;

    /// <summary>True when some Bundle is one page of a longer answer.</summary>
    public bool HasMorePages { get; private set; }

    public static BundleWalk OfBundle(JsonElement root, ElementFaults faults)
    {
        BundleWalk walk = new(faults);
        (JsonElement bundle, string at) = TypeOf(root) switch
        {
            "Bundle" => (root, "$"),
            "Parameters" => InParameters(root, "$") ?? throw FhirFaults.NotABundle("$.parameter"),
            _ => throw FhirFaults.NotABundle("$"),
        };
        walk.Walk(bundle, at);
        return walk;
    }

    /// <summary>The same, and a single resource of another type is taken as if it stood in a Bundle alone.</summary>
    public static BundleWalk OfAnything(JsonElement root, ElementFaults faults)
    {
        if (TypeOf(root) is not { } type)
        {
            throw FhirFaults.NotABundle("$");
        }

        if (type is "Bundle" or "Parameters")
        {
            return OfBundle(root, faults);
        }

        BundleWalk walk = new(faults);
        walk.entries.Add(new BundleEntry(new FhirElement(root, faults), type, null, "$", IsComplete: true));
        return walk;
    }

    private static string? TypeOf(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("resourceType"u8, out JsonElement type) && type.ValueKind == JsonValueKind.String
            ? type.GetString() : null;

    private static (JsonElement Bundle, string At)? InParameters(JsonElement holder, string at, string list = "parameter")
    {
        if (!holder.TryGetProperty(list, out JsonElement parameters) || parameters.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        int index = 0;
        foreach (JsonElement parameter in parameters.EnumerateArray())
        {
            string here = Index($"{at}.{list}", index++);
            if (parameter.ValueKind != JsonValueKind.Object)
            {
                continue;
            }

            if (parameter.TryGetProperty("resource"u8, out JsonElement resource) && TypeOf(resource) == "Bundle")
            {
                return (resource, $"{here}.resource");
            }

            if (InParameters(parameter, here, "part") is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static string Index(string at, int index) => string.Create(CultureInfo.InvariantCulture, $"{at}[{index}]");

    private void Walk(JsonElement bundle, string at)
    {
        RefuseOtherTypes(bundle, at);
        bool complete = !HasNextPage(bundle);
        HasMorePages |= !complete;
        if (!bundle.TryGetProperty("entry"u8, out JsonElement list))
        {
            return;
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            throw FhirFaults.Malformed($"{at}.entry", "an array");
        }

        int index = 0;
        foreach (JsonElement entry in list.EnumerateArray())
        {
            string here = Index($"{at}.entry", index++);
            if (entry.ValueKind != JsonValueKind.Object)
            {
                throw FhirFaults.Malformed(here, "an object");
            }

            // Bundles of requests, deletions and answers have entries without a resource.
            if (entry.TryGetProperty("resource"u8, out JsonElement resource) && !IsDeletion(entry))
            {
                Add(entry, resource, $"{here}.resource", complete);
            }
        }
    }

    private void Add(JsonElement entry, JsonElement resource, string at, bool complete)
    {
        switch (TypeOf(resource))
        {
            case null:
                throw FhirFaults.Malformed($"{at}.resourceType", "the type of the resource");
            case "Bundle":
                Walk(resource, at);
                return;
            case { } type:
                string? fullUrl = entry.TryGetProperty("fullUrl"u8, out JsonElement url) && url.ValueKind == JsonValueKind.String ? url.GetString() : null;
                entries.Add(new BundleEntry(new FhirElement(resource, faults), type, fullUrl, at, complete));
                return;
        }
    }

    // A history holds every version of a resource, the replaced and the deleted too.
    private static void RefuseOtherTypes(JsonElement bundle, string at)
    {
        if (bundle.TryGetProperty("type"u8, out JsonElement type))
        {
            string? word = type.ValueKind == JsonValueKind.String ? type.GetString() : null;
            if (word is not ("collection" or "transaction" or "searchset" or "message" or "batch" or "document" or "transaction-response" or "batch-response"))
            {
                throw FhirFaults.BundleType($"{at}.type");
            }
        }
    }

    private static bool HasNextPage(JsonElement bundle) =>
        bundle.TryGetProperty("link"u8, out JsonElement links) && links.ValueKind == JsonValueKind.Array
            && links.EnumerateArray().Any(static link => link.ValueKind == JsonValueKind.Object
                && link.TryGetProperty("relation"u8, out JsonElement relation) && relation.ValueKind == JsonValueKind.String && relation.ValueEquals("next"u8));

    private static bool IsDeletion(JsonElement entry) =>
        entry.TryGetProperty("request"u8, out JsonElement request) && request.ValueKind == JsonValueKind.Object
            && request.TryGetProperty("method"u8, out JsonElement method) && method.ValueKind == JsonValueKind.String && method.ValueEquals("DELETE"u8);
}
