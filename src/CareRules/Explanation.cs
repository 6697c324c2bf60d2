using System.Collections.Immutable;

namespace CareRules;

/// <summary>
/// Why a rule fires for a patient, why not, what is missing, and what would change it. Computed on demand by a second evaluation that keeps
/// everything. Immutable and thread-safe.
/// </summary>
public sealed class Explanation
{
    internal Explanation()
    {
    }

    /// <summary>The id of the rule.</summary>
    public string Rule { get; internal init; } = "";

    /// <summary>The id of its pack.</summary>
    public string Pack { get; internal init; } = "";

    /// <summary>The title of the rule.</summary>
    public string Title { get; internal init; } = "";

    /// <summary>The host's own reference to the patient; null when the record has none.</summary>
    public string? Patient { get; internal init; }

    /// <summary>The date for which the patient was evaluated.</summary>
    public DateOnly AsOf { get; internal init; }

    /// <summary>What the rule's criteria came to. A rule that is not in force is explained all the same; <see cref="Notes"/> say so.</summary>
    public RuleOutcomeKind Outcome { get; internal init; }

    /// <summary>Why, in one sentence of at most about 200 characters: <c>The rule does not fire because no lithium is taken.</c></summary>
    public string Sentence { get; internal init; } = "";

    /// <summary>What decides the outcome: the facts in it alone give the same one.</summary>
    public ExplanationNode Decisive { get; internal init; } = new();

    /// <summary>Every criterion of the rule.</summary>
    public ExplanationNode Whole { get; internal init; } = new();

    /// <summary>The nearest changes that would give another outcome: those of the fewest facts first, and among them those that can be brought about.</summary>
    public ImmutableArray<ExplanationChange> Changes { get; internal init; } = [];

    /// <summary>For an undetermined rule: what is missing, and why; empty for all others.</summary>
    public ImmutableArray<string> Missing { get; internal init; } = [];

    /// <summary>For an undetermined rule: the smallest sets of missing facts that settle it, whatever they turn out to be.</summary>
    public ImmutableArray<ImmutableArray<string>> SettledBy { get; internal init; } = [];

    /// <summary>What local packs changed in the rule, by whom and why, and whether it is in force.</summary>
    public ImmutableArray<string> Notes { get; internal init; } = [];

    /// <summary>The explanation as text to read: lines with LF, and one LF at the end.</summary>
    /// <param name="full">Whether to show every criterion, with its place in the author's file; else what decides alone.</param>
    public string ToText(bool full = false) => ExplanationTextWriter.Write(this, full);

    /// <summary>The explanation as Markdown; whatever came from the record or a pack is escaped.</summary>
    /// <param name="full">Whether to show every criterion.</param>
    public string ToMarkdown(bool full = false) => ExplanationMarkdownWriter.Write(this, full);

    /// <summary>The explanation as one page that loads nothing: all text is escaped, light or dark as the reader prefers.</summary>
    /// <param name="full">Whether to open every criterion; all are on the page either way.</param>
    public string ToHtml(bool full = false) => ExplanationHtmlWriter.Write(this, full);

    /// <summary>The explanation as JSON; <c>explanation</c> in it has the shape of the same part of a result.</summary>
    /// <param name="full">Whether to write every criterion.</param>
    /// <param name="indented">Whether to lay it out for reading.</param>
    public string ToJson(bool full = false, bool indented = false) => ExplanationJsonWriter.ToString(this, full, indented);

    /// <summary>Prints the rule alone.</summary>
    public override string ToString() => $"{Pack}/{Rule}";
}
