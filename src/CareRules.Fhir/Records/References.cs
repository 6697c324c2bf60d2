using CareRules.Fhir.Elements;

namespace CareRules.Fhir.Records;

/// <summary>Where the targets of references are found: in a Bundle, or in the files of a bulk export. Never anywhere else.</summary>
internal abstract class References
{
    /// <summary>The resource that the reference names; an element that does not exist when it is not there.</summary>
    /// <param name="reference">The text of the reference, not a contained one.</param>
    /// <param name="type">The type that the reference must have, for references that do not say it.</param>
    public abstract FhirElement Find(string reference, string type);

    /// <summary>The <c>Type/id</c> by which the resource is known in the record, whether it is there or not.</summary>
    public virtual string SourceOf(string reference, string type) => Plain(reference, type);

    public static string WithoutVersion(string reference)
    {
        int version = reference.IndexOf("/_history/", StringComparison.Ordinal);
        return version < 0 ? reference : reference[..version];
    }

    /// <summary><c>urn:uuid:9</c>, <c>http://server/fhir/Type/9</c> and <c>Type/9</c> are all <c>Type/9</c>.</summary>
    protected static string Plain(string reference, string type)
    {
        string text = WithoutVersion(reference);
        if (text.StartsWith("urn:uuid:", StringComparison.Ordinal))
        {
            return $"{type}/{text["urn:uuid:".Length..]}";
        }

        int at = text.LastIndexOf($"/{type}/", StringComparison.Ordinal);
        return at < 0 ? text : text[(at + 1)..];
    }
}
