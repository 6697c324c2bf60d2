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
}
