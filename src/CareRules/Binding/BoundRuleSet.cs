using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Binding;

/// <summary>All packs with every name resolved. Only one without errors is compiled.</summary>
internal sealed record BoundRuleSet
{
    public required ImmutableArray<PackInfo> Packs { get; init; }

    /// <summary>By <see cref="ConceptId.Index"/>.</summary>
    public required ImmutableArray<Concept> Concepts { get; init; }

    public required ImmutableArray<DefinitionModel> Definitions { get; init; }

    public required ImmutableArray<ScoreModel> Scores { get; init; }

    public ImmutableArray<CustomModel> Customs { get; init; } = [];

    public required ImmutableArray<MetricModel> Metrics { get; init; }

    public required ImmutableArray<ResolutionModel> Resolutions { get; init; }

    public required ImmutableArray<Overlay> Overlays { get; init; }

    public required ImmutableArray<Suppression> Suppressions { get; init; }

    public required ImmutableArray<RuleDefinition> Rules { get; init; }

    public required ImmutableArray<RuleTest> Tests { get; init; }

    /// <summary>By code system.</summary>
    public required ImmutableDictionary<string, Terminology> Terminologies { get; init; }

    /// <summary>Asked beside those of the packs; null where the host brings none.</summary>
    public ITerminology? HostTerminology { get; init; }

    /// <summary>The host's own codes.</summary>
    public required CodeMap CodeMap { get; init; }

    public required Duration AcuteLength { get; init; }

    public required Vocabulary Names { get; init; }
}
