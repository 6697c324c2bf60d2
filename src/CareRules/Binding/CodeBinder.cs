using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Diagnostics;
using CareRules.Model;
using CareRules.Syntax;

namespace CareRules.Binding;

/// <summary>Binds <c>codes: { atc: [M01A], rxnorm: ["&lt;&lt; 5640"] }</c>.</summary>
internal static class CodeBinder
{
    private const string Descendants = "<<";

    public static ImmutableArray<CodeEntry> Bind(BindContext context, YamlNode? node)
    {
        ImmutableArray<CodeEntry>.Builder codes = ImmutableArray.CreateBuilder<CodeEntry>();
        foreach (YamlEntry entry in BindContext.Entries(node))
        {
            if (entry is { Key.Text: "value-set", Value: YamlScalar path })
            {
                codes.AddRange(CodeFiles.FromValueSet(context, path));
                continue;
            }

            if (System(context, entry.Key) is not { } system)
            {
                continue;
            }

            if (entry.Value is YamlMapping file)
            {
                codes.AddRange(CodeFiles.FromCsv(context, system, file));
                continue;
            }

            foreach (YamlNode item in BindContext.Items(entry.Value))
            {
                if (Code(context, system, item) is { } code)
                {
                    codes.Add(code);
                }
            }
        }

        return codes.ToImmutable();
    }

    /// <summary>The URI of a system written as an alias or a URI; reported when it is neither.</summary>
    public static string? System(BindContext context, YamlScalar name)
    {
        string system = CodeSystems.Resolve(name.Text);
        if (system.Contains(':', StringComparison.Ordinal))
        {
            return system;
        }

        context.Diagnostics.ReportUnknownCodeSystem(context.At(name), name.Text, CodeSystems.AliasNames);
        return null;
    }

    private static CodeEntry? Code(BindContext context, string system, YamlNode node)
    {
        if (node is not YamlScalar scalar)
        {
            return null;
        }

        bool descendants = scalar.Text.StartsWith(Descendants, StringComparison.Ordinal);
        string code = descendants ? scalar.Text[Descendants.Length..].Trim() : scalar.Text.Trim();
        if (code.Length > 0 && !code.Any(static c => char.IsWhiteSpace(c) || char.IsControl(c)))
        {
            return new CodeEntry(system, code, descendants);
        }

        context.Diagnostics.ReportBadCode(context.At(scalar), scalar.Text);
        return null;
    }
}
