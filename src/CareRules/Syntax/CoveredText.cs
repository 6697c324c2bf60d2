using CareRules.Text;

namespace CareRules.Syntax;

/// <summary>A file in which the places of faults are covered sign by sign; lines and columns stay what they are.</summary>
internal sealed class CoveredText(SourceText source)
{
    // Below this indentation stand the entries of a file: a rule, a concept.
    private const int EntryIndent = 2;

    private readonly char[] text = source.Text.ToCharArray();
    private readonly List<TextSpan> values = [];
    private readonly List<TextSpan> blocks = [];
    private readonly List<(int At, int Column)> gaps = [];
    private readonly List<TextSpan> taken = [];

    /// <summary>Values that are there and unknown.</summary>
    public IReadOnlyList<TextSpan> Values => values;

    /// <summary>Everything that was covered or left out.</summary>
    public IReadOnlyList<TextSpan> Taken => taken;

    public override string ToString() => new(text);

    /// <summary>Covers the place of a fault; false where nothing is left to cover.</summary>
    public bool Cover(MalformedPlace fault)
    {
        bool behind = fault.Kind == MalformedKind.Trailing;
        if (!Fill(fault.Cover, behind ? ' ' : 'x'))
        {
            return false;
        }

        if (behind)
        {
            gaps.Add((fault.Cover.Start, ColumnOf(fault.Cover.Start)));
        }
        else
        {
            values.Add(fault.Cover);
        }

        if (fault.Kind == MalformedKind.Keys)
        {
            blocks.Add(fault.Cover);
        }

        return true;
    }

    /// <summary>Leaves out the line at which that begins and what follows of its entry; false where nothing is left to leave out.</summary>
    public bool LeaveOutEntry(MalformedPlace fault)
    {
        int first = source.PositionOf(fault.LeaveFrom).Line;
        int entry = first;
        while (entry > 1 && !(IndentOf(entry) is { } indent && indent <= EntryIndent))
        {
            entry--;
        }

        int limit = IndentOf(entry) ?? 0;
        int next = first + 1;
        while (next <= source.LineCount && !(IndentOf(next) is { } indent && indent <= limit))
        {
            next++;
        }

        int start = source.StartOf(first);
        gaps.Add((start, Math.Max(ColumnOf(start), fault.Column)));
        int end = next <= source.LineCount ? source.StartOf(next) : text.Length;
        return Fill(TextSpan.FromBounds(start, end), ' ');
    }

    /// <summary>The tree with what may be missing at the covered places marked as lost.</summary>
    public YamlNode Mark(YamlNode root)
    {
        YamlNode marked = blocks.Aggregate(root, static (node, block) => LostPart.MarkBlock(node, block));
        return gaps.Aggregate(marked, (node, gap) => LostPart.MarkGap(node, gap.At, gap.Column, ColumnOf));
    }

    private bool Fill(TextSpan span, char with)
    {
        bool changed = false;
        char sign = with;
        for (int i = span.Start; i < span.End; i++)
        {
            // A value is covered on its first line; what it has below, which may not be indented, is left out.
            if (text[i] == '\n')
            {
                sign = ' ';
                continue;
            }

            changed |= text[i] != sign;
            text[i] = sign;
        }

        taken.Add(span);
        return changed;
    }

    // A gap that begins a line stands where its first sign does; a tab reaches far in.
    private int ColumnOf(int at)
    {
        int sign = at;
        int tabs = 0;
        while (sign < source.Text.Length && source.Text[sign] is ' ' or '\t')
        {
            tabs += source.Text[sign] == '\t' ? 1 : 0;
            sign++;
        }

        return source.PositionOf(Math.Min(sign, source.Text.Length)).Column + (tabs * 8);
    }

    // Null for a line that says nothing, or whose indentation is no measure.
    private int? IndentOf(int number)
    {
        string line = source.Line(number);
        int indent = line.Length - line.AsSpan().TrimStart(' ').Length;
        return indent == line.Length || line[indent] is '\t' or '#' ? null : indent;
    }
}
