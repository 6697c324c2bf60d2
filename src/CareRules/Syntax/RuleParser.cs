using System.Collections.Immutable;
using CareRules.Diagnostics;
using CareRules.Text;

namespace CareRules.Syntax;

/// <summary>
/// Reads a file and checks it against the shape of the language. What is wrong is reported and replaced by a <see cref="YamlError"/>, a
/// required key that is missing included, so that one mistake is one message. Unknown keys are left out.
/// </summary>
internal static class RuleParser
{
    public const int MostFindings = 500;

    /// <summary>A file of a pack.</summary>
    public static RuleFileSyntax Parse(SourceText source, DiagnosticBag diagnostics, CancellationToken cancellation = default) =>
        Parse(source, LanguageShape.RuleFile, diagnostics, cancellation);

    /// <summary><c>pack.yaml</c>.</summary>
    public static RuleFileSyntax ParsePack(SourceText source, DiagnosticBag diagnostics, CancellationToken cancellation = default) =>
        Parse(source, LanguageShape.Pack, diagnostics, cancellation);

    /// <summary>A native patient file, YAML or JSON.</summary>
    public static RuleFileSyntax ParsePatient(SourceText source, DiagnosticBag diagnostics, CancellationToken cancellation = default) =>
        Parse(source, LanguageShape.PatientFile, diagnostics, cancellation);

    /// <summary>One criterion on its own, as a cell of a test table holds it.</summary>
    public static YamlNode ParseCriterion(SourceText source, DiagnosticBag diagnostics, CancellationToken cancellation = default) =>
        ParseNode(source, CriterionHeads.Criterion, diagnostics, cancellation);

    private static RuleFileSyntax Parse(SourceText source, MappingShape shape, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        DiagnosticBag found = new();
        YamlNode root = ParseNode(source, shape, found, cancellation);
        ImmutableArray<Diagnostic> sorted = found.ToSorted();
        diagnostics.AddRange(sorted);
        return new RuleFileSyntax(source, root as YamlMapping ?? Lost(source, shape)) { Lost = LostText(source, sorted) };
    }

    private static YamlNode ParseNode(SourceText source, Shape shape, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        DiagnosticBag found = new();
        YamlNode root = Check(source, shape, found, cancellation);
        ImmutableArray<Diagnostic> sorted = found.ToSorted();
        diagnostics.AddRange(sorted.Take(MostFindings));
        if (sorted.Length > MostFindings)
        {
            diagnostics.ReportTooManyFindings(sorted[MostFindings].Location, MostFindings);
        }

        return root;
    }

    private static YamlNode Check(SourceText source, Shape shape, DiagnosticBag found, CancellationToken cancellation)
    {
        YamlNode? root = YamlReader.Read(source, found, cancellation);
        if (root is not (null or YamlScalar { IsEmpty: true }))
        {
            return new ShapeChecker(source, found).Check(root, shape, Place.Of("the file", default));
        }

        if (found.Count == 0)
        {
            found.ReportEmptyFile(source);
        }

        return new YamlError(new TextSpan(0, 0));
    }

    // Up to CR0024 are faults of writing, behind which names may be hidden.
    private static string LostText(SourceText source, ImmutableArray<Diagnostic> found)
    {
        if (found.FirstOrDefault(static d => string.CompareOrdinal(d.Code, "CR0024") <= 0) is not { } fault)
        {
            return "";
        }

        int start = 0;
        for (int line = 1; line < fault.Location.Line && start >= 0; line++)
        {
            start = source.Text.IndexOf('\n', start) + 1;
        }

        return source.Text[start..];
    }

    // Nothing of the file can be used: what it must have is there as a fault, so that nobody reports it as missing.
    private static YamlMapping Lost(SourceText source, MappingShape shape)
    {
        YamlMapping lost = new([LostPart.At(0)], new TextSpan(0, 0));
        return (YamlMapping)new ShapeChecker(source, new DiagnosticBag()).Check(lost, shape, Place.Of("the file", default));
    }
}
