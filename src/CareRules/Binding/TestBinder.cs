using System.Collections.Immutable;
using CareRules.Binding.Grammar;
using CareRules.Clinical;
using CareRules.Diagnostics;
using CareRules.Model;
using CareRules.Syntax;

namespace CareRules.Binding;

/// <summary>Binds the tests that a pack carries.</summary>
internal static class TestBinder
{
    public static RuleTest? Bind(BindContext context, YamlMapping map)
    {
        if (map["name"] is not YamlScalar name || context.Date(map["as-of"]) is not { } asOf || map["expect"] is not YamlMapping expect)
        {
            return null;
        }

        if (!asOf.IsDay)
        {
            context.Diagnostics.ReportBadDate(context.At(map["as-of"]!), asOf.ToString());
            return null;
        }

        YamlScalar? file = map["patient"] as YamlScalar;
        return new RuleTest
        {
            Pack = context.Scope.Pack,
            Name = name.Text,
            At = context.At(name),
            AsOf = asOf.Earliest,
            Patient = file is null ? PatientBinder.Bind(context, map["patient"], asOf.Earliest) : null,
            PatientFile = file?.Text,
            Fires = Rules(context, expect["fires"]),
            Silent = Rules(context, expect["silent"]),
            Undetermined = Rules(context, expect["undetermined"]),
            Gaps = [.. BindContext.Items(expect["gaps"]).Select(BindContext.Text).OfType<string>()],
            Conflicts = [.. BindContext.Items(expect["conflicts"]).Select(BindContext.Text).OfType<string>()],
            Targets = ByConcept(context, expect["targets"], node => context.Test(node, "< 130 mm[Hg]")?.ToText()),
            Reviews = ByConcept(context, expect["reviews"], static node => BindContext.Word<ReviewStatus>(node)?.ToString())
                .ToImmutableSortedDictionary(static r => r.Key, static r => Enum.Parse<ReviewStatus>(r.Value), StringComparer.Ordinal),
            AtMost = BindContext.Word<Severity>(expect["at-most"]),
            NothingElse = BindContext.Flag(expect["nothing-else"]) == true,
        };
    }

    // Results name concepts without their pack.
    private static ImmutableSortedDictionary<string, string> ByConcept(BindContext context, YamlNode? node, Func<YamlNode?, string?> read) =>
        BindContext.Entries(node)
            .Where(e => context.Concept(e.Key) != ConceptId.Error)
            .Select(e => (Name: e.Key.Text[(e.Key.Text.IndexOf('/', StringComparison.Ordinal) + 1)..], Said: read(e.Value)))
            .Where(static e => e.Said is not null)
            .ToImmutableSortedDictionary(static e => e.Name, static e => e.Said!, StringComparer.Ordinal);

    private static ImmutableArray<string> Rules(BindContext context, YamlNode? node) =>
    [
        .. BindContext.Items(node).OfType<YamlScalar>()
            .Select(s => context.Names.Rules.TryResolve(s.Text, context.Scope, context.At(s), context.Diagnostics, out string rule) ? rule : null)
            .OfType<string>(),
    ];
}
