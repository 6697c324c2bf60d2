using System.Collections.Immutable;
using CareRules.Diagnostics;
using CareRules.Text;

namespace CareRules.Syntax;

/// <summary>Holds a tree against a shape: the returned tree has the shape everywhere, with a <see cref="YamlError"/> where the author's did not.</summary>
internal sealed class ShapeChecker(SourceText source, DiagnosticBag diagnostics)
{
    private readonly MappingChecker mappings = new(source, diagnostics);
    private readonly ScalarChecker scalars = new(source, diagnostics);

    private readonly List<string> hidden = [];

    /// <summary>Names that may be defined in what was refused: whoever uses one is not told that it is unknown as well.</summary>
    public IEnumerable<string> Hidden => hidden.Concat(mappings.Hidden).Concat(scalars.Hidden);

    public YamlNode Check(YamlNode node, Shape shape, Place place)
    {
        YamlNode checkedNode = Checked(node, shape, place);
        if (checkedNode is YamlError && node is not YamlError)
        {
            hidden.Add(source.Text.Substring(node.Span.Start, node.Span.Length));
        }

        return checkedNode;
    }

    private YamlNode Checked(YamlNode node, Shape shape, Place place) => (node, shape) switch
    {
        (YamlError, _) => node,
        (YamlScalar scalar, _) when SaysNothing(scalar) => ReportEmpty(scalar, place),
        (_, AnyShape) => node,
        (YamlScalar scalar, ScalarShape expected) => scalars.Check(scalar, expected, place),
        (YamlMapping block, ScalarShape) when IsTextInBraces(block) => ReportBraces(block),
        (YamlSequence list, ListShape expected) => CheckList(list, expected, place),
        (YamlMapping block, MapOfShape expected) => CheckMap(block, expected),
        (YamlMapping block, MappingShape expected) => mappings.Check(block, expected, place, Check),
        (YamlMapping block, HeadedShape expected) => mappings.CheckHeaded(block, expected, place, Check),
        (_, ChoiceShape choice) when Alternative(node, choice) is { } alternative => Check(node, alternative, place),
        _ => ReportWrongKind(node, shape, place),
    };

    // YAML's words for nothing look like text to an author and would be taken for a value.
    private static bool SaysNothing(YamlScalar scalar) => scalar.IsEmpty || !scalar.Quoted && scalar.Text is "~" or "null" or "Null" or "NULL";

    private static Shape? Alternative(YamlNode node, ChoiceShape choice) => node switch
    {
        YamlScalar => choice.Text,
        YamlSequence => choice.List,
        YamlMapping block when choice.Block is null && choice.Text is not null && IsFlow(block) => choice.Text,
        _ => choice.Block,
    };

    private YamlError ReportEmpty(YamlScalar scalar, Place place)
    {
        TextSpan span = scalar.Span.Length > 0 || place.Key.Length == 0 ? scalar.Span : place.Key;
        diagnostics.ReportEmptyValue(source, span, place.Name, scalar.Text);
        return new YamlError(scalar.Span);
    }

    // `text: {egfr}` reads as a block whose keys have no values.
    private bool IsTextInBraces(YamlMapping block) =>
        source.Text.AsSpan(block.Span.Start).StartsWith("{") && block.Entries.All(static e => e.Value is YamlScalar { IsEmpty: true } or YamlError);

    private static bool IsFlow(YamlMapping block) => block.Entries.All(static e => e.Value is YamlScalar { IsEmpty: true });

    private YamlError ReportBraces(YamlMapping block)
    {
        diagnostics.ReportNeedsQuotes(source, block.Span, source.Text.Substring(block.Span.Start, block.Span.Length));
        return new YamlError(block.Span);
    }

    private YamlNode CheckList(YamlSequence list, ListShape shape, Place place)
    {
        if (list.Items.Length < shape.Minimum)
        {
            diagnostics.ReportTooFewItems(source, list.Span, place.Name, shape.Minimum);
            return new YamlError(list.Span);
        }

        return new YamlSequence([.. list.Items.Select(item => Check(item, shape.Item, place.Item))], list.Span);
    }

    private YamlMapping CheckMap(YamlMapping block, MapOfShape shape)
    {
        ImmutableArray<YamlEntry>.Builder entries = ImmutableArray.CreateBuilder<YamlEntry>(block.Entries.Length);
        foreach (YamlEntry entry in block.Entries.Where(static e => !LostPart.Is(e)))
        {
            // A key that is faulty keeps its entry where it is an id: what refers to it must not be reported as well.
            if (scalars.Check(entry.Key, shape.Key, Place.Of(shape.What, entry.Key.Span)) is YamlScalar key)
            {
                YamlNode value = Check(entry.Value, shape.Value, Place.Of(entry.Key));
                entries.Add(new YamlEntry(key, value));
                if (value is YamlError)
                {
                    hidden.Add(key.Text);
                }
            }
        }

        return block with { Entries = entries.ToImmutable() };
    }

    private YamlError ReportWrongKind(YamlNode node, Shape shape, Place place)
    {
        diagnostics.ReportWrongKind(source, ShapeWords.FirstLine(source, node.Span), place.Name, ShapeWords.Found(node), ShapeWords.Expected(shape));
        return new YamlError(node.Span);
    }
}
