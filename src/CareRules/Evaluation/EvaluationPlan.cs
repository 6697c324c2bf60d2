using System.Collections.Frozen;
using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation.Firing;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>
/// What compilation makes and evaluation runs: immutable, shared by all threads. The only thing that the front end and the back end both see,
/// so that the back end can be read, tested and timed without YAML.
/// </summary>
internal sealed class EvaluationPlan
{
    private readonly Lazy<PlanTables> tables;
    private FiringIndex? firing;

    public EvaluationPlan() => tables = new Lazy<PlanTables>(() => new PlanTables(this));

    public required ImmutableArray<PackInfo> Packs { get; init; }

    /// <summary>By <see cref="ConceptId.Index"/>.</summary>
    public required ImmutableArray<Concept> Concepts { get; init; }

    public required CodeIndex Codes { get; init; }

    /// <summary>What a host's own codes stand for; <see cref="Codes"/> answers for them already.</summary>
    public CodeMap CodeMap { get; init; } = CodeMap.None;

    public required ImmutableArray<DefinitionModel> Definitions { get; init; }

    /// <summary>The ingredients of products, from the terminologies of the packs: the codes above them that have none above.</summary>
    public FrozenDictionary<Code, ImmutableArray<string>> Ingredients { get; init; } = FrozenDictionary<Code, ImmutableArray<string>>.Empty;

    public ImmutableArray<ScoreModel> Scores { get; init; } = [];

    public ImmutableArray<CustomModel> Customs { get; init; } = [];

    public ImmutableArray<MetricModel> Metrics { get; init; } = [];

    public ImmutableArray<ResolutionModel> Resolutions { get; init; } = [];

    /// <summary>In the order of pack id, then rule id (ordinal).</summary>
    public required ImmutableArray<RulePlan> Rules { get; init; }

    /// <summary>How long an acute prescription without an end is taken to last (pack.yaml <c>acute-length</c>).</summary>
    public Duration AcuteLength { get; init; } = new(14, DurationUnit.Day);

    /// <summary>What evaluation reads off the plan once.</summary>
    public PlanTables Tables => tables.Value;

    /// <summary>The plan laid out for the question which rules fire.</summary>
    public FiringIndex Firing => Volatile.Read(ref firing) ?? LayOut();

    /// <summary>Lays the plan out at once, so that no patient waits for it.</summary>
    public FiringIndex LayOut(CancellationToken cancellation = default)
    {
        FiringIndex made = FiringIndex.Of(this, cancellation);
        return Interlocked.CompareExchange(ref firing, made, null) ?? made;
    }
}

/// <summary>A rule as it is run.</summary>
internal sealed record RulePlan(int Index, RuleDefinition Rule, Pivot Pivot);

/// <summary>
/// Presences without which the rule can be neither true nor a reportable gap: at least one of the concepts must have a fact, or its section
/// must not be supplied (or hold an uncoded item). Empty concepts with <paramref name="Always"/> true: the rule is looked at for every patient.
/// </summary>
internal sealed record Pivot(bool Always, ImmutableArray<ConceptId> Concepts)
{
    public static readonly Pivot Everyone = new(true, []);
}
