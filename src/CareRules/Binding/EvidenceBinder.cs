using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;
using CareRules.Syntax;

namespace CareRules.Binding;

/// <summary>Binds what a rule rests on and who answers for it.</summary>
internal static class EvidenceBinder
{
    public static ImmutableArray<Citation> Citations(BindContext context, YamlNode? node) =>
    [
        .. BindContext.Items(node).OfType<YamlMapping>().Select(map => new Citation
        {
            Source = BindContext.Text(map["source"]) ?? "",
            Section = BindContext.Text(map["section"]),
            Strength = BindContext.Text(map["strength"]),
            Certainty = BindContext.Text(map["certainty"]),
            Published = context.Date(map["published"]),
            Url = BindContext.Text(map["url"]),
        }),
    ];

    public static Governance Governance(BindContext context, YamlNode? node) => node is not YamlMapping map ? CareRules.Governance.None : new Governance
    {
        Status = BindContext.Word<RuleStatus>(map["status"]) ?? RuleStatus.Active,
        IsStatusStated = map["status"] is not null,
        IsProtected = BindContext.Flag(map["protected"]) == true,
        Author = BindContext.Text(map["author"]),
        Approvals = [.. BindContext.Items(map["approvals"]).OfType<YamlMapping>().Select(a => Approval(context, a))],
        ReviewBy = context.Date(map["review-by"]),
        Hazards = Texts(map["hazards"]),
        Limitations = Texts(map["limitations"]),
        ChangeReason = BindContext.Text(map["change-reason"]),
        Supersedes = BindContext.Text(map["supersedes"]),
        Canaries = [.. Canaries(context, map["canaries"] as YamlMapping, "must-fire", mustFire: true), .. Canaries(context, map["canaries"] as YamlMapping, "must-not-fire", mustFire: false)],
    };

    private static IEnumerable<CanaryName> Canaries(BindContext context, YamlMapping? map, string key, bool mustFire) =>
        BindContext.Items(map?[key]).OfType<YamlScalar>().Select(s => new CanaryName(s.Text, mustFire, context.At(s)));

    private static Approval Approval(BindContext context, YamlMapping map) => new()
    {
        Role = BindContext.Text(map["role"]),
        Name = BindContext.Text(map["name"]),
        Registration = BindContext.Text(map["registration"]),
        On = context.Date(map["on"]),
        Digest = BindContext.Text(map["digest"]),
    };

    private static ImmutableArray<string> Texts(YamlNode? node) => [.. BindContext.Items(node).Select(BindContext.Text).OfType<string>()];
}
