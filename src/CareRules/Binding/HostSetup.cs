using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Binding;

/// <summary>What a host brings to the packs that it compiles.</summary>
internal sealed record HostSetup
{
    public static readonly HostSetup None = new();

    public ImmutableArray<HostChange> Changes { get; init; } = [];

    public ImmutableArray<CodeMapFiles> CodeMaps { get; init; } = [];

    public ITerminology? Terminology { get; init; }

    public ImmutableArray<HostPredicate> Predicates { get; init; } = [];
}
