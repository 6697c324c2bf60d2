using System.Buffers;
using CareRules.Clinical;

namespace CareRules.Tool.Population;

/// <summary>One line of NDJSON. Of a line that is longer than the cap only that is known.</summary>
internal sealed record JsonLine(ReadOnlyMemory<byte> Bytes, bool IsTooLong)
{
    public bool IsBlank => !IsTooLong && Bytes.Span.IndexOfAnyExcept(" \t\r"u8) < 0;

    public static UnreadablePatientException TooLong() => new("CR5001", null, "The patient is larger than what is read.");
}

/// <summary>Reads lines without holding more than one, and never more of one than the cap.</summary>
internal static class JsonLines
{
    public static IEnumerable<JsonLine> Read(Stream stream, long maxBytes, CancellationToken cancellation)
    {
        byte[] buffer = new byte[81920];
        ArrayBufferWriter<byte> line = new();
        bool tooLong = false;
        int read;
        while ((read = Next(stream, buffer, cancellation)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            int start = 0;
            while (start < read)
            {
                int end = Array.IndexOf(buffer, (byte)'\n', start, read - start);
                int stop = end < 0 ? read : end;
                tooLong |= line.WrittenCount + (stop - start) > maxBytes;
                if (!tooLong)
                {
                    line.Write(buffer.AsSpan(start, stop - start));
                }

                start = stop + 1;
                if (end >= 0)
                {
                    yield return Take();
                }
            }
        }

        if (line.WrittenCount > 0 || tooLong)
        {
            yield return Take();
        }

        JsonLine Take()
        {
            JsonLine taken = new(line.WrittenSpan.ToArray(), tooLong);
            line.ResetWrittenCount();
            tooLong = false;
            return taken;
        }
    }

    // A pipe that says nothing must not keep an interrupted run from ending.
    private static int Next(Stream stream, byte[] buffer, CancellationToken cancellation) =>
        stream.ReadAsync(buffer, cancellation).AsTask().WaitAsync(cancellation).GetAwaiter().GetResult();
}
