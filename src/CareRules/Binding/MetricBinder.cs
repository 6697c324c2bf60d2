using CareRules.Model;
using CareRules.Syntax;

namespace CareRules.Binding;

/// <summary>Binds a population measure.</summary>
internal static class MetricBinder
{
    public static MetricModel? Bind(BindContext context, YamlEntry entry) => entry.Value is not YamlMapping map ? null : new MetricModel(
        context.Scope.Pack,
        entry.Key.Text,
        BindContext.Text(map["title"]),
        Optional(context, map["initial-population"]),
        CriterionBinder.Bind(context, map["denominator"]),
        Optional(context, map["exclusion"]),
        CriterionBinder.Bind(context, map["numerator"]),
        Optional(context, map["exception"]),
        BindContext.Text(map["better"]) != "lower",
        context.At(entry.Key));

    private static Criterion? Optional(BindContext context, YamlNode? node) => node is null ? null : CriterionBinder.Bind(context, node);
}
