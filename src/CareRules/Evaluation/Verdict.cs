using CareRules.Clinical;

namespace CareRules.Evaluation;

/// <summary>Whether a fact meets all that a query asks of it; keeps the first reason for which that is not known.</summary>
internal record struct Verdict
{
    private bool rejected;
    private MissingReason reason;
    private string? because;

    /// <summary>True when some demand is known not to be met.</summary>
    public readonly bool IsRejected => rejected;

    /// <summary>True when some demand is not known to be met or not to be met.</summary>
    public readonly bool IsUnknown => !rejected && because is not null;

    /// <summary>All that another verdict demands too.</summary>
    public void And(in Verdict other)
    {
        rejected |= other.rejected;
        if (because is null)
        {
            (reason, because) = (other.reason, other.because);
        }
    }

    public void And(bool? met, MissingReason whyNot, string sentence)
    {
        if (met == false)
        {
            rejected = true;
        }
        else if (met is null && because is null)
        {
            reason = whyNot;
            because = sentence;
        }
    }

    public void And(bool? met, InForce inForce) =>
        And(met, ReasonOf(inForce.UndecidedBecause), inForce.UndecidedBecause ?? Because.DateUndecided);

    /// <summary>The demands that depend on when it was.</summary>
    public void AndDated(bool? met) => And(met, MissingReason.DateNotKnown, Because.DateUndecided);

    public void AndStatusKnown(bool known) => And(known ? true : null, MissingReason.StatusNotKnown, InForce.StatusUnknown);

    /// <summary>What is not known of the fact; null when it meets every demand.</summary>
    public readonly MissingFact? Missing(string name, Model.ConceptId concept) =>
        because is null ? null : new MissingFact(name, reason, because) { Concept = concept };

    private static MissingReason ReasonOf(string? undecided) => undecided switch
    {
        InForce.StatusUnknown or InForce.StatusMissing => MissingReason.StatusNotKnown,
        InForce.DatesContradict or InForce.StatusContradicts => MissingReason.Contradictory,
        _ => MissingReason.DateNotKnown,
    };
}
