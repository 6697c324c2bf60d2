using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace CareRules.Fhir.Json;

/// <summary>One value of a <see cref="JsonTree"/>.</summary>
internal readonly struct JsonItem(JsonTree tree, int index)
{
    public JsonTree Tree => tree;

    public JsonValueKind Kind => tree.Kind(index);

    public bool IsString => Kind == JsonValueKind.String;

    public bool IsObject => Kind == JsonValueKind.Object;

    public bool IsArray => Kind == JsonValueKind.Array;

    /// <summary>The bytes of the value as they are written.</summary>
    public ReadOnlySpan<byte> Raw => tree.Raw(index);

    /// <summary>What a value with the same bytes was read as; null when none is remembered.</summary>
    public object? Remembered => tree.Memo.Find(tree[index]);

    public void Remember(object read) => tree.Memo.Add(tree[index], read);

    /// <summary>The number of items, for an array.</summary>
    public int Count => (int)tree[index].Mark;

    /// <summary>A property, for an object.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGet(ReadOnlySpan<byte> name, out JsonItem value)
    {
        int found = tree.Find(index, name);
        value = new JsonItem(tree, found);
        return found >= 0;
    }

    /// <summary>The text, for a string.</summary>
    public string Text() => tree.String(index);

    /// <summary>Copies a short text of plain ASCII without making a string; false when it is not that.</summary>
    public bool TryCopyText(Span<char> text, out int length)
    {
        ReadOnlySpan<byte> written = Raw[1..^1];
        length = written.Length;
        return tree[index].Mark == 0 && length <= text.Length && Ascii.ToUtf16(written, text, out _) == OperationStatus.Done;
    }

    /// <summary>A text of an object; null when there is none, or when this is none.</summary>
    public string? TextOf(ReadOnlySpan<byte> name) => IsObject && TryGet(name, out JsonItem value) && value.IsString ? value.Text() : null;

    public bool TextIs(ReadOnlySpan<byte> expected) => tree.StringIs(index, expected);

    public bool TextIs(string expected) => tree.StringIs(index, expected);

    /// <summary>The items of an array.</summary>
    public Enumerator GetEnumerator() => new(tree, index);

    /// <summary>A copy that outlives the tree.</summary>
    public JsonItem Copy() => tree.Copy(index).Root;

    internal struct Enumerator(JsonTree tree, int index)
    {
        private readonly int end = tree[index].Next;
        private int next = index + 1;

        public JsonItem Current { get; private set; }

        public bool MoveNext()
        {
            if (next >= end)
            {
                return false;
            }

            Current = new JsonItem(tree, next);
            next = tree[next].Next;
            return true;
        }
    }
}
