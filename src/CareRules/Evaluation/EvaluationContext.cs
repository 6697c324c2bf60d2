using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>One patient on one day: the view of the record and what has been found out so far. Used by one thread at a time.</summary>
internal sealed class EvaluationContext
{
    private readonly LeafResult?[] numbered;
    private readonly Dictionary<FactQuery, LeafResult> leaves = [];
    private readonly Dictionary<FactQuery, FactSet> sets = [];
    private readonly Dictionary<Criterion, LeafResult> others = new(ReferenceEqualityComparer.Instance);

    private readonly ScoreValue?[] scores;
    private CustomAnswers? customs;

    public EvaluationContext(EvaluationPlan plan, PatientRecord record, DateOnly asOf, EvaluationSettings settings)
    {
        View = new RecordView(plan, record, asOf);
        Settings = settings;
        numbered = new LeafResult?[plan.Tables.Queries.Count];
        scores = new ScoreValue?[plan.Scores.Length];
        Definitions = new Truth?[plan.Definitions.Length];
    }

    public RecordView View { get; }

    public EvaluationSettings Settings { get; }

    public EvaluationPlan Plan => View.Plan;

    public PlanTables Tables => Plan.Tables;

    public DateOnly AsOf => View.AsOf;

    /// <summary>The truths of definitions, as far as they are known yet.</summary>
    public Truth?[] Definitions { get; }

    /// <summary>The answers of the host's predicates: those of the whole evaluation, where this is a part of one.</summary>
    public CustomAnswers Customs => customs ??= Settings.Customs ?? new CustomAnswers(View.Record, AsOf);

    /// <summary>Whether a predicate of the host failed so far.</summary>
    public bool HasFailedPredicate => (customs ?? Settings.Customs)?.HasFailed == true;

    /// <summary>What a score comes to; computed once, and only if asked for.</summary>
    public ScoreValue Score(int index) => scores[index] ??= ScoreHead.Compute(index, this);

    /// <summary>The answer to a question; equal questions are asked once.</summary>
    public LeafResult Answer(FactQuery query)
    {
        // The plan's own questions have numbers: nothing is compared by value for a patient.
        if (Tables.Queries.NumberOf(query) is { } number)
        {
            return numbered[number] ??= FactHeads.Answer(query, this);
        }

        if (!leaves.TryGetValue(query, out LeafResult? result))
        {
            leaves[query] = result = FactHeads.Answer(query, this);
        }

        return result;
    }

    /// <summary>The facts that match a question, or may.</summary>
    public FactSet Select(FactQuery query)
    {
        if (!sets.TryGetValue(query, out FactSet? set))
        {
            sets[query] = set = FactHeads.Select(query, this);
        }

        return set;
    }

    /// <summary>The result of a leaf that is not a question about facts of one kind.</summary>
    public LeafResult Other(Criterion leaf)
    {
        if (!others.TryGetValue(leaf, out LeafResult? result))
        {
            others[leaf] = result = LeafEvaluator.Compute(leaf, this);
        }

        return result;
    }

    /// <summary>The concept's name, as a missing fact is called; under <c>any</c>, the section's.</summary>
    public string Name(ConceptId concept, RecordSection underAny) => concept.Index >= 0 ? Plan.Concepts[concept.Index].Name : Because.Name(underAny);

    /// <summary>The concept's kind; under <c>any</c>, the other one given.</summary>
    public ConceptKind Kind(ConceptId concept, ConceptKind underAny) => concept.Index >= 0 ? Plan.Concepts[concept.Index].Kind : underAny;

    /// <summary>Why what is absent from a section may not be absent: not supplied, or not as far back as the window.</summary>
    /// <param name="concept">The concept asked for.</param>
    /// <param name="section">The section that would hold it.</param>
    /// <param name="window">The days asked for; null when only the as-of date matters.</param>
    public MissingFact? NotCovered(ConceptId concept, RecordSection section, DateWindow? window)
    {
        if (!View.IsSupplied(section))
        {
            return new MissingFact(Name(concept, section), MissingReason.NotSupplied, Because.NotSupplied(section)) { Concept = concept, Section = section };
        }

        return window is { } days && View.FallsShort(section, days) is { } since
            ? new MissingFact(Name(concept, section), MissingReason.BeyondRecord, Because.BeyondRecord(section, since)) { Concept = concept, Section = section }
            : null;
    }
}
