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
    private bool holdsSurrogateEscape;

    private JsonScanner(ReadOnlySpan<byte> text, Span<int> open)
    {
        this.text = text;
        this.open = open;
        rows = ArrayPool<JsonRow>.Shared.Rent(Math.Max(SmallestTable, text.Length / BytesPerRow));
    }

    /// <summary>The rows of the text, from the pool; null when it is not such a text.</summary>
    /// <param name="text">Valid UTF-8.</param>
    /// <param name="holdsSurrogateEscape">True when some string may hold half a character as an escape: to be walked by somebody who looks closely.</param>
    public static JsonRow[]? Scan(ReadOnlySpan<byte> text, out bool holdsSurrogateEscape)
    {
        JsonScanner scanner = new(text, stackalloc int[JsonPayload.MaxDepth]);
        bool whole = scanner.Run();
        holdsSurrogateEscape = scanner.holdsSurrogateEscape;
        if (whole)
        {
            return scanner.rows;
        }

        ArrayPool<JsonRow>.Shared.Return(scanner.rows);
        return null;
    }

    private bool Run()
    {
        ReadOnlySpan<byte> all = text;
        int at = JsonLexer.SkipBlanks(all, 0);
        int name = 0;
        uint hash = 0;
        bool inObject = false;
        while (at >= 0 && at < all.Length)
        {
            // Here a value begins.
            byte first = all[at];
            if (first is (byte)'{' or (byte)'[')
            {
                if (depth == open.Length)
                {
                    return false;
                }

                open[depth++] = count;
                Add(name, hash, at, 0, 0);
                inObject = first == '{';
                at = JsonLexer.SkipBlanks(all, at + 1);
                if ((uint)at >= (uint)all.Length)
                {
                    return false;
                }

                if (all[at] != (inObject ? (byte)'}' : (byte)']'))
                {
                    at = Begin(inObject, at, out name, out hash);
                    continue;
                }
            }
            else
            {
                int end = EndOfScalar(all, first, at, out uint mark);
                if (end < 0)
                {
                    return false;
                }

                Add(name, hash, at, end, mark);
                at = end;
            }

            // Here one has ended, and what it stands in may end with it.
            while (true)
            {
                at = JsonLexer.SkipBlanks(all, at);
                if (depth == 0)
                {
                    return at == all.Length;
                }

                if ((uint)at >= (uint)all.Length)
                {
                    return false;
                }

                byte next = all[at++];
                if (next == ',')
                {
                    break;
                }

                if (next != (inObject ? (byte)'}' : (byte)']'))
                {
                    return false;
                }

                inObject = Close(at);
            }

            at = Begin(inObject, JsonLexer.SkipBlanks(all, at), out name, out hash);
        }

        return false;
    }

    private int EndOfScalar(ReadOnlySpan<byte> all, byte first, int at, out uint mark)
    {
        mark = 0;
        switch (first)
        {
            case (byte)'"':
                int end = JsonLexer.EndOfString(all, at + 1, out JsonLexer.Escapes escapes);
                mark = Note(escapes) ? 1u : 0u;
                return end;
            case (byte)'t':
                return JsonLexer.EndOfWord(all, at, "true"u8);
            case (byte)'f':
                return JsonLexer.EndOfWord(all, at, "false"u8);
            case (byte)'n':
                return JsonLexer.EndOfWord(all, at, "null"u8);
            default:
                return JsonLexer.EndOfNumber(all, at);
        }
    }

    private bool Note(JsonLexer.Escapes escapes)
    {
        holdsSurrogateEscape |= escapes == JsonLexer.Escapes.Surrogate;
        return escapes != JsonLexer.Escapes.None;
    }

    // To the value of the next property or item; -1 when there is none.
    private int Begin(bool inObject, int at, out int name, out uint hash)
    {
        name = 0;
        hash = 0;
        if (!inObject)
        {
            rows[open[depth - 1]].Mark++;
            return at;
        }

        if ((uint)at >= (uint)text.Length || text[at] != '"')
        {
            return -1;
        }

        name = at + 1;
        at = JsonLexer.EndOfString(text, name, out JsonLexer.Escapes escapes);
        if (at < 0)
        {
            return -1;
        }

        ReadOnlySpan<byte> written = text[name..(at - 1)];
        if (Note(escapes))
        {
            hash = JsonNames.HashOfEscaped(written);
            name = ~name;
        }
        else
        {
            hash = NameHash.Of(written);
        }

        at = JsonLexer.SkipBlanks(text, at);
        return IsRepeated(written, name, hash) || (uint)at >= (uint)text.Length || text[at] != ':' ? -1 : JsonLexer.SkipBlanks(text, at + 1);
    }

    // Whether what it stood in is an object.
    private bool Close(int end)
    {
        ref JsonRow row = ref rows[open[--depth]];
        row.End = end;
        row.Next = count;
        many?.Leave(depth);
        return depth > 0 && text[rows[open[depth - 1]].Start] == '{';
    }

    private bool IsRepeated(ReadOnlySpan<byte> written, int name, uint hash)
    {
        int holder = open[depth - 1];
        ref uint mark = ref rows[holder].Mark;
        uint bit = NameHash.Bit(hash);
        if ((mark & bit) == 0 && many is null)
        {
            mark |= bit;
            return false;
        }

        mark |= bit;
        return many?.Holds(depth - 1) == true ? !many.Add(depth - 1, JsonNames.Read(written, name < 0)) : CameBefore(holder, written, name, hash);
    }

    // Some name like it may have come before. Few are compared one by one; an object of very many names gets a set.
    private bool CameBefore(int holder, ReadOnlySpan<byte> written, int name, uint hash)
    {
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

    private void Add(int name, uint hash, int start, int end, uint mark)
    {
        if (count == rows.Length)
        {
            Grow();
        }

        ref JsonRow row = ref rows[count++];
        row.Hash = hash;
        row.Name = name;
        row.Start = start;
        row.End = end;
        row.Next = count;
        row.Mark = mark;
    }

    private void Grow()
    {
        JsonRow[] larger = ArrayPool<JsonRow>.Shared.Rent(count * 2);
        rows.AsSpan(0, count).CopyTo(larger);
        ArrayPool<JsonRow>.Shared.Return(rows);
        rows = larger;
    }
}
