using System.Collections.Immutable;
using CareRules.Binding.Grammar;
using CareRules.Diagnostics;
using CareRules.Model;
using CareRules.Syntax;

namespace CareRules.Binding;

/// <summary>A pack whose pack.yaml is bound; its files are bound afterwards.</summary>
internal sealed record BoundPack(PackInfo Info, BindContext Context, PackSyntax Syntax, Duration? AcuteLength);

/// <summary>Binds the pack.yaml files.</summary>
internal static class PackBinder
{
    public static ImmutableArray<BoundPack> Bind(ImmutableArray<PackSyntax> packs, Vocabulary names, DiagnosticBag diagnostics)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        Dictionary<string, string> versions = packs
            .GroupBy(static p => BindContext.Text(p.Pack.Root["pack"]) ?? p.Files.Name, StringComparer.Ordinal)
            .ToDictionary(static g => g.Key, static g => BindContext.Text(g.First().Pack.Root["version"]) ?? "0.0.0", StringComparer.Ordinal);
        ImmutableArray<BoundPack>.Builder bound = ImmutableArray.CreateBuilder<BoundPack>();
        foreach (PackSyntax pack in packs)
        {
            YamlMapping root = pack.Pack.Root;
            string id = BindContext.Text(root["pack"]) ?? pack.Files.Name;
            BindContext context = new(pack.Pack.Source, new PackScope(id, []), names, diagnostics);
            if (!seen.Add(id))
            {
                diagnostics.ReportDuplicatePack(context.At(root["pack"] ?? root), id);
                continue;
            }

            context = context with { Scope = new PackScope(id, Required(context, root, versions)) };
            PackInfo info = new(id, BindContext.Text(root["title"]) ?? id, BindContext.Text(root["version"]) ?? "0.0.0", pack.Files.Digest, root["clinical-safety"] is YamlMapping)
            {
                SilenceAtMost = context.Duration(root["silence-at-most"]) ?? PackInfo.DefaultSilence,
            };
            bound.Add(new BoundPack(info, context, pack, context.Duration(root["acute-length"])));
        }

        return bound.ToImmutable();
    }

    private static ImmutableArray<string> Required(BindContext context, YamlMapping root, Dictionary<string, string> versions)
    {
        ImmutableArray<string>.Builder required = ImmutableArray.CreateBuilder<string>();
        foreach (YamlMapping map in BindContext.Items(root["requires"]).OfType<YamlMapping>())
        {
            if (map["pack"] is not YamlScalar name)
            {
                continue;
            }

            if (!versions.TryGetValue(name.Text, out string? version))
            {
                context.Diagnostics.ReportRequiredPackMissing(context.At(name), name.Text, versions.Keys);
                continue;
            }

            required.Add(name.Text);
            if (map["version"] is YamlScalar range && VersionRange.Contains(range.Text, version) != true)
            {
                context.Diagnostics.ReportRequiredVersion(context.At(range), name.Text, range.Text, version);
            }
        }

        return required.ToImmutable();
    }
}
