using System.Collections.Immutable;
using CareRules.Text;

namespace CareRules.Syntax;

/// <summary>An entry that stands at the end of a block of which something was lost: what such a block lacks is not reported. The parser takes it out again.</summary>
internal static class LostPart
{
    public static YamlEntry At(int offset)
    {
        TextSpan here = new(offset, 0);
        return new YamlEntry(new YamlScalar(string.Empty, Quoted: true, here), new YamlError(here));
    }

    public static bool Is(YamlEntry entry) => entry is { Key: { Text: "", Quoted: true }, Value: YamlError };

    /// <summary>The tree with a lost part in every block that may have gone on where reading stopped.</summary>
    public static YamlNode MarkLastOf(YamlNode node) => node switch
    {
        YamlMapping { Entries: [.. var before, { } last] } block when !Is(last) =>
            block with { Entries = [.. before, last with { Value = MarkLastOf(last.Value) }, At(block.Span.End)] },
        YamlMapping { Entries.IsEmpty: true } block => block with { Entries = [At(block.Span.End)] },
        YamlSequence { Items: [.. var before, var last] } list => list with { Items = [.. before, MarkLastOf(last)] },
        _ => node,
    };

    /// <summary>The tree with a lost part in the innermost block of keys that holds a place.</summary>
    public static YamlNode MarkBlock(YamlNode node, TextSpan place)
    {
        switch (node)
        {
            case YamlMapping block when block.Entries.FirstOrDefault(e => Holds(e.Value.Span, place)) is { Value: YamlMapping or YamlSequence } inner:
                return block with { Entries = block.Entries.Replace(inner, inner with { Value = MarkBlock(inner.Value, place) }) };
            case YamlMapping block:
                return block with { Entries = block.Entries.Add(At(place.End)) };
            case YamlSequence list when list.Items.FirstOrDefault(i => Holds(i.Span, place)) is { } item:
                return list with { Items = list.Items.Replace(item, MarkBlock(item, place)) };
            default:
                return node;
        }
    }

    /// <summary>
    /// The tree with a lost part in every block that may have gone on at a place where text was left out. A text before it to which
    /// it may belong, because it stands further in, is a fault.
    /// </summary>
    public static YamlNode MarkGap(YamlNode node, int at, int column, Func<int, int> columnOf)
    {
        switch (node)
        {
            case YamlMapping block when block.Entries.LastOrDefault(e => e.Key.Span.Start < at && !Is(e)) is { } last:
                YamlNode value = last.Value is YamlScalar scalar && column > columnOf(last.Key.Span.Start) ? new YamlError(scalar.Span) : MarkGap(last.Value, at, column, columnOf);
                return block with { Entries = block.Entries.Replace(last, last with { Value = value }).Add(At(at)) };
            case YamlMapping block:
                return block with { Entries = block.Entries.Add(At(at)) };
            case YamlSequence list when list.Items.LastOrDefault(i => i.Span.Start < at) is { } item:
                return list with { Items = list.Items.Replace(item, item is YamlScalar ? new YamlError(item.Span) : MarkGap(item, at, column, columnOf)) };
            default:
                return node;
        }
    }

    private static bool Holds(TextSpan outer, TextSpan inner) => outer.Start <= inner.Start && inner.Start < outer.End;
}
