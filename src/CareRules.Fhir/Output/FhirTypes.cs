using System.Text.Json;
using System.Text.RegularExpressions;
using CareRules.Clinical;
using CareRules.Explanations;

namespace CareRules.Fhir.Output;

/// <summary>The data types of FHIR that the outputs use. Each writes the inside of an object.</summary>
internal static partial class FhirTypes
{
    /// <summary>Identifiers of CareRules' own: what follows names the kind.</summary>
    public const string Urn = "urn:carerules:";

    /// <summary>
    /// A reference as the host has it. What FHIR can resolve is written as such; any other text of the host is its identifier, for a
    /// reference that leads nowhere would be worse.
    /// </summary>
    public static void Reference(Utf8JsonWriter json, string source)
    {
        if (IsLiteral(source))
        {
            json.WriteString("reference", source);
        }
        else
        {
            json.Object("identifier", identifier => identifier.Text("value", source));
        }
    }

    /// <summary>The references of items of the record, each once.</summary>
    public static IEnumerable<string> Sources(IEnumerable<RecommendationFact> facts) =>
        facts.Select(static f => f.Source).OfType<string>().Where(static s => !string.IsNullOrWhiteSpace(PlainText.OneLine(s))).Distinct(StringComparer.Ordinal);

    /// <summary>The patient, when the record says who it is.</summary>
    public static void Patient(Utf8JsonWriter json, string name, EvaluationResult result)
    {
        if (!string.IsNullOrWhiteSpace(result.Patient))
        {
            json.Object(name, patient => Reference(patient, result.Patient));
        }
    }

    /// <summary>A reference to an entry of the same Bundle.</summary>
    public static void Entry(Utf8JsonWriter json, string id) => json.WriteString("reference", FullUrl(id));

    public static string FullUrl(string id) => $"urn:uuid:{id}";

    /// <summary>Someone or something that no resource stands for.</summary>
    public static void Named(Utf8JsonWriter json, string name) => json.Text("display", name);

    /// <summary>Whether FHIR can resolve a reference: relative, absolute on the web, or to an entry of a Bundle.</summary>
    public static bool IsLiteral(string? source) => source is not null && Literal().IsMatch(source);

    /// <summary>Whether a reference is to a resource of one of these types.</summary>
    public static bool IsTo(string? source, params ReadOnlySpan<string> types)
    {
        if (!IsLiteral(source) || source!.StartsWith("urn:", StringComparison.Ordinal))
        {
            return false;
        }

        string[] parts = source.Split('/');
        return types.Contains(parts is [.., var versioned, _, "_history", _] ? versioned : parts[^2]);
    }

    /// <summary>A coding, when system and code are such as FHIR allows; else nothing.</summary>
    public static void Coding(Utf8JsonWriter json, Code code)
    {
        if (IsCodable(code))
        {
            json.WriteString("system", code.System);
            json.WriteString("code", code.Value);
            json.Text("display", code.Display);
        }
    }

    public static bool IsCodable(Code code) => code.System is not null && Uri().IsMatch(code.System) && Token().IsMatch(code.Value);

    /// <summary>A concept with the codes that can be written, and words.</summary>
    public static void Concept(Utf8JsonWriter json, IEnumerable<Code> codes, string? text)
    {
        json.Objects("coding", codes.Where(IsCodable), Coding);
        json.Text("text", text);
    }

    /// <summary>An identifier of CareRules' own.</summary>
    public static void Identifier(Utf8JsonWriter json, string kind, string value)
    {
        json.WriteString("system", Urn + kind);
        json.Text("value", value);
    }

    /// <summary>This library at its version, as a device that no resource stands for.</summary>
    public static void Software(Utf8JsonWriter json, string engine)
    {
        json.WriteString("type", "Device");
        json.Object("identifier", identifier => Identifier(identifier, "engine", engine));
        json.Text("display", $"CareRules {engine}");
    }

    public static string Date(DateOnly date) => PartialDate.Of(date).ToString();

    // As the specification has it for relative and web addresses; identifiers within a Bundle are given by whoever made it.
    [GeneratedRegex(@"\A(?:(?:https?://[A-Za-z0-9\-.:%$_~/]+/)?[A-Z][A-Za-z]{1,63}/[A-Za-z0-9\-.]{1,64}(?:/_history/[A-Za-z0-9\-.]{1,64})?|urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|urn:oid:[0-2](?:\.(?:0|[1-9][0-9]*))+)\z")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\A[!-~]{1,500}\z")]
    private static partial Regex Uri();

    [GeneratedRegex(@"\A[^\s\p{C}]+(?: [^\s\p{C}]+)*\z")]
    private static partial Regex Token();
}
