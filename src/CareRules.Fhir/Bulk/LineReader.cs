using System.Buffers;
using CareRules.Clinical;
using CareRules.Fhir.Reporting;

namespace CareRules.Fhir.Bulk;

/// <summary>The lines of a stream as bytes, without copying them into strings; empty lines are left out but counted.</summary>
internal static class LineReader
{
    private const int FirstBuffer = 64 * 1024;

    /// <summary>Calls back for each line: its number from 1, its bytes (valid during the call only) or the reason why it is none.</summary>
    public static void Read(Stream stream, long maxBytes, Action<int, ReadOnlyMemory<byte>, UnreadablePatientException?> line)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        try
        {
            Read(stream, maxBytes, ref buffer, line);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private static void Read(Stream stream, long maxBytes, ref byte[] buffer, Action<int, ReadOnlyMemory<byte>, UnreadablePatientException?> line)
    {
        int filled = 0;
        int number = 0;
        bool skipping = false;
        while (true)
        {
            int read = stream.Read(buffer, filled, buffer.Length - filled);
            filled += read;
            int start = 0;
            for (int end; (end = buffer.AsSpan(start, filled - start).IndexOf((byte)'\n')) >= 0; start += end + 1)
            {
                number++;
                if (!skipping)
                {
                    Report(number, buffer.AsMemory(start, end), maxBytes, line);
                }

                skipping = false;
            }

            if (read == 0)
            {
                if (filled > start && !skipping)
                {
                    Report(number + 1, buffer.AsMemory(start, filled - start), maxBytes, line);
                }

                return;
            }

            buffer.AsSpan(start, filled - start).CopyTo(buffer);
            filled -= start;
            if (skipping || filled > maxBytes)
            {
                // The rest of a line that is too long is read past, never kept.
                if (!skipping)
                {
                    line(number + 1, default, FhirFaults.TooLarge(maxBytes));
                }

                (skipping, filled) = (true, 0);
            }
            else if (filled == buffer.Length)
            {
                Grow(ref buffer);
            }
        }
    }

    private static void Report(int number, ReadOnlyMemory<byte> text, long maxBytes, Action<int, ReadOnlyMemory<byte>, UnreadablePatientException?> line)
    {
        if (text.Length > maxBytes)
        {
            line(number, default, FhirFaults.TooLarge(maxBytes));
        }
        else if (text.Span.ContainsAnyExcept(" \t\r"u8))
        {
            line(number, text, null);
        }
    }

    private static void Grow(ref byte[] buffer)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        buffer = larger;
    }
}
