using System.Collections.Immutable;
using CareRules.Diagnostics;
using CareRules.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CareRules.Syntax;

/// <summary>
/// Reads a text into raw nodes, up to the first fault of writing. What YAML can do and the rule language does not want (anchors, aliases,
/// tags, merge keys, duplicate keys, keys that are not text, several documents, directives) is refused by name. Nothing is converted.
/// </summary>
internal sealed class YamlReader
{
    private readonly SourceText source;
    private readonly DiagnosticBag diagnostics;
    private readonly YamlEvents events;
    private readonly IReadOnlyList<TextSpan> covered;

    /// <param name="source">The file as it was written: what places and messages speak of.</param>
    /// <param name="text">What is read: the file, with the faults of writing that were found before covered sign by sign.</param>
    /// <param name="covered">The covered values: each is there, and unknown.</param>
    /// <param name="diagnostics">Where findings go, the fault at which reading stops apart.</param>
    /// <param name="cancellation">Stops reading.</param>
    public YamlReader(SourceText source, string text, IReadOnlyList<TextSpan> covered, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        this.source = source;
        this.covered = covered;
        this.diagnostics = diagnostics;
        events = new YamlEvents(source, text, diagnostics, cancellation);
    }

    /// <summary>The fault of writing at which reading stopped; it is not reported yet.</summary>
    public MalformedPlace? Fault => events.Fault;

    /// <summary>True where a cap was reached.</summary>
    public bool Refused => events.Refused;

    /// <summary>The parts that the tree does not hold.</summary>
    public List<TextSpan> Unread { get; } = [];

    /// <summary>The tree, as far as it could be read; null where nothing could, or where the file says nothing.</summary>
    public static YamlNode? Read(SourceText source, DiagnosticBag diagnostics, CancellationToken cancellation = default) =>
        YamlRecovery.Read(source, diagnostics, cancellation).Root;

    public YamlNode? ReadFile()
    {
        YamlNode? root = null;
        bool started = false;
        while (events.MoveNext())
        {
            switch (events.Current)
            {
                case DocumentStart when started:
                    TextSpan second = events.SpanOf(events.Current);
                    diagnostics.ReportSecondDocument(source, LineFrom(second.Start));
                    Unread.Add(TextSpan.FromBounds(second.Start, source.Text.Length));
                    return root;
                case DocumentStart start:
                    started = true;
                    RefuseDirective(start);
                    break;
                case NodeEvent or AnchorAlias:
                    root = ReadNode(events.Current);
                    break;
            }
        }

        return root;
    }

    private void RefuseDirective(DocumentStart start)
    {
        int at = events.SpanOf(start).Start;
        if (at < source.Text.Length && source.Text[at] == '%')
        {
            diagnostics.ReportDirective(source, LineFrom(at));
        }
    }

    private YamlNode ReadNode(ParsingEvent item)
    {
        if (item is AnchorAlias alias)
        {
            TextSpan span = events.SpanOf(alias);
            diagnostics.ReportAlias(source, span, alias.Value.Value);
            Unread.Add(new TextSpan(0, source.Text.Length));
            return new YamlError(span);
        }

        if (item is not NodeEvent node)
        {
            TextSpan place = events.SpanOf(item);
            events.StopAtCurrent();
            return new YamlError(place);
        }

        bool plain = RefuseProperties(node);
        YamlNode read = item switch
        {
            MappingStart start => ReadMapping(start),
            SequenceStart start => ReadSequence(start),
            Scalar scalar when plain && !IsCovered(scalar) => ScalarReader.Read(scalar, events.SpanOf(scalar), source, diagnostics),
            _ => new YamlError(events.SpanOf(item)),
        };
        if (read is YamlError)
        {
            Unread.Add(read.Span);
        }

        return read;
    }

    private bool IsCovered(Scalar scalar)
    {
        if (covered.Count == 0)
        {
            return false;
        }

        TextSpan span = events.SpanOf(scalar);
        return covered.Any(c => c.Start < span.End && span.Start < c.End);
    }

    // An anchor and a tag stand before the node; the place reported is the word itself.
    private bool RefuseProperties(NodeEvent node)
    {
        bool plain = true;
        int start = events.SpanOf(node).Start;
        if (!node.Anchor.IsEmpty)
        {
            diagnostics.ReportAnchor(source, WordFrom(start, '&'), node.Anchor.Value);
            plain = false;
        }

        if (IsTagged(node))
        {
            TextSpan tag = WordFrom(start, '!');
            diagnostics.ReportTag(source, tag, source.Text.Substring(tag.Start, tag.Length));
            plain = false;
        }

        return plain;
    }

    private bool IsTagged(NodeEvent node)
    {
        int start = events.SpanOf(node).Start;
        bool opens = start < source.Text.Length && source.Text[start] is '!' or '&';
        return opens && WordFrom(start, '!') is { Length: > 0 } word && source.Text[word.Start] == '!';
    }

    private YamlMapping ReadMapping(MappingStart start)
    {
        bool flow = start.Style == MappingStyle.Flow;
        MappingBuilder entries = new(source, diagnostics, Unread, events.IsAtRoot);
        int begin = events.SpanOf(start).Start;
        int end = begin;
        while (events.MoveNext() && events.Current is not MappingEnd)
        {
            YamlNode key = ReadNode(events.Current!);
            YamlNode value = events.MoveNext() ? ReadNode(events.Current!) : new YamlError(new TextSpan(key.Span.End, 0));
            entries.Add(key, value);
            end = Math.Max(key.Span.End, value.Span.End);
        }

        if (BrokeAfter(entries.LastValue))
        {
            entries.LoseLastValue();
        }

        end = EndOf(flow, end);
        return new YamlMapping(entries.Build(end), TextSpan.FromBounds(begin, end));
    }

    private YamlSequence ReadSequence(SequenceStart start)
    {
        bool flow = start.Style == SequenceStyle.Flow;
        ImmutableArray<YamlNode>.Builder items = ImmutableArray.CreateBuilder<YamlNode>();
        int begin = events.SpanOf(start).Start;
        int end = begin;
        while (events.MoveNext() && events.Current is not SequenceEnd)
        {
            YamlNode item = ReadNode(events.Current!);
            items.Add(item);
            end = Math.Max(end, item.Span.End);
        }

        if (items.Count > 0 && BrokeAfter(items[^1]))
        {
            items[^1] = new YamlError(items[^1].Span);
        }

        end = EndOf(flow, end);
        return new YamlSequence(items.ToImmutable(), TextSpan.FromBounds(begin, end));
    }

    // The fault may be the rest of the text that was read last: `{egfr} is low` gives a block and then a fault.
    private bool BrokeAfter(YamlNode? last) =>
        events.Broken && last is not null && last.Span.Start < source.Text.Length && (last is YamlScalar || source.Text[last.Span.Start] is '{' or '[');

    // A block ends where its last part ends; brackets end at the closing one.
    private int EndOf(bool flow, int end) =>
        flow && events.Current is { } closing ? Math.Min(source.Text.Length, events.SpanOf(closing).Start + 1) : end;

    private TextSpan LineFrom(int start)
    {
        int end = source.Text.IndexOf('\n', start);
        return TextSpan.FromBounds(start, end < 0 ? source.Text.Length : end);
    }

    private TextSpan WordFrom(int start, char sign)
    {
        ReadOnlySpan<char> text = source.Text;
        int from = start;
        while (from < text.Length && text[from] != sign && text[from] is '&' or '!')
        {
            from = Skip(text, from, blank: false);
            from = Skip(text, from, blank: true);
        }

        return TextSpan.FromBounds(from, Skip(text, from, blank: false));
    }

    private static int Skip(ReadOnlySpan<char> text, int from, bool blank)
    {
        while (from < text.Length && text[from] is ' ' or '\t' or '\n' == blank)
        {
            from++;
        }

        return from;
    }
}
