using System.Globalization;
using System.Text;

namespace CareRules.Tool.Packs;

/// <summary>Diagnostics as workflow commands, one a line: continuous integration shows them beside the lines of the change.</summary>
internal static class DiagnosticAnnotations
{
    public static string Write(LoadedPacks packs)
    {
        StringBuilder text = new();
        foreach (Diagnostic diagnostic in packs.Diagnostics)
        {
            SourceLocation at = diagnostic.Location;
            string level = diagnostic.Severity switch { DiagnosticSeverity.Error => "error", DiagnosticSeverity.Warning => "warning", _ => "notice" };
            string message = diagnostic.Help is { } help ? $"{diagnostic.Message} {help}" : diagnostic.Message;
            text.Append(CultureInfo.InvariantCulture, $"::{level} file={Property(packs.Folders.PathOf(at))},line={at.Line},col={at.Column},endLine={at.EndLine},endColumn={at.EndColumn},title={diagnostic.Code}::{Data(message)}\n");
        }

        return text.ToString();
    }

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
