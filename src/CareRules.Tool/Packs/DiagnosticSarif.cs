using System.Text.Json;
using CareRules.Tool.Output;

namespace CareRules.Tool.Packs;

/// <summary>Diagnostics as SARIF 2.1.0, which code hosts show beside the lines.</summary>
internal static class DiagnosticSarif
{
    public static string Write(LoadedPacks packs) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "carerules");
        json.WriteString("version", typeof(DiagnosticSarif).Assembly.GetName().Version?.ToString(3));
        json.WriteStartArray("rules");
        foreach (Diagnostic first in packs.Diagnostics.DistinctBy(static d => d.Code).OrderBy(static d => d.Code, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("id", first.Code);
            WriteText(json, "shortDescription", $"{CodePages.Title(first.Code)}.");
            WriteText(json, "help", $"`carerules codes {first.Code}` explains it.");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (Diagnostic diagnostic in packs.Diagnostics)
        {
            Write(json, packs, diagnostic);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, LoadedPacks packs, Diagnostic diagnostic)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", diagnostic.Code);
        json.WriteString("level", diagnostic.Severity switch { DiagnosticSeverity.Error => "error", DiagnosticSeverity.Warning => "warning", _ => "note" });
        WriteText(json, "message", diagnostic.Help is { } help ? $"{diagnostic.Message} {help}" : diagnostic.Message);
        json.WriteStartArray("locations");
        Write(json, packs, diagnostic.Location);
        json.WriteEndArray();
        json.WriteStartArray("relatedLocations");
        foreach (SourceLocation related in diagnostic.Related)
        {
            Write(json, packs, related);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, LoadedPacks packs, SourceLocation at)
    {
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", Address(packs.Folders.PathOf(at)));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", Math.Max(1, at.Line));
        json.WriteNumber("startColumn", Math.Max(1, at.Column));
        json.WriteNumber("endLine", Math.Max(1, at.EndLine));
        json.WriteNumber("endColumn", Math.Max(1, at.EndColumn));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    // A path as an address: relative where it is, so that a code host finds the file in its own checkout.
    private static string Address(string path) =>
        Path.IsPathRooted(path) ? new Uri(path).AbsoluteUri : string.Join('/', path.Split('/').Where(static part => part != ".").Select(Uri.EscapeDataString));
}
