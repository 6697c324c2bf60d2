using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace CareRules.Fhir.Json;

/// <summary>A text of strict JSON and where its values stand. The table is borrowed: nothing may be asked once it is disposed.</summary>
internal sealed class JsonTree : IDisposable
{
    // An array and an offset: asking a memory for its span costs more than most of what is asked of it.
    private readonly byte[] bytes;
    private readonly int offset;
    private readonly int length;
    private readonly JsonRow[] rows;

    public JsonTree(ReadOnlyMemory<byte> text, JsonRow[] rows)
    {
        this.rows = rows;
        length = text.Length;
        (bytes, offset) = MemoryMarshal.TryGetArray(text, out ArraySegment<byte> part) ? (part.Array!, part.Offset) : (text.ToArray(), 0);
    }

    public JsonItem Root => new(this, 0);

    /// <summary>Texts that stand in the payload again and again, so that they are made once.</summary>
    public TextPool Texts { get; } = new();

    /// <summary>What values of the payload were read as.</summary>
    public JsonMemo Memo => field ??= new JsonMemo(bytes.AsMemory(offset, length));

    private ReadOnlySpan<byte> Text => new(bytes, offset, length);

    public ref readonly JsonRow this[int index] => ref rows[index];

    public ReadOnlySpan<byte> Raw(int index) =>
        new(bytes, offset + rows[index].Start, rows[index].End - rows[index].Start);

    public JsonValueKind Kind(int index) => bytes[offset + rows[index].Start] switch
    {
        (byte)'"' => JsonValueKind.String,
        (byte)'{' => JsonValueKind.Object,
        (byte)'[' => JsonValueKind.Array,
        (byte)'t' => JsonValueKind.True,
        (byte)'f' => JsonValueKind.False,
        (byte)'n' => JsonValueKind.Null,
        _ => JsonValueKind.Number,
    };

    /// <summary>The row of a property of an object; -1 when it has none of that name.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(int index, ReadOnlySpan<byte> name)
    {
        uint hash = NameHash.Of(name);
        return (rows[index].Mark & NameHash.Bit(hash)) == 0 ? -1 : Find(index, name, hash);
    }

    private int Find(int index, ReadOnlySpan<byte> name, uint hash)
    {
        JsonRow[] table = rows;
        int end = table[index].Next;
        for (int i = index + 1; i < end; i = table[i].Next)
        {
            if (table[i].Hash == hash && JsonNames.Is(Text, table[i].Name, name))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>What a string means.</summary>
    public string String(int index)
    {
        ReadOnlySpan<byte> written = Raw(index)[1..^1];
        return rows[index].Mark != 0 ? JsonStrings.Unescape(written) : Texts.Of(written);
    }

    public bool StringIs(int index, ReadOnlySpan<byte> expected)
    {
        ReadOnlySpan<byte> written = Raw(index)[1..^1];
        return rows[index].Mark != 0
            ? string.Equals(JsonStrings.Unescape(written), Encoding.UTF8.GetString(expected), StringComparison.Ordinal)
            : written.SequenceEqual(expected);
    }

    public bool StringIs(int index, string expected)
    {
        ReadOnlySpan<byte> written = Raw(index)[1..^1];
        return rows[index].Mark == 0 && Ascii.IsValid(written)
            ? Ascii.Equals(written, expected)
            : string.Equals(String(index), expected, StringComparison.Ordinal);
    }

    /// <summary>A copy of one value that lives on its own.</summary>
    public JsonTree Copy(int index)
    {
        byte[] copy = Raw(index).ToArray();
        JsonRow[] borrowed = JsonScanner.Scan(copy, out _)!;
        JsonRow[] kept = borrowed.AsSpan(0, borrowed[0].Next).ToArray();
        ArrayPool<JsonRow>.Shared.Return(borrowed);
        return new JsonTree(copy, kept);
    }

    public void Dispose() => ArrayPool<JsonRow>.Shared.Return(rows);
}
