using System.Collections.Immutable;
using CareRules.Clinical;

namespace CareRules.Model;

/// <summary>A named value set with everything that a rule may say of it. Codes are as written; expansion belongs to compilation.</summary>
internal sealed record Concept
{
    public required ConceptId Id { get; init; }

    public required string Pack { get; init; }

    public required string Name { get; init; }

    public required ConceptKind Kind { get; init; }

    public required string Title { get; init; }

    public required SourceLocation At { get; init; }

    public ImmutableArray<ConceptId> Includes { get; init; } = [];

    public ImmutableArray<CodeEntry> Codes { get; init; } = [];

    public ImmutableArray<ConceptId> ExceptConcepts { get; init; } = [];

    public ImmutableArray<CodeEntry> ExceptCodes { get; init; } = [];

    /// <summary>The canonical unit (UCUM) of an observation; null when the value is coded or a pure number.</summary>
    public string? Unit { get; init; }

    /// <summary>canonical = recorded × factor + add, by the unit as recorded.</summary>
    public ImmutableArray<RecordedUnit> Convert { get; init; } = [];

    public decimal? Step { get; init; }

    public Duration? ValidFor { get; init; }

    /// <summary>Outside of it a value is not used, with a notice. In the canonical unit.</summary>
    public QuantityTest? Plausible { get; init; }

    public PerDay? PerDay { get; init; }

    /// <summary>A later code of this concept closes the condition.</summary>
    public ConceptId? ResolvedBy { get; init; }

    /// <summary>How values are computed where none is recorded (or always, unless the recorded one is preferred).</summary>
    public DerivedFormula? Derived { get; init; }

    /// <summary>What one unit of the drug counts in a dose-equivalent sum, by the concept that is summed.</summary>
    public ImmutableArray<DoseEquivalent> DoseEquivalents { get; init; } = [];

    /// <summary>For kind care: what the fact must be; null when any kind of care fact may carry the code.</summary>
    public CareItem? RecordedAs { get; init; }
}

/// <summary>A code as written in a concept.</summary>
internal readonly record struct CodeEntry(string System, string Code, bool WithDescendants);

/// <summary>How a unit that is met in records becomes the canonical one.</summary>
internal readonly record struct RecordedUnit(string Unit, decimal Factor, decimal Add);

/// <summary>A factor of a dose-equivalent sum.</summary>
internal readonly record struct DoseEquivalent(ConceptId Concept, decimal Factor);

/// <summary>Which of several values of one day stands for it.</summary>
internal enum PerDay
{
    Last,
    Lowest,
    Highest,
    Mean,
}
