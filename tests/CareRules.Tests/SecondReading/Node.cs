using System.Collections.Immutable;

namespace CareRules.Tests.SecondReading;

/// <summary>
/// A block of YAML that can be made smaller: keys with their texts, and keys with blocks below them. The first <paramref name="Fixed"/> keys stay.
/// </summary>
internal sealed record Node(ImmutableArray<Entry> Entries, int Fixed = 1)
{
    public static Node Of(params ReadOnlySpan<Entry> entries) => new([.. entries]);

    public Node With(string key, string text) => this with { Entries = Entries.Add(new Entry(key, text)) };

    public override string ToString() => "{ " + string.Join(", ", Entries.Select(static e => e.ToString())) + " }";

    /// <summary>The blocks that are criteria of their own right and can stand in the place of this one.</summary>
    public IEnumerable<Node> Below => Entries.SelectMany(static e => e.Nodes.IsDefault ? [] : e.Nodes.AsEnumerable()).SelectMany(static n => n.IsCriterion ? [n] : n.Below);

    public bool IsCriterion { get; init; }

    /// <summary>Everything that is smaller by one step.</summary>
    public IEnumerable<Node> Smaller()
    {
        foreach (Node below in IsCriterion ? Below : [])
        {
            yield return below;
        }

        for (int i = Entries.Length - 1; i >= Fixed; i--)
        {
            yield return this with { Entries = Entries.RemoveAt(i) };
        }

        for (int i = 0; i < Entries.Length; i++)
        {
            foreach (Entry entry in Entries[i].Smaller())
            {
                yield return this with { Entries = Entries.SetItem(i, entry) };
            }
        }
    }
}

/// <summary>A key with its text, or with one block or a list of blocks.</summary>
internal sealed record Entry(string Key, string Text, ImmutableArray<Node> Nodes = default, bool IsList = false)
{
    public static Entry One(string key, Node node) => new(key, "", [node]);

    public static Entry List(string key, IEnumerable<Node> nodes) => new(key, "", [.. nodes], true);

    public override string ToString() => Key + ": " + (Nodes.IsDefault ? Text : IsList ? "[" + string.Join(", ", Nodes) + "]" : Nodes[0].ToString());

    public IEnumerable<Entry> Smaller()
    {
        for (int i = 0; !Nodes.IsDefault && i < Nodes.Length; i++)
        {
            if (IsList && Nodes.Length > 1)
            {
                yield return this with { Nodes = Nodes.RemoveAt(i) };
            }

            foreach (Node node in Nodes[i].Smaller())
            {
                yield return this with { Nodes = Nodes.SetItem(i, node) };
            }
        }
    }
}
