using System.Collections.Immutable;

namespace CareRules.Model;

/// <summary>An observation that is computed from others by a built-in, versioned formula.</summary>
internal sealed record DerivedFormula(string Formula, ImmutableArray<DerivedInput> From, ImmutableArray<DerivedConstant> Constants, Window? Within, bool PrefersRecorded, SourceLocation At);

/// <summary>A number that the author gives a formula: the ends of a range.</summary>
internal readonly record struct DerivedConstant(string Name, decimal Value);

/// <summary>An input of a formula under the formula's own name for it.</summary>
internal readonly record struct DerivedInput(string Name, ConceptId Concept);
