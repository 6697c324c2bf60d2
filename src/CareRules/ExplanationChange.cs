using System.Collections.Immutable;
using CareRules.Clinical;

namespace CareRules;

/// <summary>A change of the record that would give a rule another outcome. It was tried: applied to the record, it does.</summary>
public sealed class ExplanationChange
{
    private readonly Func<PatientRecord> apply;

    internal ExplanationChange(Func<PatientRecord> apply) => this.apply = apply;

    /// <summary>What the rule would come to.</summary>
    public RuleOutcomeKind Outcome { get; internal init; }

    /// <summary>What would have to be so, all together; each to be read after <c>if</c>: <c>Ibuprofen were stopped</c>.</summary>
    public ImmutableArray<string> Steps { get; internal init; } = [];

    /// <summary>Whether a clinician can bring it about: medicines, tests and referrals can be changed; age, diagnoses and the past cannot.</summary>
    public bool CanBeDone { get; internal init; }

    /// <summary>Whether no change of fewer facts does it; false where only this is known: that none of the steps can be left out.</summary>
    public bool IsSmallest { get; internal init; }

    /// <summary>The evaluated record with the change applied: evaluating it gives <see cref="Outcome"/>.</summary>
    public PatientRecord Apply() => apply();

    /// <summary>Prints no value.</summary>
    public override string ToString() => nameof(ExplanationChange);
}
