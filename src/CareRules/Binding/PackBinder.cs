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

            PackInfo info = new(id, BindContext.Text(root["title"]) ?? id, BindContext.Text(root["version"]) ?? "0.0.0", pack.Files.Digest, root["clinical-safety"] is YamlMapping);
            bound.Add(new BoundPack(info, context, pack, context.Duration(root["acute-length"])));
        }

        return bound.ToImmutable();
    }
}
