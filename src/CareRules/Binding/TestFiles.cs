using System.Collections.Immutable;
using CareRules.Diagnostics;
using CareRules.Model;

namespace CareRules.Binding;

/// <summary>Gives tests that name a patient file its text.</summary>
internal static class TestFiles
{
    public static ImmutableArray<RuleTest> Attach(IEnumerable<RuleTest> tests, ImmutableArray<BoundPack> packs, DiagnosticBag diagnostics) =>
        [.. tests.Select(test => test.PatientFile is { } path ? Attach(test, path, packs, diagnostics) : test)];

    private static RuleTest Attach(RuleTest test, string path, ImmutableArray<BoundPack> packs, DiagnosticBag diagnostics)
    {
        string? text = packs.First(p => string.Equals(p.Info.Id, test.Pack, StringComparison.Ordinal)).Syntax.Files.Find(path);
        if (text is null)
        {
            diagnostics.ReportFileMissing(test.At, path);
        }

        return test with { PatientFileText = text };
    }
}
