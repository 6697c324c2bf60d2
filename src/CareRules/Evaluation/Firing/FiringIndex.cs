using System.Collections.Immutable;
using CareRules.Model;

namespace CareRules.Evaluation.Firing;

/// <summary>
/// A plan laid out for one question: which rules fire. Flat arrays beside the criterion trees, made once with the plan and shared by all
/// threads. It says exactly what the trees say; what it does not know by itself it asks of the heads.
/// </summary>
internal sealed class FiringIndex
{
    private readonly Lazy<FiringPool> pool;

    public FiringIndex() => pool = new Lazy<FiringPool>(() => new FiringPool(this));

    public required EvaluationPlan Plan { get; init; }

    public required Atom[] Atoms { get; init; }

    /// <summary>By concept.</summary>
    public required ConceptRow[] Rows { get; init; }

    public required Measure[] Measures { get; init; }

    public required ThresholdGroup[] Groups { get; init; }

    public required FiringNode[] Nodes { get; init; }

    public required int[] Operands { get; init; }

    /// <summary>The node of each definition.</summary>
    public required int[] Definitions { get; init; }

    public required FiringRule[] Rules { get; init; }

    /// <summary>What rules ask beyond their entries.</summary>
    public required int[] Demands { get; init; }

    /// <summary>By atom: the rules to look at when it is true.</summary>
    public required FiringEntry[][] Buckets { get; init; }

    /// <summary>The rules to look at for everybody.</summary>
    public required FiringEntry[] Everybody { get; init; }

    /// <summary>The most entries that one bucket has.</summary>
    public required int LargestBucket { get; init; }

    /// <summary>Whether sections beyond conditions, medications and observations are looked through for codes.</summary>
    public required bool ReadsOtherSections { get; init; }

    /// <summary>Working memory, used again and again.</summary>
    public FiringPool Pool => pool.Value;

    /// <summary>Lays out a plan.</summary>
    public static FiringIndex Of(EvaluationPlan plan, CancellationToken cancellation = default) => new FiringIndexBuilder(plan, cancellation).Build();

    /// <summary>Whether a rule speaks, drafts asked for or not.</summary>
    public static RuleVoice VoiceOf(RuleDefinition rule) => rule.Governance.Status switch
    {
        _ when rule.Disabled is not null => RuleVoice.Never,
        RuleStatus.Active => RuleVoice.Always,
        RuleStatus.Draft or RuleStatus.Review => RuleVoice.WithDrafts,
        _ => RuleVoice.Never,
    };
}
