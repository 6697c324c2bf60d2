using CareRules.Diagnostics;
using CareRules.Text;

namespace CareRules.Syntax;

/// <summary>A fault of writing: where it stands, how it is reported, and what is covered so that the file can be read on behind it.</summary>
internal sealed record MalformedPlace(MalformedKind Kind, TextSpan Span, Action<DiagnosticBag> Report)
{
    /// <summary>The text that is covered; empty where what follows cannot be told apart.</summary>
    public TextSpan Cover { get; init; } = Span;

    /// <summary>Where leaving out begins when the place is unclear: a line above may be the one that is out of line.</summary>
    public int LeaveFrom { get; init; } = Span.Start;

    /// <summary>How far in the lines stand that are left out: a key without a value that stands less far in may lack these.</summary>
    public int Column { get; init; }
}

/// <summary>What becomes of the place of a fault when the file is read on.</summary>
internal enum MalformedKind
{
    /// <summary>One value: it is covered, and unknown.</summary>
    Value,

    /// <summary>One value that may hold keys of its block: what the block lacks may stand in it.</summary>
    Keys,

    /// <summary>Text behind a value that ended.</summary>
    Trailing,

    /// <summary>An indentation that may be all over the file: told once.</summary>
    Indentation,

    /// <summary>No more is known than that the text does not fit together here.</summary>
    Unclear,
}
