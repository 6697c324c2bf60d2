using System.Globalization;
using CareRules.Fhir.Elements;
using CareRules.Fhir.Json;
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

    public static BundleWalk OfBundle(JsonItem root, ElementFaults faults)
    {
        BundleWalk walk = new(faults);
        (JsonItem bundle, string at) = TypeOf(root) switch
        {
            "Bundle" => (root, "$"),
            "Parameters" => InParameters(root, "$") ?? throw FhirFaults.NotABundle("$.parameter"),
            _ => throw FhirFaults.NotABundle("$"),
        };
        walk.Walk(bundle, at);
        return walk;
    }

    /// <summary>The same, and a single resource of another type is taken as if it stood in a Bundle alone.</summary>
    public static BundleWalk OfAnything(JsonItem root, ElementFaults faults)
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
        walk.entries.Add(new BundleEntry(new FhirElement(root, faults), type, null, new EntryPlace("$", null), IsComplete: true));
        return walk;
    }

    private static string? TypeOf(JsonItem json) => json.TextOf("resourceType"u8);

    private static (JsonItem Bundle, string At)? InParameters(JsonItem holder, string at, bool isPart = false)
    {
        if (!holder.TryGet(isPart ? "part"u8 : "parameter"u8, out JsonItem parameters) || !parameters.IsArray)
        {
            return null;
        }

        int index = 0;
        foreach (JsonItem parameter in parameters)
        {
            string here = Index($"{at}.{(isPart ? "part" : "parameter")}", index++);
            if (!parameter.IsObject)
            {
                continue;
            }

            if (parameter.TryGet("resource"u8, out JsonItem resource) && TypeOf(resource) == "Bundle")
            {
                return (resource, $"{here}.resource");
            }

            if (InParameters(parameter, here, isPart: true) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static string Index(string at, int index) => string.Create(CultureInfo.InvariantCulture, $"{at}[{index}]");

    private void Walk(JsonItem bundle, string at)
    {
        RefuseOtherTypes(bundle, at);
        bool complete = !HasNextPage(bundle);
        HasMorePages |= !complete;
        if (!bundle.TryGet("entry"u8, out JsonItem list))
        {
            return;
        }

        if (!list.IsArray)
        {
            throw FhirFaults.Malformed($"{at}.entry", "an array");
        }

        int index = 0;
        foreach (JsonItem entry in list)
        {
            EntryPlace here = new(at, index++);
            if (!entry.IsObject)
            {
                throw FhirFaults.Malformed(here.OfEntry, "an object");
            }

            // Bundles of requests, deletions and answers have entries without a resource.
            if (entry.TryGet("resource"u8, out JsonItem resource) && !IsDeletion(entry))
            {
                Add(entry, resource, here, complete);
            }
        }
    }

    private void Add(JsonItem entry, JsonItem resource, EntryPlace place, bool complete)
    {
        switch (TypeOf(resource))
        {
            case null:
                throw FhirFaults.Malformed($"{place.OfResource}.resourceType", "the type of the resource");
            case "Bundle":
                Walk(resource, place.OfResource);
                return;
            case { } type:
                JsonItem? address = entry.TryGet("fullUrl"u8, out JsonItem url) && url.IsString ? url : null;
                entries.Add(new BundleEntry(new FhirElement(resource, faults), type, address, place, complete));
                return;
        }
    }

    // A history holds every version of a resource, the replaced and the deleted too.
    private static void RefuseOtherTypes(JsonItem bundle, string at)
    {
        if (bundle.TryGet("type"u8, out JsonItem type))
        {
            string? word = type.IsString ? type.Text() : null;
            if (word is not ("collection" or "transaction" or "searchset" or "message" or "batch" or "document" or "transaction-response" or "batch-response"))
            {
                throw FhirFaults.BundleType($"{at}.type");
            }
        }
    }

    private static bool HasNextPage(JsonItem bundle)
    {
        if (bundle.TryGet("link"u8, out JsonItem links) && links.IsArray)
        {
            foreach (JsonItem link in links)
            {
                if (link.IsObject && link.TryGet("relation"u8, out JsonItem relation) && relation.IsString && relation.TextIs("next"u8))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsDeletion(JsonItem entry) =>
        entry.TryGet("request"u8, out JsonItem request) && request.IsObject
            && request.TryGet("method"u8, out JsonItem method) && method.IsString && method.TextIs("DELETE"u8);
}
