using System.Collections.Frozen;
using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Diagnostics;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Compilation.Passes;

/// <summary>Lets a host's codes mean what the codes mean that they are mapped to. Done once, here: no patient is slower for it.</summary>
internal static class CodeMapping
{
    public static CodeIndex Run(CodeIndex codes, CodeMap map, DiagnosticBag diagnostics)
    {
        if (map.IsEmpty)
        {
            return codes;
        }

        Dictionary<string, Dictionary<string, ImmutableArray<int>>> systems = new(StringComparer.Ordinal);
        foreach (IGrouping<string, KeyValuePair<Code, MappedCode>> list in map.All.GroupBy(static m => m.Value.List, StringComparer.Ordinal))
        {
            (int all, int unknown, int first) = (0, 0, 0);
            foreach ((Code from, MappedCode mapped) in list)
            {
                ImmutableArray<int> meant = codes.Find(mapped.To.System, mapped.To.Value);
                all++;
                if (meant.IsEmpty)
                {
                    unknown++;
                    first = first == 0 ? mapped.Line : first;
                }

                Dictionary<string, ImmutableArray<int>> table = systems.TryGetValue(from.System, out Dictionary<string, ImmutableArray<int>>? known) ? known : systems[from.System] = new(StringComparer.Ordinal);
                table[from.Value] = [.. codes.Find(from.System, from.Value).Union(meant).Order()];
            }

            if (unknown > 0)
            {
                diagnostics.ReportMapLeadsNowhere(new SourceLocation(list.Key, first, 1, first, 1), unknown, all);
            }
        }

        return codes.With(systems.Select(s => KeyValuePair.Create(s.Key, (CodeTable)new MappedCodeTable(codes.Table(s.Key), s.Value.ToFrozenDictionary(StringComparer.Ordinal)))));
    }
}
