using System.Globalization;

namespace CareRules.Tool.Packs;

/// <summary>Prints diagnostics with the line and the place in it.</summary>
internal static class DiagnosticPrinter
{
    public static void Print(TextWriter writer, LoadedPacks packs)
    {
        foreach (Diagnostic diagnostic in packs.Diagnostics)
        {
            SourceLocation at = diagnostic.Location;
            writer.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{packs.Folders.PathOf(at)}:{at.Line}:{at.Column}: {Word(diagnostic.Severity)} {diagnostic.Code}: {Clean(diagnostic.Message)}\n"));
            PrintLine(writer, packs.Folders.LineOf(at), at);
            if (diagnostic.Help is { } help)
            {
                writer.Write($"  help: {Clean(help)}\n");
            }

            foreach (SourceLocation related in diagnostic.Related)
            {
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"  see: {packs.Folders.PathOf(related)}:{related.Line}:{related.Column}\n"));
            }
        }
    }

    public static string Word(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "info",
    };

    private static void PrintLine(TextWriter writer, string? line, SourceLocation at)
    {
        if (string.IsNullOrWhiteSpace(line) || line.Length > 400)
        {
            return;
        }

        string number = at.Line.ToString(CultureInfo.InvariantCulture).PadLeft(5);
        int start = Math.Clamp(at.Column - 1, 0, line.Length);
        int end = at.EndLine == at.Line ? Math.Clamp(at.EndColumn - 1, start, line.Length) : line.Length;
        writer.Write($"{number} | {Clean(line)}\n");
        writer.Write($"      | {new string(' ', start)}{new string('^', Math.Max(1, end - start))}\n");
    }

    // One character for one, so that the marks stand under what they mark.
    private static string Clean(string text) => string.Concat(text.Select(static c =>
        char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') ? ' ' : c));
}
