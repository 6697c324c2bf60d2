using System.Collections.Immutable;
using CareRules.Diagnostics;
using CareRules.Model;
using CareRules.Syntax;

namespace CareRules.Binding;

/// <summary>Binds what a pack changes in those that it requires. Each change names its reason; two that set the same thing are an error.</summary>
internal static class OverlayBinder
{
    public static ImmutableArray<Overlay> Bind(ImmutableArray<BoundPack> packs, HostSetup host, Vocabulary names, DiagnosticBag diagnostics)
    {
        ImmutableArray<Overlay>.Builder overlays = ImmutableArray.CreateBuilder<Overlay>();
        Dictionary<string, Overlay> seen = new(StringComparer.Ordinal);
        foreach (Overlay overlay in packs.SelectMany(Of).Concat(HostOverlays.Of(host.Changes, packs, names, diagnostics)))
        {
            string key = $"{overlay.GetType().Name} {overlay.Target}";
            if (overlay is not CodesAdded && !seen.TryAdd(key, overlay))
            {
                diagnostics.ReportOverlayTwice(overlay.At, overlay.Target, seen[key].At);
                continue;
            }

            overlays.Add(overlay);
        }

        return overlays.ToImmutable();
    }

    /// <summary>The rule with what local packs changed in it.</summary>
    public static RuleDefinition Apply(RuleDefinition rule, ImmutableArray<Overlay> overlays, DiagnosticBag diagnostics)
    {
        string name = $"{rule.Pack}/{rule.Id}";
        RuleDefinition changed = rule;
        foreach (Overlay overlay in overlays.Where(o => o is RuleDisabled or RuleSeveritySet && string.Equals(o.Target, name, StringComparison.Ordinal)))
        {
            changed = changed with { Overlays = changed.Overlays.Add(overlay) };
            if (rule.Governance.IsProtected && Weakens(overlay, rule) && !overlay.IsApproved)
            {
                diagnostics.ReportProtectedRule(overlay.At, name, overlay.IsOfHost);
                continue;
            }

            if (overlay is RuleSeveritySet set && changed.Payload is RecommendPayload payload)
            {
                if (set.Severity < payload.Severity)
                {
                    diagnostics.ReportSeverityLowered(overlay.At, name);
                }

                changed = changed with { Payload = payload with { Severity = set.Severity } };
            }
            else if (overlay is RuleSeveritySet)
            {
                diagnostics.ReportSeverityIdle(overlay.At, name);
            }
        }

        return changed;
    }

    private static bool Weakens(Overlay overlay, RuleDefinition rule) =>
        overlay is RuleDisabled || (overlay is RuleSeveritySet set && rule.Payload is RecommendPayload payload && set.Severity < payload.Severity);

    /// <summary>The concept with the codes that local packs added.</summary>
    public static Concept Apply(Concept concept, ImmutableArray<Overlay> overlays) =>
        overlays.OfType<CodesAdded>().Where(o => o.Concept == concept.Id).Aggregate(concept, static (c, o) => c with { Codes = [.. c.Codes, .. o.Codes] });

    private static IEnumerable<Overlay> Of(BoundPack pack) =>
        BindContext.Items(pack.Syntax.Pack.Root["overrides"]).OfType<YamlMapping>()
            .Select(map => One(pack.Context with { Files = pack.Syntax.Files }, map)).OfType<Overlay>();

    private static Overlay? One(BindContext context, YamlMapping map)
    {
        SourceLocation at = context.At(map);
        string pack = context.Scope.Pack;
        string because = BindContext.Text(map["because"]) ?? "";
        string? by = BindContext.Text(map["approved-by"]);
        Clinical.PartialDate? on = context.Date(map["on"]);
        if (map["rule"] is YamlScalar rule && context.Names.Rules.TryResolve(rule.Text, context.Scope, context.At(rule), context.Diagnostics, out string target))
        {
            if (BindContext.Flag(map["disable"]) == true)
            {
                return new RuleDisabled(pack, target, because, by, on, at);
            }

            return BindContext.Word<Severity>((map["set"] as YamlMapping)?["severity"]) is { } severity ? new RuleSeveritySet(severity, pack, target, because, by, on, at) : Nothing(context, at);
        }

        if (map["parameter"] is YamlScalar name && context.Names.Parameters.TryResolve(name.Text, context.Scope, context.At(name), context.Diagnostics, out Parameter parameter))
        {
            if (map["value"] is not YamlScalar value || Grammar.Tests.Amount(value.Text) is not { } amount)
            {
                return Nothing(context, at);
            }

            if (!string.Equals(amount.Unit, parameter.Unit, StringComparison.Ordinal))
            {
                context.Diagnostics.ReportBadParameter(context.At(value), value.Text, $"the parameter `{parameter.Id}` is written in `{parameter.Unit}`");
                return null;
            }

            return new ParameterSet(amount.Value, amount.Unit, pack, parameter.QualifiedId, because, by, on, at);
        }

        if (map["concept"] is YamlScalar concept)
        {
            ConceptId id = context.Concept(concept);
            return id == ConceptId.Error ? null : new CodesAdded(id, CodeBinder.Bind(context, map["add-codes"]), pack, context.Names.QualifiedConcept(id), because, by, on, at);
        }

        return map["rule"] is null && map["parameter"] is null ? Nothing(context, at) : null;
    }

    private static Overlay? Nothing(BindContext context, SourceLocation at)
    {
        context.Diagnostics.ReportOverlayEmpty(at);
        return null;
    }
}
