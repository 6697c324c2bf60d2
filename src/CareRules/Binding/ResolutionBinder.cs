using System.Collections.Immutable;
using CareRules.Model;
using CareRules.Syntax;

namespace CareRules.Binding;

/// <summary>Binds who wins when targets or actions collide.</summary>
internal static class ResolutionBinder
{
    public static ResolutionModel? Bind(BindContext context, YamlMapping map)
    {
        if (map["prefer"] is not YamlScalar prefer)
        {
            return null;
        }

        ConceptId? measure = context.OptionalConcept(map["measure"], ConceptKind.Observation);
        ResolutionChoice choice = prefer.Text switch
        {
            "strictest" => ResolutionChoice.Strictest,
            "most-lenient" => ResolutionChoice.MostLenient,
            "agreed" => ResolutionChoice.Agreed,
            "individualise" => ResolutionChoice.Individualise,
            _ => ResolutionChoice.Rule,
        };
        return new ResolutionModel(
            context.Scope.Pack,
            measure,
            Rules(context, map["between"]),
            map["when"] is { } when ? CriterionBinder.Bind(context, when) : null,
            choice,
            choice == ResolutionChoice.Rule ? Rules(context, prefer).FirstOrDefault() : null,
            BindContext.Text(map["because"]) ?? "",
            context.At(map));
    }

    /// <summary>The rules that are named, each as <c>pack/id</c>; one that nothing has is reported.</summary>
    public static ImmutableArray<string> Rules(BindContext context, YamlNode? node) =>
    [
        .. BindContext.Items(node).OfType<YamlScalar>()
            .Select(s => context.Names.Rules.TryResolve(s.Text, context.Scope, context.At(s), context.Diagnostics, out string rule) ? rule : null)
            .OfType<string>(),
    ];
}
