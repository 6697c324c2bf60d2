using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CareRules.Fhir.Json;

/// <summary>Where the pieces of strict JSON end (RFC 8259). The text is valid UTF-8; -1 says that it is no such piece.</summary>
internal static class JsonLexer
{
    private const byte LastControl = 0x1F;
    private const uint AllBytes = 0xFFFF;
    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    /// <summary>What a string holds behind backslashes.</summary>
    internal enum Escapes
    {
        None,
        Plain,
        Surrogate,
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SkipBlanks(ReadOnlySpan<byte> text, int at) =>
        (uint)at < (uint)text.Length && text[at] <= ' ' ? AfterBlanks(text, at) : at;

    /// <summary>From after the opening quotation mark to after the closing one.</summary>
    public static int EndOfString(ReadOnlySpan<byte> text, int at, out Escapes escapes)
    {
        escapes = Escapes.None;
        while (true)
        {
            at = Special(text, at);
            if ((uint)at >= (uint)text.Length)
            {
                return -1;
            }

            if (text[at] == '"')
            {
                return at + 1;
            }

            if (text[at] != '\\')
            {
                return -1;
            }

            at = EndOfEscape(text, at + 1, ref escapes);
            if (at < 0)
            {
                return -1;
            }
        }
    }

    public static int EndOfWord(ReadOnlySpan<byte> text, int at, ReadOnlySpan<byte> word) => text[at..].StartsWith(word) ? at + word.Length : -1;

    public static int EndOfNumber(ReadOnlySpan<byte> text, int at)
    {
        at += Is(text, at, '-') ? 1 : 0;
        at = Is(text, at, '0') ? at + 1 : Digits(text, at);
        if (at >= 0 && Is(text, at, '.'))
        {
            at = Digits(text, at + 1);
        }

        if (at >= 0 && (Is(text, at, 'e') || Is(text, at, 'E')))
        {
            at++;
            at = Digits(text, Is(text, at, '+') || Is(text, at, '-') ? at + 1 : at);
        }

        return at;
    }

    // The next quotation mark, backslash or control character.
    private static int Special(ReadOnlySpan<byte> text, int at)
    {
        while (at <= text.Length - Vector256<byte>.Count)
        {
            Vector256<byte> next = Vector256.Create(text.Slice(at, Vector256<byte>.Count));
            Vector256<byte> special = Vector256.Equals(next, Vector256.Create((byte)'"')) | Vector256.Equals(next, Vector256.Create((byte)'\\'))
                | Vector256.Equals(Vector256.Min(next, Vector256.Create(LastControl)), next);
            uint bits = special.ExtractMostSignificantBits();
            if (bits != 0)
            {
                return at + BitOperations.TrailingZeroCount(bits);
            }

            at += Vector256<byte>.Count;
        }

        while (at < text.Length && text[at] is not ((byte)'"' or (byte)'\\' or <= LastControl))
        {
            at++;
        }

        return at;
    }

    private static int EndOfEscape(ReadOnlySpan<byte> text, int at, ref Escapes escapes)
    {
        if ((uint)at >= (uint)text.Length)
        {
            return -1;
        }

        escapes = escapes == Escapes.None ? Escapes.Plain : escapes;
        switch (text[at])
        {
            case (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t':
                return at + 1;
            case (byte)'u' when at + 4 < text.Length && !text.Slice(at + 1, 4).ContainsAnyExcept(HexDigits):
                escapes = text[at + 1] is (byte)'d' or (byte)'D' ? Escapes.Surrogate : escapes;
                return at + 5;
            default:
                return -1;
        }
    }

    // Many payloads are indented: most of their bytes are blanks.
    private static int AfterBlanks(ReadOnlySpan<byte> text, int at)
    {
        while (at <= text.Length - Vector128<byte>.Count)
        {
            Vector128<byte> next = Vector128.Create(text.Slice(at, Vector128<byte>.Count));
            Vector128<byte> blank = Vector128.Equals(next, Vector128.Create((byte)' ')) | Vector128.Equals(next, Vector128.Create((byte)'\n'))
                | Vector128.Equals(next, Vector128.Create((byte)'\r')) | Vector128.Equals(next, Vector128.Create((byte)'\t'));
            uint others = ~blank.ExtractMostSignificantBits() & AllBytes;
            if (others != 0)
            {
                return at + BitOperations.TrailingZeroCount(others);
            }

            at += Vector128<byte>.Count;
        }

        while (at < text.Length && text[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            at++;
        }

        return at;
    }

    private static int Digits(ReadOnlySpan<byte> text, int at)
    {
        int first = at;
        while ((uint)at < (uint)text.Length && text[at] is >= (byte)'0' and <= (byte)'9')
        {
            at++;
        }

        return at > first ? at : -1;
    }

    private static bool Is(ReadOnlySpan<byte> text, int at, char expected) => (uint)at < (uint)text.Length && text[at] == expected;
}
