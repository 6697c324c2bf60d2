using System.Buffers.Binary;
using System.Numerics;

namespace CareRules.Fhir.Json;

/// <summary>What values of a text were read as, found again by their bytes: a record states the same codes again and again.</summary>
/// <param name="text">The text.</param>
internal sealed class JsonMemo(ReadOnlyMemory<byte> text)
{
    private const int BytesPerPlace = 2048;
    private const int MostPlaces = 1024;

    private readonly (int Start, int Length, object? Read)[] places =
        new (int, int, object?)[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(text.Length / BytesPerPlace, 8, MostPlaces))];

    /// <summary>What a value with the same bytes was read as; null when none is remembered.</summary>
    public object? Find(in JsonRow row)
    {
        ReadOnlySpan<byte> raw = text.Span[row.Start..row.End];
        (int start, int length, object? read) = places[Place(raw)];
        return read is not null && raw.SequenceEqual(text.Span.Slice(start, length)) ? read : null;
    }

    public void Add(in JsonRow row, object read) => places[Place(text.Span[row.Start..row.End])] = (row.Start, row.End - row.Start, read);

    private int Place(ReadOnlySpan<byte> raw)
    {
        unchecked
        {
            ulong mixed = (ulong)raw.Length;
            while (raw.Length >= sizeof(ulong))
            {
                mixed = BitOperations.RotateLeft((mixed ^ BinaryPrimitives.ReadUInt64LittleEndian(raw)) * 0x9E3779B97F4A7C15, 29);
                raw = raw[sizeof(ulong)..];
            }

            return (int)((mixed ^ NameHash.Of(raw)) * 0xC2B2AE3D27D4EB4F >> 40) & (places.Length - 1);
        }
    }
}
