using System.Collections.Immutable;
using System.Text.Json;
using CareRules.Tool.Output;

namespace CareRules.Tool.Packs;

/// <summary>Diagnostics as JSON (<c>schema: 1</c>).</summary>
internal static class DiagnosticJson
{
    /// <param name="packs">The packs as they were compiled.</param>
    /// <param name="conflicts">The pairs of rules that pull apart; null when they were not asked for.</param>
    public static string Write(LoadedPacks packs, ImmutableArray<PossibleConflict>? conflicts) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("schema", 1);
        json.WriteNumber("errors", packs.Diagnostics.Count(static d => d.Severity == DiagnosticSeverity.Error));
        json.WriteNumber("warnings", packs.Diagnostics.Count(static d => d.Severity == DiagnosticSeverity.Warning));
        json.WriteStartArray("diagnostics");
        foreach (Diagnostic diagnostic in packs.Diagnostics)
        {
            json.WriteStartObject();
            json.WriteString("code", diagnostic.Code);
            json.WriteString("severity", DiagnosticPrinter.Word(diagnostic.Severity));
            json.WriteString("message", diagnostic.Message);
            json.WriteString("help", diagnostic.Help);
            json.WritePropertyName("location");
            Write(json, packs, diagnostic.Location);
            json.WriteStartArray("related");
            foreach (SourceLocation related in diagnostic.Related)
            {
                Write(json, packs, related);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (conflicts is { } pairs)
        {
            ConflictReport.Write(json, packs, pairs);
        }

        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, LoadedPacks packs, SourceLocation at)
    {
        json.WriteStartObject();
        json.WriteString("path", packs.Folders.PathOf(at));
        json.WriteNumber("line", at.Line);
        json.WriteNumber("column", at.Column);
        json.WriteNumber("endLine", at.EndLine);
        json.WriteNumber("endColumn", at.EndColumn);
        json.WriteEndObject();
    }
}
