using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation.Firing;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>A patient who is not evaluated because the record says that he or she has died.</summary>
internal sealed record DeceasedPatient(PartialDate? On);

/// <summary>What evaluation came to for one patient. What was not needed at first is found out when it is read; safe to read from several threads.</summary>
internal sealed class PatientEvaluation
{
    private readonly Lock gate = new();
    private readonly EvaluationContext context;
    private readonly Dictionary<int, RuleOutcome> outcomes = [];
    private OutcomeCounts? counts;
    private ImmutableArray<EvaluationNotice> notices;

    internal PatientEvaluation(EvaluationContext context, DeceasedPatient? notEvaluated)
    {
        this.context = context;
        NotEvaluated = notEvaluated;
    }

    /// <summary>Null when the patient was evaluated.</summary>
    public DeceasedPatient? NotEvaluated { get; }

    /// <summary>The rules that fire and speak, in the order of the plan.</summary>
    public ImmutableArray<RuleOutcome> Fired { get; private set; } = [];

    /// <summary>The rules that could not be evaluated, in the order of the plan.</summary>
    public ImmutableArray<RuleOutcome> Failed { get; private set; } = [];

    /// <summary>The data gaps of rules that speak, ranked by the severity of what they hide.</summary>
    public ImmutableArray<DataGap> Gaps { get; private set; } = [];

    /// <summary>What a person should know of the record.</summary>
    public ImmutableArray<EvaluationNotice> Notices
    {
        get
        {
            lock (gate)
            {
                return notices.IsDefault ? notices = NoticeFinder.Find(context) : notices;
            }
        }
    }

    /// <summary>How many rules ended how. Rules that speak, by outcome; apart from them, the shadow rules that would have fired.</summary>
    public OutcomeCounts Counts
    {
        get
        {
            lock (gate)
            {
                return counts ??= Count();
            }
        }
    }

    /// <summary>Items of medications and allergies without a usable code, in the order of the record.</summary>
    public ImmutableArray<Fact> Uncoded(RecordSection section)
    {
        lock (gate)
        {
            return section switch
            {
                RecordSection.Medications => [.. context.View.Medications.Uncoded(context.Tables, ConceptKind.Medication).Select(static e => e.Fact)],
                RecordSection.Allergies => [.. context.View.Allergies.Uncoded(context.Tables, ConceptKind.Allergy).Select(static e => e.Fact)],
                _ => [],
            };
        }
    }

    /// <summary>The outcome of a rule, in force or not; null when the patient is not evaluated.</summary>
    public RuleOutcome? OutcomeOf(RulePlan rule)
    {
        lock (gate)
        {
            return NotEvaluated is null ? Outcome(rule) : null;
        }
    }

    /// <summary>The truth of any criterion of the plan for this patient.</summary>
    public Truth TruthOf(Criterion criterion)
    {
        lock (gate)
        {
            return CriterionEvaluator.Evaluate(criterion, context);
        }
    }

    /// <summary>Asks something of the patient that no rule asks.</summary>
    public T Read<T>(Func<EvaluationContext, T> question)
    {
        lock (gate)
        {
            return question(context);
        }
    }

    /// <summary>A score of the plan, as far as the record decides it.</summary>
    public NumberRange ScoreOf(int score)
    {
        lock (gate)
        {
            return context.Score(score).Range;
        }
    }

    /// <summary>What a leaf of the plan came to for this patient: the facts that match, or what is missing.</summary>
    public LeafResult LeafOf(Criterion leaf)
    {
        lock (gate)
        {
            return LeafEvaluator.Of(leaf, context);
        }
    }

    internal void Run()
    {
        List<RuleOutcome> undetermined = [];
        ImmutableArray<RuleOutcome>.Builder fired = ImmutableArray.CreateBuilder<RuleOutcome>();
        ImmutableArray<RuleOutcome>.Builder failed = ImmutableArray.CreateBuilder<RuleOutcome>();
        foreach (RulePlan rule in RulesToLookAt())
        {
            if (!Speaks(rule))
            {
                continue;
            }

            RuleOutcome outcome = Outcome(rule);
            switch (outcome.Kind)
            {
                case OutcomeKind.Fires:
                    fired.Add(outcome);
                    break;
                case OutcomeKind.Failed:
                    failed.Add(outcome);
                    break;
                case OutcomeKind.Undetermined:
                    undetermined.Add(outcome);
                    break;
                default:
                    break;
            }
        }

        Fired = fired.ToImmutable();
        Failed = failed.ToImmutable();
        Gaps = GapFinder.Find(undetermined);
    }

    private IEnumerable<RulePlan> RulesToLookAt() => context.Settings.IgnorePivots ? context.Plan.Rules : CandidatePass.Rules(context);

    private RuleOutcome Outcome(RulePlan rule) =>
        outcomes.TryGetValue(rule.Index, out RuleOutcome? outcome) ? outcome : outcomes[rule.Index] = RuleEvaluator.Evaluate(rule, context);

    /// <summary>Whether the rule is in force and shown.</summary>
    public bool Speaks(RulePlan rule) => rule.Rule.Governance.Status switch
    {
        _ when rule.Rule.Disabled is not null => false,
        RuleStatus.Active => true,
        RuleStatus.Draft or RuleStatus.Review => context.Settings.IncludeDrafts,
        _ => false,
    };

    private OutcomeCounts Count()
    {
        if (NotEvaluated is not null)
        {
            return new OutcomeCounts(0, 0, 0, 0, 0, 0);
        }

        int[] byKind = new int[4];
        int shadow = 0;
        foreach (RulePlan rule in context.Plan.Rules)
        {
            if (Speaks(rule))
            {
                byKind[(int)Outcome(rule).Kind]++;
            }
            else if (rule.Rule.Governance.Status == RuleStatus.Shadow)
            {
                shadow += Outcome(rule).Kind == OutcomeKind.Fires ? 1 : 0;
            }
        }

        return new OutcomeCounts(
            byKind[0] + byKind[1] + byKind[2] + byKind[3],
            byKind[(int)OutcomeKind.Fires],
            byKind[(int)OutcomeKind.Silent],
            byKind[(int)OutcomeKind.Undetermined],
            byKind[(int)OutcomeKind.Failed],
            shadow);
    }
}
