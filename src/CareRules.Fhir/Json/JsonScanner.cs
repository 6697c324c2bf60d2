using System.Buffers;

namespace CareRules.Fhir.Json;

/// <summary>
/// One pass over a text from outside: is it strict JSON, of at most so many levels and with no property twice in an object, and where does
/// each value stand? Says yes or no; why not is for <see cref="JsonFaultLocator"/>.
/// </summary>
internal ref struct JsonScanner
{
    private const int SmallestTable = 64;

    // About as many bytes of a FHIR resource make one value.
    private const int BytesPerRow = 14;

    private readonly ReadOnlySpan<byte> text;
    private readonly Span<int> open;
    private JsonRow[] rows;
    private int count;
    private int depth;
    private ManyNames? many;

    private JsonScanner(ReadOnlySpan<byte> text, Span<int> open)
    {
        this.text = text;
        this.open = open;
        rows = ArrayPool<JsonRow>.Shared.Rent(Math.Max(SmallestTable, text.Length / BytesPerRow));
    }

    /// <summary>True when some text may hold half a character as an escape: to be walked by somebody who looks closely.</summary>
    public bool HoldsSurrogateEscape { get; private set; }

    /// <summary>The rows of the text, from the pool; null when it is not such a text.</summary>
    public static JsonRow[]? Scan(ReadOnlySpan<byte> text, out bool holdsSurrogateEscape)
    {
        JsonScanner scanner = new(text, stackalloc int[JsonPayload.MaxDepth]);
        bool whole = scanner.Run();
        holdsSurrogateEscape = scanner.HoldsSurrogateEscape;
        if (whole)
        {
            return scanner.rows;
        }

        ArrayPool<JsonRow>.Shared.Return(scanner.rows);
        return null;
    }

    private bool Run()
    {
        int at = Value(JsonLexer.SkipBlanks(text, 0), 0, 0);
        while (at >= 0 && depth > 0)
        {
            at = JsonLexer.SkipBlanks(text, at);
            if ((uint)at >= (uint)text.Length)
            {
                return false;
            }

            bool isObject = text[rows[open[depth - 1]].Start] == '{';
            at = text[at] switch
            {
                (byte)',' when isObject => Property(JsonLexer.SkipBlanks(text, at + 1)),
                (byte)',' => Item(JsonLexer.SkipBlanks(text, at + 1)),
                (byte)'}' when isObject => Close(at + 1),
                (byte)']' when !isObject => Close(at + 1),
                _ => -1,
            };
        }

        return at >= 0 && JsonLexer.SkipBlanks(text, at) == text.Length;
    }

    // Each of these takes the place where something begins and gives the place after it, or -1.
    private int Value(int at, int name, uint hash)
    {
        if ((uint)at >= (uint)text.Length)
        {
            return -1;
        }

        int end;
        uint mark = 0;
        switch (text[at])
        {
            case (byte)'"':
                end = JsonLexer.EndOfString(text, at + 1, out JsonLexer.Escapes escapes);
                HoldsSurrogateEscape |= escapes == JsonLexer.Escapes.Surrogate;
                mark = escapes == JsonLexer.Escapes.None ? 0u : 1u;
                break;
            case (byte)'{' or (byte)'[':
                return Open(at, name, hash);
            case (byte)'t':
                end = JsonLexer.EndOfWord(text, at, "true"u8);
                break;
            case (byte)'f':
                end = JsonLexer.EndOfWord(text, at, "false"u8);
                break;
            case (byte)'n':
                end = JsonLexer.EndOfWord(text, at, "null"u8);
                break;
            default:
                end = JsonLexer.EndOfNumber(text, at);
                break;
        }

        Add(new JsonRow { Hash = hash, Name = name, Start = at, End = end, Next = count + 1, Mark = mark });
        return end;
    }

    private int Open(int at, int name, uint hash)
    {
        if (depth == open.Length)
        {
            return -1;
        }

        open[depth++] = count;
        Add(new JsonRow { Hash = hash, Name = name, Start = at });
        bool isObject = text[at] == '{';
        int inside = JsonLexer.SkipBlanks(text, at + 1);
        if ((uint)inside >= (uint)text.Length)
        {
            return -1;
        }

        return text[inside] == (isObject ? (byte)'}' : (byte)']') ? Close(inside + 1)
            : isObject ? Property(inside)
            : Item(inside);
    }

    private int Close(int end)
    {
        ref JsonRow row = ref rows[open[--depth]];
        row.End = end;
        row.Next = count;
        many?.Leave(depth);
        return end;
    }

    private int Item(int at)
    {
        rows[open[depth - 1]].Mark++;
        return Value(at, 0, 0);
    }

    private int Property(int at)
    {
        if ((uint)at >= (uint)text.Length || text[at] != '"')
        {
            return -1;
        }

        int name = at + 1;
        int end = JsonLexer.EndOfString(text, name, out JsonLexer.Escapes escapes);
        if (end < 0)
        {
            return -1;
        }

        HoldsSurrogateEscape |= escapes == JsonLexer.Escapes.Surrogate;
        ReadOnlySpan<byte> written = text[name..(end - 1)];
        bool escaped = escapes != JsonLexer.Escapes.None;
        uint hash = escaped ? JsonNames.HashOfEscaped(written) : NameHash.Of(written);
        name = escaped ? ~name : name;
        int colon = JsonLexer.SkipBlanks(text, end);
        return IsRepeated(written, name, hash) || (uint)colon >= (uint)text.Length || text[colon] != ':'
            ? -1
            : Value(JsonLexer.SkipBlanks(text, colon + 1), name, hash);
    }

    private bool IsRepeated(ReadOnlySpan<byte> written, int name, uint hash)
    {
        if (many?.Holds(depth - 1) == true)
        {
            return !many.Add(depth - 1, JsonNames.Read(written, name < 0));
        }

        int holder = open[depth - 1];
        ref JsonRow row = ref rows[holder];
        uint bit = NameHash.Bit(hash);
        if ((row.Mark & bit) == 0)
        {
            row.Mark |= bit;
            return false;
        }

        // Some name like it came before. Few are compared one by one; an object of very many names gets a set.
        int steps = 0;
        for (int i = holder + 1; i < count; i = rows[i].Next)
        {
            if (rows[i].Hash == hash && JsonNames.AreEqual(text, rows[i].Name, written, name < 0))
            {
                return true;
            }

            if (++steps == ManyNames.Few)
            {
                many ??= new ManyNames();
                return !many.Enter(depth - 1, text, rows.AsSpan(0, count), holder, JsonNames.Read(written, name < 0));
            }
        }

        return false;
    }

    private void Add(in JsonRow row)
    {
        if (count == rows.Length)
        {
            JsonRow[] larger = ArrayPool<JsonRow>.Shared.Rent(count * 2);
            rows.AsSpan(0, count).CopyTo(larger);
            ArrayPool<JsonRow>.Shared.Return(rows);
            rows = larger;
        }

        rows[count++] = row;
    }
}
