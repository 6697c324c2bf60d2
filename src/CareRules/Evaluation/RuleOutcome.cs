using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>What evaluation says of a rule. None is ever folded into another.</summary>
internal enum OutcomeKind
{
    Silent,
    Fires,
    Undetermined,
    Failed,
}

/// <summary>The outcome of one rule for one patient.</summary>
internal sealed record RuleOutcome(RulePlan Plan, OutcomeKind Kind)
{
    /// <summary>For a fired rule: all matches of its criteria, without repeats, in the order of the criteria, then of the record.</summary>
    public ImmutableArray<FactMatch> Facts { get; init; } = [];

    /// <summary>For an undetermined rule: what would decide it.</summary>
    public ImmutableArray<MissingFact> Missing { get; init; } = [];

    /// <summary>For an undetermined rule: whether the language asks for it to be reported as a gap (section 4).</summary>
    public bool IsReportable { get; init; }

    /// <summary>For a failed rule: one sentence without patient values.</summary>
    public string? Failure { get; init; }
}

/// <summary>A fact of the record that made a criterion true, under the concept that the rule asked for.</summary>
internal sealed record FactMatch(ConceptId Concept, Fact Fact)
{
    /// <summary>The date by which it was judged.</summary>
    public PartialDate? Date { get; init; }
}

/// <summary>Why a fact that would decide a rule is missing. All are told apart.</summary>
internal enum MissingReason
{
    Absent,
    TooOld,
    Unreadable,
    NotSupplied,
    NoUsableCode,
    Contradictory,
    DateNotKnown,
    StatusNotKnown,
    DemographicsNotKnown,
    BeyondRecord,

    /// <summary>The host does not say: it has no predicate, or the predicate does not know.</summary>
    NotAnswered,

    /// <summary>The host's predicate failed.</summary>
    PredicateFailed,
}

/// <summary>A fact that would decide an undetermined rule.</summary>
internal sealed record MissingFact(string Missing, MissingReason Reason, string Because)
{
    /// <summary>The concept that is missing; null for age and sex.</summary>
    public ConceptId? Concept { get; init; }

    /// <summary>The section that was not supplied, where that is the reason.</summary>
    public RecordSection? Section { get; init; }

    /// <summary>What would be said if it were present: <c>fire if &lt; 30 mL/min/{1.73_m2}</c>.</summary>
    public string? Would { get; init; }
}

/// <summary>One gap with all the rules that wait for it.</summary>
internal sealed record DataGap(MissingFact Missing, ImmutableArray<RulePlan> Rules, Severity Severity);

/// <summary>A notice about the record: changes no truth by itself.</summary>
internal sealed record EvaluationNotice(string Code, string? Source, string Text);

/// <summary>How many rules ended how.</summary>
internal sealed record OutcomeCounts(int Rules, int Fired, int Silent, int Undetermined, int Failed, int Shadow);
