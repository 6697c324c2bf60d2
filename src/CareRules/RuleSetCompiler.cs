using System.Collections.Immutable;
using CareRules.Analysis;
using CareRules.Binding;
using CareRules.Compilation;
using CareRules.Diagnostics;
using CareRules.Evaluation;
using CareRules.Syntax;
using CareRules.Text;

namespace CareRules;

/// <summary>The pipeline, written down once: parse, bind, analyse, compile. Every stage reports all that it finds; only a set without errors goes on.</summary>
internal static class RuleSetCompiler
{
    public static (RuleSet? Rules, ImmutableArray<Diagnostic> Diagnostics) Compile(IEnumerable<RulePackSource> sources, HostSetup host, CancellationToken cancellation)
    {
        DiagnosticBag diagnostics = new();
        ImmutableArray<PackSyntax> packs = [.. sources.Select(source => Parse(source, diagnostics, cancellation))];
        BoundRuleSet bound = Binder.Bind(packs, host, diagnostics, cancellation);
        if (!diagnostics.HasErrors)
        {
            RuleSetAnalyzer.Analyze(bound, diagnostics, cancellation);
        }

        EvaluationPlan? plan = diagnostics.HasErrors ? null : PlanCompiler.Compile(bound, diagnostics, cancellation);
        _ = plan?.LayOut(cancellation);
        return (plan is null ? null : new RuleSet(plan, bound), diagnostics.ToSorted());
    }

    private static PackSyntax Parse(RulePackSource source, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        SourceText packText = SourceText.From(PackFiles.PackFile, source.Files.Find(PackFiles.PackFile) ?? "");
        if (source.Files.Find(PackFiles.PackFile) is null)
        {
            diagnostics.ReportPackMissing(packText.LocationOf(default));
        }

        foreach (string problem in source.Problems)
        {
            diagnostics.ReportUnusableFile(packText.LocationOf(default), problem);
        }

        RuleFileSyntax pack = RuleParser.ParsePack(packText, diagnostics, cancellation);
        return new PackSyntax(source.Files, pack, ParseFiles(source.Files, diagnostics, cancellation));
    }

    // Files know nothing of each other, so all cores read them; what is found is put together in the order of the files.
    private static ImmutableArray<RuleFileSyntax> ParseFiles(PackFiles files, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        string[] paths = [.. files.RuleFiles];
        (RuleFileSyntax File, DiagnosticBag Found)[] parsed = new (RuleFileSyntax, DiagnosticBag)[paths.Length];
        Parallel.For(0, paths.Length, new ParallelOptions { CancellationToken = cancellation }, i =>
        {
            DiagnosticBag found = new();
            parsed[i] = (RuleParser.Parse(SourceText.From(paths[i], files.Find(paths[i])!), found, cancellation), found);
        });
        foreach ((_, DiagnosticBag found) in parsed)
        {
            diagnostics.AddRange(found.ToSorted());
        }

        return [.. parsed.Select(static p => p.File)];
    }
}
