using CareRules.Diagnostics;
using CareRules.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CareRules.Syntax;

/// <summary>
/// The events of one file, with the caps of a hostile text checked as each arrives. On malformed text the parser also leaks
/// <see cref="InvalidOperationException"/> and <see cref="ArgumentException"/>: this is the one place where it is called.
/// </summary>
internal sealed class YamlEvents(SourceText source, DiagnosticBag diagnostics, CancellationToken cancellation)
{
    public const int DeepestLevel = 32;
    public const int MostEvents = 50_000;

    private readonly Parser parser = new(new Scanner(new StringReader(source.Text), skipComments: true));
    private int count;
    private int depth;
    private int lastGood;

    /// <summary>True once reading stopped at a fault, which was reported; what was read before it stands.</summary>
    public bool Broken { get; private set; }

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
            int at = Offset(unexpected.Start);
            MalformedText.Report(source, diagnostics, at, lastGood, string.Empty);
        }

        Broken = true;
        Current = null;
    }

    public TextSpan SpanOf(ParsingEvent item) => TextSpan.FromBounds(Offset(item.Start), Offset(item.End));

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
            MalformedText.Report(source, diagnostics, placed ? Offset(fault.Start) : lastGood, lastGood, fault.Message);
        }
        catch (InvalidOperationException)
        {
            MalformedText.Report(source, diagnostics, lastGood, lastGood, string.Empty);
        }
        catch (ArgumentException)
        {
            MalformedText.Report(source, diagnostics, lastGood, lastGood, string.Empty);
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
