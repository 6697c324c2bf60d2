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
        Suppressions.AddRange(BindContext.Items(root["suppress"]).OfType<YamlMapping>().Select(map => Suppressed(context, map)).OfType<Suppression>());
    }

    private static Suppression? Suppressed(BindContext context, YamlMapping map) =>
        map["code"] is YamlScalar code && map["on"] is YamlScalar on && map["because"] is YamlScalar because
            ? new Suppression(context.Scope.Pack, code.Text, on.Text, because.Text, context.At(code))
            : null;

    private void AddTests(BindContext context, YamlNode? node) =>
        Tests.AddRange(BindContext.Items(node).OfType<YamlMapping>().Select(t => TestBinder.Bind(context, t)).OfType<RuleTest>());
}
