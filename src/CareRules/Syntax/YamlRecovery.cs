using System.Text;
using CareRules.Diagnostics;
using CareRules.Text;

namespace CareRules.Syntax;

/// <summary>
/// Reads a file on behind its faults of writing, so that one fault does not hide the mistakes below it. The place of a fault is covered
/// with as many harmless signs and the whole is read again, so that places stay what they are. Where a fault is unclear, the rest of its
/// entry is left out, once; where that does not help, what stands before it is all that is read. What follows from a fault is not told.
/// </summary>
internal sealed class YamlRecovery
{
    private const int MostReadings = 100;
    private const int MostText = 2 * 1024 * 1024;

    private readonly SourceText source;
    private readonly CancellationToken cancellation;
    private readonly CoveredText text;
    private readonly List<MalformedPlace> told = [];

    private YamlRecovery(SourceText source, CancellationToken cancellation)
    {
        this.source = source;
        this.cancellation = cancellation;
        text = new CoveredText(source);
    }

    public static YamlReading Read(SourceText source, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        if (!TextGuard.Admits(source, diagnostics))
        {
            return new YamlReading(null, source.Text);
        }

        (YamlReading reading, DiagnosticBag found) = new YamlRecovery(source, cancellation).Read();
        diagnostics.AddRange(found.ToSorted());
        return reading;
    }

    private Outcome Read()
    {
        Outcome? beforeUnclear = null;
        for (int left = Math.Clamp(MostText / Math.Max(1, source.Text.Length), 1, MostReadings); ; left--)
        {
            DiagnosticBag found = new();
            YamlReader reader = new(source, text.ToString(), text.Values, found, cancellation);
            YamlNode? root = reader.ReadFile();
            if (reader.Fault is not { } fault)
            {
                return Tell(found, reader.Refused ? new YamlReading(null, source.Text) : new YamlReading(root is null ? null : text.Mark(root), Lost(reader, source.Text.Length)));
            }

            bool follows = Follows(fault);
            bool unclear = fault.Kind == MalformedKind.Unclear || (follows && fault.Kind != MalformedKind.Indentation);
            if (unclear && beforeUnclear is not null)
            {
                return beforeUnclear;
            }

            if (!follows)
            {
                told.Add(fault);
            }

            Outcome here = Tell(found, new YamlReading(root is null ? null : text.Mark(LostPart.MarkLastOf(root)), Lost(reader, fault.Span.Start)));
            beforeUnclear = unclear ? here : beforeUnclear;
            if (left == 0 || !(unclear || fault.Kind == MalformedKind.Indentation ? text.LeaveOutEntry(fault) : text.Cover(fault)))
            {
                return beforeUnclear ?? here;
            }
        }
    }

    // Tabs are all over a file or nowhere; what stands behind a quote or a colon that is out of place says nothing of its own.
    private bool Follows(MalformedPlace fault) => told.Exists(earlier =>
        (earlier.Kind == MalformedKind.Indentation && fault.Kind == MalformedKind.Indentation)
        || (earlier.Kind != MalformedKind.Value && source.PositionOf(earlier.Span.Start).Line == source.PositionOf(fault.Span.Start).Line));

    private Outcome Tell(DiagnosticBag found, YamlReading reading)
    {
        DiagnosticBag all = new();
        all.AddRange(found.ToSorted());
        told.ForEach(fault => fault.Report(all));
        return new Outcome(reading, all);
    }

    private string Lost(YamlReader reader, int end)
    {
        StringBuilder lost = new();
        foreach (TextSpan span in reader.Unread.Concat(text.Taken).Append(TextSpan.FromBounds(end, source.Text.Length)))
        {
            // An alias may stand for any part of the file: more than the file is never lost.
            if (lost.Length > source.Text.Length)
            {
                break;
            }

            lost.Append(source.Text, span.Start, span.Length).Append('\n');
        }

        return lost.ToString().Trim();
    }

    private sealed record Outcome(YamlReading Reading, DiagnosticBag Found);
}
