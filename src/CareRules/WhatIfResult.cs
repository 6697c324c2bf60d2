using System.Collections.Immutable;

namespace CareRules;

/// <summary>What a change of the record would change in what the rules say. Immutable and thread-safe.</summary>
public sealed class WhatIfResult
{
    internal WhatIfResult()
    {
    }

    /// <summary>The result for the record as it is.</summary>
    public EvaluationResult Before { get; internal init; } = null!;

    /// <summary>The result for the changed record.</summary>
    public EvaluationResult After { get; internal init; } = null!;

    /// <summary>What is said only of the changed record: the rule did not speak before, or speaks of other facts of the kind that its action is about.</summary>
    public ImmutableArray<WhatIfDifference> New { get; internal init; } = [];

    /// <summary>What is no longer said of the changed record.</summary>
    public ImmutableArray<WhatIfDifference> Resolved { get; internal init; } = [];

    /// <summary>What is said of both, but is graver or rests on more facts in the changed record.</summary>
    public ImmutableArray<WhatIfDifference> Worsened { get; internal init; } = [];

    /// <summary>What is said of both alike.</summary>
    public ImmutableArray<WhatIfDifference> Unchanged { get; internal init; } = [];

    /// <summary>The differences as text to read, with LF, and one LF at the end.</summary>
    public string ToText() => WhatIfTextWriter.Write(this);

    /// <summary>The differences as Markdown; whatever came from the record or a pack is escaped.</summary>
    public string ToMarkdown() => WhatIfTextWriter.WriteMarkdown(this);

    /// <summary>The differences as JSON: <c>new</c>, <c>resolved</c>, <c>worsened</c>, <c>unchanged</c>, and both results.</summary>
    /// <param name="indented">Whether to lay it out for reading.</param>
    public string ToJson(bool indented = false) => WhatIfJsonWriter.ToString(this, indented);

    /// <summary>Prints no value.</summary>
    public override string ToString() => nameof(WhatIfResult);
}
