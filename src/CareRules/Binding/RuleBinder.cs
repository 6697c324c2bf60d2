using System.Collections.Immutable;
using CareRules.Model;
using CareRules.Syntax;

namespace CareRules.Binding;

/// <summary>Binds one rule: its criterion, what it says, on what evidence, and who answers for it.</summary>
internal static class RuleBinder
{
    /// <summary>The rule; null when it holds a fault (reported) that leaves nothing to say.</summary>
    public static RuleDefinition? Bind(BindContext context, YamlMapping map, FileDefaults defaults, Reach reach)
    {
        if (map["id"] is not YamlScalar id)
        {
            return null;
        }

        Criterion own = CriterionBinder.Bind(context, map["when"]);
        Criterion when = defaults.Applies is null ? own : new AllCriterion([defaults.Applies, own], own.At);
        if (PayloadBinder.Bind(context, map, reach.ConceptsOf(when), defaults.Responsible) is not { } payload
            || BindContext.Word<RuleCategory>(map["category"]) is not { } category)
        {
            return null;
        }

        return new RuleDefinition
        {
            Pack = context.Scope.Pack,
            Id = id.Text,
            Title = BindContext.Text(map["title"]) ?? id.Text,
            Category = category,
            When = when,
            Payload = payload,
            Evidence = map["evidence"] is null ? defaults.Evidence : EvidenceBinder.Citations(context, map["evidence"]),
            Governance = map["governance"] is null ? defaults.Governance : EvidenceBinder.Governance(context, map["governance"]),
            At = context.At(id),
        };
    }
}

/// <summary>What a file says for all its rules.</summary>
internal sealed record FileDefaults(Criterion? Applies, ImmutableArray<Citation> Evidence, Governance Governance, ImmutableArray<string> Responsible)
{
    public static FileDefaults Of(BindContext context, YamlMapping root)
    {
        YamlMapping? defaults = root["defaults"] as YamlMapping;
        return new FileDefaults(
            root["applies"] is { } applies ? CriterionBinder.Bind(context, applies) : null,
            EvidenceBinder.Citations(context, defaults?["evidence"]),
            EvidenceBinder.Governance(context, defaults?["governance"]),
            RecommendBinder.Roles(defaults?["responsible"]));
    }
}
