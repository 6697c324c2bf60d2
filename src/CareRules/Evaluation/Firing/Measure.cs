using System.Collections.Immutable;
using CareRules.Model;

namespace CareRules.Evaluation.Firing;

/// <summary>An observation whose newest value is tested: which recorded values can be read without conversion.</summary>
/// <param name="Concept">The observation.</param>
/// <param name="Unit">The unit in which values need no conversion.</param>
/// <param name="Plausible">Values outside are not read here; null when all are plausible.</param>
/// <param name="Groups">Its tests, by window.</param>
internal sealed record Measure(ConceptId Concept, string Unit, QuantityTest? Plausible, ImmutableArray<int> Groups)
{
    public bool IsPlausible(decimal value) => Plausible is not { } test
        || ((test.Lower is not { } lower || value > lower.Value || (lower.Inclusive && value == lower.Value))
            && (test.Upper is not { } upper || value < upper.Value || (upper.Inclusive && value == upper.Value)));
}
