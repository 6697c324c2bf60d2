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
        YamlReading read = Read(source, shape, diagnostics, cancellation);
        return new RuleFileSyntax(source, read.Root as YamlMapping ?? Lost(source, shape)) { Lost = read.Lost };
    }

    private static YamlNode ParseNode(SourceText source, Shape shape, DiagnosticBag diagnostics, CancellationToken cancellation) =>
        Read(source, shape, diagnostics, cancellation).Root!;

    private static YamlReading Read(SourceText source, Shape shape, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        DiagnosticBag found = new();
        YamlReading read = Check(source, shape, found, cancellation);
        ImmutableArray<Diagnostic> sorted = found.ToSorted();
        diagnostics.AddRange(sorted.Take(MostFindings));
        if (sorted.Length > MostFindings)
        {
            diagnostics.ReportTooManyFindings(sorted[MostFindings].Location, MostFindings);
        }

        return read;
    }

    private static YamlReading Check(SourceText source, Shape shape, DiagnosticBag found, CancellationToken cancellation)
    {
        YamlReading read = YamlRecovery.Read(source, found, cancellation);
        if (read.Root is not (null or YamlScalar { IsEmpty: true }))
        {
            ShapeChecker checker = new(source, found);
            YamlNode root = checker.Check(read.Root, shape, Place.Of("the file", default));
            return new YamlReading(root, string.Join('\n', checker.Hidden.Prepend(read.Lost)).Trim());
        }

        if (found.Count == 0)
        {
            found.ReportEmptyFile(source);
        }

        return read with { Root = new YamlError(new TextSpan(0, 0)) };
    }

    // Nothing of the file can be used: what it must have is there as a fault, so that nobody reports it as missing.
    private static YamlMapping Lost(SourceText source, MappingShape shape)
    {
        YamlMapping lost = new([LostPart.At(0)], new TextSpan(0, 0));
        return (YamlMapping)new ShapeChecker(source, new DiagnosticBag()).Check(lost, shape, Place.Of("the file", default));
    }
}
