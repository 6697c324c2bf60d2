using System.Collections.Immutable;
using CareRules.Fhir.Elements;

namespace CareRules.Fhir.Records;

/// <summary>The references by which resources name the one Patient of the payload.</summary>
internal sealed class SubjectKeys
{
    private readonly ImmutableArray<string> keys;
    private readonly string? id;
    private readonly bool hasServer;

    private SubjectKeys(ImmutableArray<string> keys, string? id, bool hasServer)
    {
        this.keys = keys;
        this.id = id;
        this.hasServer = hasServer;
    }

    /// <summary>Matches every subject: for proposed orders, whose patient is the host's affair.</summary>
    public static SubjectKeys Anyone { get; } = new([], null, hasServer: false);

    public static SubjectKeys Of(FhirElement patient, string? fullUrl)
    {
        string? id = patient.Text("id"u8);
        ImmutableArray<string>.Builder keys = ImmutableArray.CreateBuilder<string>();
        if (fullUrl is not null)
        {
            keys.Add(References.WithoutVersion(fullUrl));
        }

        if (id is not null)
        {
            keys.Add("urn:uuid:" + id);
            keys.Add("Patient/" + id);
        }

        return new SubjectKeys(keys.ToImmutable(), id, fullUrl?.StartsWith("http", StringComparison.Ordinal) == true);
    }

    /// <summary>Whether the reference names the Patient. One without a reference (an identifier, a name) or to be matched by a search does not say otherwise.</summary>
    public bool Match(FhirElement reference)
    {
        if (keys.IsEmpty || reference.Text("reference"u8) is not { } text || keys.Contains(text))
        {
            return true;
        }

        text = References.WithoutVersion(text);

        // The same id on another server is another patient; where the Bundle names no server, the id decides.
        return keys.Contains(text)
            || text.StartsWith("Patient?", StringComparison.Ordinal)
            || (!hasServer && id is not null && text.EndsWith("/Patient/" + id, StringComparison.Ordinal));
    }
}
