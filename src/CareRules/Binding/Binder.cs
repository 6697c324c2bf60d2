using System.Collections.Immutable;
using CareRules.Binding.Grammar;
using CareRules.Diagnostics;
using CareRules.Model;
using CareRules.Syntax;
using CareRules.Text;

namespace CareRules.Binding;

/// <summary>
/// Resolves every name, code, unit and date of all packs together. Names are declared first and bound afterwards, so that the order of files
/// and of entries never matters.
/// </summary>
internal static class Binder
{
    public static BoundRuleSet Bind(ImmutableArray<PackSyntax> packs, HostSetup host, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        Vocabulary names = new(new LostNames([.. packs.SelectMany(static p => p.RuleFiles).Select(static f => f.Lost).Where(static t => t.Length > 0)]));
        ImmutableArray<BoundPack> bound = PackBinder.Bind(packs, names, diagnostics);
        List<(BindContext Context, YamlEntry Entry, ConceptId Id)> concepts = [];
        List<(BindContext Context, YamlEntry Entry)> definitions = [];
        List<(BindContext Context, YamlEntry Entry)> scores = [];
        List<(BindContext Context, YamlEntry Entry)> metrics = [];
        List<(BindContext Context, YamlEntry Entry)> customs = [];
        foreach ((BindContext file, YamlMapping root) in Files(bound).Heeding(cancellation))
        {
            Declarations.Declare(file, root, concepts, definitions, scores, metrics, customs);
        }

        ImmutableArray<Overlay> overlays = OverlayBinder.Bind(bound, host, names, diagnostics);
        foreach (ParameterSet set in overlays.OfType<ParameterSet>())
        {
            string[] name = set.Target.Split('/');
            names.Parameters.Replace(name[0], name[1], new Parameter(name[0], name[1], set.Value, set.Unit) { ChangedBy = set });
        }

        ImmutableArray<Concept> boundConcepts = [.. concepts.Heeding(cancellation).Select(c => OverlayBinder.Apply(ConceptBinder.Bind(c.Context, c.Id, c.Entry), overlays))];
        names.BoundConcepts = boundConcepts;
        CycleChecks.Concepts(boundConcepts, diagnostics);
        DerivedUnits.Check(boundConcepts, diagnostics);
        names.BoundCustoms = CustomBinder.Bind(customs, host, bound, names, diagnostics);
        ImmutableArray<DefinitionModel> boundDefinitions = [.. definitions.Heeding(cancellation).Select(static d => Definition(d.Context, d.Entry))];
        ImmutableArray<ScoreModel> boundScores = [.. scores.Select(static s => ScoreBinder.Bind(s.Context, s.Entry))];
        IReadOnlyList<int>? usedFirst = CycleChecks.Definitions(boundDefinitions, boundScores, diagnostics);
        Reach reach = new(boundDefinitions, boundScores);
        RuleFileResults results = new();
        foreach ((BindContext file, YamlMapping root) in Files(bound).Heeding(cancellation))
        {
            results.Add(file, root, reach);
        }

        if (usedFirst is not null)
        {
            SizeChecks.Check(usedFirst, boundDefinitions, boundScores, results.Rules, diagnostics);
        }

        ResolutionChecks.Check(results.Resolutions, results.Rules, diagnostics);
        ImmutableArray<RuleTest> tests = TestFiles.Attach(results.Tests, bound, diagnostics);
        CanaryChecks.Check(results.Rules, tests, diagnostics);
        return new BoundRuleSet
        {
            Packs = [.. bound.Select(static p => p.Info)],
            Concepts = boundConcepts,
            Definitions = boundDefinitions,
            Scores = boundScores,
            Customs = names.BoundCustoms,
            Metrics = [.. metrics.Select(static m => MetricBinder.Bind(m.Context, m.Entry)).OfType<MetricModel>()],
            Resolutions = [.. results.Resolutions],
            Rules = [.. results.Rules.Heeding(cancellation).Select(r => OverlayBinder.Apply(r, overlays, diagnostics)).OrderBy(static r => r.Pack, StringComparer.Ordinal).ThenBy(static r => r.Id, StringComparer.Ordinal)],
            Tests = tests,
            Terminologies = TerminologyReader.Read(bound.Select(static p => (p.Context, p.Syntax.Files, p.Syntax.Pack.Root))),
            HostTerminology = host.Terminology,
            CodeMap = CodeMapReader.Read(host.CodeMaps, diagnostics),
            AcuteLength = bound.Select(static p => p.AcuteLength).FirstOrDefault(static a => a is not null) ?? new Duration(14, DurationUnit.Day),
            Overlays = overlays,
            Suppressions = [.. results.Suppressions],
            Names = names,
        };
    }

    private static IEnumerable<(BindContext File, YamlMapping Root)> Files(ImmutableArray<BoundPack> packs) =>
        packs.SelectMany(static pack => pack.Syntax.RuleFiles.Select(file => (pack.Context with { Source = file.Source, Files = pack.Syntax.Files }, file.Root)));

    private static DefinitionModel Definition(BindContext context, YamlEntry entry) =>
        new(context.Scope.Pack, entry.Key.Text, BindContext.Text((entry.Value as YamlMapping)?["title"]), CriterionBinder.Bind(context, entry.Value), context.At(entry.Key));
}
