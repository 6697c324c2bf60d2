using CareRules.Clinical;

namespace CareRules;

/// <summary>Why a patient was not evaluated.</summary>
public sealed class NotEvaluated
{
    internal NotEvaluated(string reason, PartialDate? on)
    {
        Reason = reason;
        On = on;
    }

    /// <summary>The reason: <c>deceased</c>.</summary>
    public string Reason { get; }

    /// <summary>The date of it; null when the record has none.</summary>
    public PartialDate? On { get; }

    /// <summary>Prints no value.</summary>
    public override string ToString() => nameof(NotEvaluated);
}
