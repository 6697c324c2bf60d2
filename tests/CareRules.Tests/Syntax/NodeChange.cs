using System.Collections.Immutable;
using CareRules.Syntax;

namespace CareRules.Tests.Syntax;

/// <summary>A tree with one part changed: an entry taken away or renamed, or its value replaced by something of another kind.</summary>
internal sealed record NodeChange(string What, YamlNode Tree)
{
    public static IEnumerable<NodeChange> All(YamlNode node) => node switch
    {
        YamlMapping block => block.Entries.SelectMany((entry, i) => Of(block, entry, i)),
        YamlSequence list => list.Items.SelectMany((item, i) => All(item).Select(c => c with { Tree = list with { Items = list.Items.SetItem(i, c.Tree) } })),
        _ => [],
    };

    private static IEnumerable<NodeChange> Of(YamlMapping block, YamlEntry entry, int i)
    {
        string key = entry.Key.Text;
        yield return new($"`{key}` taken away", block with { Entries = block.Entries.RemoveAt(i) });
        yield return new($"`{key}` renamed", Put(entry with { Key = entry.Key with { Text = "zzz" } }));
        yield return new($"`{key}` as a text", Put(entry with { Value = new YamlScalar("zzz 9", Quoted: true, entry.Value.Span) }));
        yield return new($"`{key}` as a number", Put(entry with { Value = new YamlScalar("17", Quoted: false, entry.Value.Span) }));
        yield return new($"`{key}` as an empty list", Put(entry with { Value = new YamlSequence([], entry.Value.Span) }));
        yield return new($"`{key}` as a block", Put(entry with { Value = new YamlMapping([new YamlEntry(new YamlScalar("zzz", Quoted: false, entry.Value.Span), new YamlScalar("1", Quoted: false, entry.Value.Span))], entry.Value.Span) }));
        foreach (NodeChange inner in All(entry.Value))
        {
            yield return inner with { Tree = Put(entry with { Value = inner.Tree }) };
        }

        YamlMapping Put(YamlEntry changed) => block with { Entries = block.Entries.SetItem(i, changed) };
    }
}
