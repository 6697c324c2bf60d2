using System.Collections.Immutable;

namespace CareRules.Syntax;

/// <summary>What may stand at a place of a file. The parser, the editor schema and the hover texts are all made from these values.</summary>
internal abstract record Shape;

/// <summary>Anything at all: a host's own business.</summary>
internal sealed record AnyShape : Shape;

/// <summary>One text. <paramref name="Expected"/> says to an author what is wanted: "a length of time such as `14 days`".</summary>
internal sealed record ScalarShape(ScalarKind Kind, string Expected) : Shape
{
    /// <summary>The words that <see cref="ScalarKind.Word"/> admits.</summary>
    public ImmutableArray<string> Words { get; init; } = [];
}

/// <summary>A list of things of one shape.</summary>
internal sealed record ListShape(Shape Item, int Minimum = 0) : Shape;

/// <summary>A block with the author's own ids as keys.</summary>
internal sealed record MapOfShape(string What, ScalarShape Key, Shape Value) : Shape;

/// <summary>One of several shapes, told apart by whether a text, a list or a block stands there.</summary>
internal sealed record ChoiceShape(ScalarShape? Text, ListShape? List, Shape? Block) : Shape;

/// <summary>A block of known keys. <paramref name="What"/> names it to an author: "a rule".</summary>
internal sealed record MappingShape(string What, ImmutableArray<KeyShape> Keys) : Shape
{
    public ImmutableArray<KeyGroup> Groups { get; init; } = [];

    /// <summary>What other keys than the known ones mean; null where there are none.</summary>
    public FreeKeyShape? FreeKey { get; init; }
}

/// <summary>A block in which one key, the head, says what it is, and the others qualify it. The table is asked for late, because criteria hold criteria.</summary>
internal sealed record HeadedShape(string What, Func<ImmutableArray<HeadShape>> Heads, ImmutableArray<KeyShape> Common) : Shape;

/// <summary>A head with the shape of its value and the keys that may stand beside it.</summary>
internal sealed record HeadShape(KeyShape Key, ImmutableArray<KeyShape> Qualifiers)
{
    public ImmutableArray<KeyGroup> Groups { get; init; } = [];
}

/// <summary>A known key with one sentence on what it means.</summary>
internal sealed record KeyShape(string Name, Shape Shape, string Doc)
{
    public bool IsRequired { get; init; }

    /// <summary>The language has it; this version does not. It is refused by name.</summary>
    public bool IsNotYet { get; init; }

    public KeyShape Required => this with { IsRequired = true };

    public KeyShape NotYet => this with { IsNotYet = true };
}

/// <summary>A key that the author names: an observation of a patient is <c>egfr: "45 …"</c>.</summary>
internal sealed record FreeKeyShape(string What, ScalarShape Key, Shape Value)
{
    /// <summary>True where at most one stands in each block.</summary>
    public bool AtMostOne { get; init; }
}

/// <summary>Keys of which one must, or at most one may, be there.</summary>
internal sealed record KeyGroup(bool OneIsNeeded, ImmutableArray<string> Keys)
{
    public static KeyGroup ExactlyOne(params ImmutableArray<string> keys) => new(OneIsNeeded: true, keys);

    public static KeyGroup AtMostOne(params ImmutableArray<string> keys) => new(OneIsNeeded: false, keys);
}
