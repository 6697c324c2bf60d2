using System.Collections.Immutable;
using CareRules.Diagnostics;
using CareRules.Model;
using CareRules.Syntax;

namespace CareRules.Binding;

/// <summary>Collects the rules and tests of all files; a test may stand in its rule or in the file's own list.</summary>
internal sealed class RuleFileResults
{
    public List<RuleDefinition> Rules { get; } = [];

    public List<RuleTest> Tests { get; } = [];

    public List<ResolutionModel> Resolutions { get; } = [];

    public List<Suppression> Suppressions { get; } = [];

    public void Add(BindContext context, YamlMapping root, Reach reach)
    {
        FileDefaults defaults = FileDefaults.Of(context, root);
        foreach (YamlMapping map in BindContext.Items(root["rules"]).OfType<YamlMapping>())
        {
            if (RuleBinder.Bind(context, map, defaults, reach) is { } rule)
            {
                Rules.Add(rule);
            }

            AddTests(context, map["tests"]);
        }

        AddTests(context, root["tests"]);
        Resolutions.AddRange(BindContext.Items(root["resolutions"]).OfType<YamlMapping>().Select(map => ResolutionBinder.Bind(context, map)).OfType<ResolutionModel>());
        Suppressions.AddRange(BindContext.Items(root["suppress"]).OfType<YamlMapping>().SelectMany(map => Suppressed(context, map)));
    }

    // A conflict is between two rules; any other finding is about one thing, and several are suppressed one by one.
    private static IEnumerable<Suppression> Suppressed(BindContext context, YamlMapping map)
    {
        if (map["code"] is not YamlScalar code || map["because"] is not YamlScalar because)
        {
            return [];
        }

        Suppression On(params ImmutableArray<string> names) => new(context.Scope.Pack, code.Text, names, because.Text, context.At(code));
        return code.Text == AnalysisDiagnostics.CanConflict.Code
            ? [On(ResolutionBinder.Rules(context, map["on"]))]
            : BindContext.Items(map["on"]).OfType<YamlScalar>().Select(n => On(n.Text));
    }

    private void AddTests(BindContext context, YamlNode? node) =>
        Tests.AddRange(BindContext.Items(node).OfType<YamlMapping>().Select(t => TestBinder.Bind(context, t)).OfType<RuleTest>());
}
