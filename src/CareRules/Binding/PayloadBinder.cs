using System.Collections.Immutable;
using CareRules.Binding.Grammar;
using CareRules.Diagnostics;
using CareRules.Model;
using CareRules.Syntax;

namespace CareRules.Binding;

/// <summary>Binds what a rule says when it fires: a recommendation, targets or reviews; exactly one of them.</summary>
internal static class PayloadBinder
{
    private static readonly string[] Kinds = ["recommend", "target", "review"];

    public static RulePayload? Bind(BindContext context, YamlMapping rule, HashSet<ConceptId> mentioned, ImmutableArray<string> responsible)
    {
        // The shape of the language has made sure that there is exactly one.
        YamlEntry? payload = rule.Entries.FirstOrDefault(static e => Kinds.Contains(e.Key.Text));
        return (payload?.Key.Text, payload?.Value) switch
        {
            ("recommend", YamlMapping map) => RecommendBinder.Bind(context, map, mentioned, responsible),
            ("target", YamlMapping or YamlSequence) => Target(context, payload.Value),
            ("review", YamlMapping map) => Review(context, map, responsible),
            _ => null,
        };
    }

    private static TargetPayload Target(BindContext context, YamlNode node) =>
        new([.. BindContext.Items(node).OfType<YamlMapping>().Select(map => Aim(context, map)).OfType<TargetAim>()]);

    private static TargetAim? Aim(BindContext context, YamlMapping map)
    {
        ConceptId measure = context.Concept(map["measure"], ConceptKind.Observation);
        if (measure == ConceptId.Error || context.Test(map["aim"], "< 130 mm[Hg]") is not { } aim || !UnitChecks.Fits(context, map["aim"]!, aim, measure))
        {
            return null;
        }

        bool twoEnded = aim.Lower is not null && aim.Upper is not null;
        AimDirection direction = BindContext.Word<AimDirection>(map["direction"])
            ?? (twoEnded ? AimDirection.Within : aim.Upper is not null ? AimDirection.Lower : AimDirection.Higher);
        if (twoEnded != (direction == AimDirection.Within))
        {
            context.Diagnostics.ReportAimDirection(context.At(map["direction"] ?? map["aim"]!), aim.Text, twoEnded);
            return null;
        }

        return new TargetAim(measure, aim, direction);
    }

    private static ReviewPayload Review(BindContext context, YamlMapping map, ImmutableArray<string> responsible) => new(
        [
            .. BindContext.Items(map["items"]).OfType<YamlMapping>()
                .Select(item => (Check: context.Concept(item["check"]), Every: context.Duration(item["every"])))
                .Where(static i => i.Check != ConceptId.Error && i.Every is not null)
                .Select(static i => new ReviewItem(i.Check, i.Every!.Value)),
        ],
        context.Duration(map["early"]),
        context.Duration(map["grace"]),
        map["responsible"] is null ? responsible : RecommendBinder.Roles(map["responsible"]));
}
