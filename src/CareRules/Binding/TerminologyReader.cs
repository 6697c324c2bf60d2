using System.Collections.Immutable;
using CareRules.Diagnostics;
using CareRules.Syntax;

namespace CareRules.Binding;

/// <summary>Reads the <c>child,parent</c> files that pack.yaml names under <c>terminology</c>.</summary>
internal static class TerminologyReader
{
    public static ImmutableDictionary<string, Terminology> Read(IEnumerable<(BindContext Context, PackFiles Files, YamlMapping Pack)> packs)
    {
        Dictionary<string, Dictionary<string, HashSet<string>>> systems = new(StringComparer.Ordinal);
        foreach ((BindContext context, PackFiles files, YamlMapping pack) in packs)
        {
            foreach (YamlMapping item in BindContext.Items(pack["terminology"]).OfType<YamlMapping>())
            {
                if (item["system"] is YamlScalar name && item["is-a"] is YamlScalar path && CodeBinder.System(context, name) is { } system)
                {
                    Dictionary<string, HashSet<string>> children = systems.TryGetValue(system, out Dictionary<string, HashSet<string>>? known) ? known : systems[system] = new(StringComparer.Ordinal);
                    ReadFile(context, files, path, children);
                }
            }
        }

        return systems.ToImmutableDictionary(
            static s => s.Key,
            static s => new Terminology(s.Value.ToImmutableDictionary(static p => p.Key, static p => p.Value.Order(StringComparer.Ordinal).ToImmutableArray(), StringComparer.Ordinal)),
            StringComparer.Ordinal);
    }

    private static void ReadFile(BindContext context, PackFiles files, YamlScalar path, Dictionary<string, HashSet<string>> children)
    {
        if (files.Find(path.Text) is not { } text)
        {
            context.Diagnostics.ReportFileMissing(context.At(path), path.Text);
            return;
        }

        int number = 0;
        foreach (string line in text.Split('\n'))
        {
            number++;
            string row = line.Trim();
            if (row.Length == 0 || row.StartsWith('#'))
            {
                continue;
            }

            string[] cells = row.Split(',');
            if (cells.Length != 2 || cells[0].Trim().Length == 0 || cells[1].Trim().Length == 0)
            {
                context.Diagnostics.ReportBadTerminologyFile(context.At(path), path.Text, number, "it is not a pair of codes");
                return;
            }

            if (number == 1)
            {
                continue;
            }

            (string child, string parent) = (cells[0].Trim(), cells[1].Trim());
            if (!children.TryGetValue(parent, out HashSet<string>? below))
            {
                children[parent] = below = new(StringComparer.Ordinal);
            }

            below.Add(child);
        }
    }
}
