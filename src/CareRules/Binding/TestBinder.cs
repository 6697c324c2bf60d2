using System.Collections.Immutable;
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
            AtMost = BindContext.Word<Severity>(expect["at-most"]),
            NothingElse = BindContext.Flag(expect["nothing-else"]) == true,
        };
    }

    private static ImmutableArray<string> Rules(BindContext context, YamlNode? node) =>
    [
        .. BindContext.Items(node).OfType<YamlScalar>()
            .Select(s => context.Names.Rules.TryResolve(s.Text, context.Scope, context.At(s), context.Diagnostics, out string rule) ? rule : null)
            .OfType<string>(),
    ];
}
