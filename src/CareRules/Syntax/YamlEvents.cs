using CareRules.Diagnostics;
using CareRules.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CareRules.Syntax;

/// <summary>
/// The events of one file, with the caps of a hostile text checked as each arrives. On malformed text the parser also leaks
/// <see cref="InvalidOperationException"/> and <see cref="ArgumentException"/>: this is the one place where it is called.
/// </summary>
internal sealed class YamlEvents(SourceText source, string text, DiagnosticBag diagnostics, CancellationToken cancellation)
{
    public const int DeepestLevel = 32;
    public const int MostEvents = 50_000;

    private readonly Parser parser = new(new Scanner(new StringReader(text), skipComments: true));
    private readonly Stack<int> open = new();
    private int count;
    private int depth;
    private int lastGood;

    /// <summary>True once reading stopped: at a fault, or at a cap.</summary>
    public bool Broken { get; private set; }

    /// <summary>The fault of writing at which reading stopped, not yet reported; what was read before it stands.</summary>
    public MalformedPlace? Fault { get; private set; }

    /// <summary>True while the block that was opened last is that of the file.</summary>
    public bool IsAtRoot => LevelsOpen == 1;

    /// <summary>True once a cap was reached: the file is refused as a whole, so that it is one finding and not thousands.</summary>
    public bool Refused { get; private set; }

    public ParsingEvent? Current { get; private set; }

    /// <summary>Moves to the next event; false at the end of the file or at a fault.</summary>
    public bool MoveNext()
    {
        cancellation.ThrowIfCancellationRequested();
        Current = Broken ? null : Read();
        if (Current is null)
        {
            return false;
        }

        lastGood = Offset(Current.End);
        Remember(Current);
        depth += Current.NestingIncrease;
        if (Current is MappingStart or SequenceStart && LevelsOpen > DeepestLevel)
        {
            diagnostics.ReportTooDeep(source, new TextSpan(Offset(Current.Start), 1), DeepestLevel);
            return Stop();
        }

        if (++count > MostEvents)
        {
            diagnostics.ReportTooManyParts(source, new TextSpan(Offset(Current.Start), 0), MostEvents);
            return Stop();
        }

        return true;
    }

    /// <summary>Stops at an event that cannot stand where it does: on some malformed texts the parser ends a block between a key and its value.</summary>
    public void StopAtCurrent()
    {
        if (Current is { } unexpected)
        {
            Fault = Find(Offset(unexpected.Start), string.Empty);
        }

        Broken = true;
        Current = null;
    }

    public TextSpan SpanOf(ParsingEvent item) => TextSpan.FromBounds(Offset(item.Start), Offset(item.End));

    // Where each block and each bracket that is open begins; -1 for a block.
    private void Remember(ParsingEvent item)
    {
        switch (item)
        {
            case MappingStart start:
                open.Push(start.Style == MappingStyle.Flow ? Offset(start.Start) : -1);
                break;
            case SequenceStart start:
                open.Push(start.Style == SequenceStyle.Flow ? Offset(start.Start) : -1);
                break;
            case MappingEnd or SequenceEnd when open.Count > 0:
                open.Pop();
                break;
        }
    }

    private MalformedPlace Find(int at, string reason) =>
        MalformedText.Find(source, at, lastGood, reason, open.LastOrDefault(static o => o >= 0, -1));

    // The stream and the document are levels of the event stream, not of the author's text.
    private int LevelsOpen => depth - 2;

    private ParsingEvent? Read()
    {
        try
        {
            return parser.MoveNext() ? parser.Current : null;
        }
        catch (YamlException fault)
        {
            bool placed = fault.End.Index > 0;
            Fault = Find(placed ? Offset(fault.Start) : lastGood, fault.Message);
        }
        catch (InvalidOperationException)
        {
            Fault = Find(lastGood, string.Empty);
        }
        catch (ArgumentException)
        {
            Fault = Find(lastGood, string.Empty);
        }

        Broken = true;
        return null;
    }

    private bool Stop()
    {
        Broken = true;
        Refused = true;
        Current = null;
        return false;
    }

    private int Offset(Mark mark) => (int)Math.Clamp(mark.Index, 0, source.Text.Length);
}
