using System.Collections.Immutable;

namespace CareRules;

/// <summary>One recommendation under a what-if, and why it stands where it stands.</summary>
public sealed class WhatIfDifference
{
    internal WhatIfDifference(Recommendation recommendation, ImmutableArray<string> reasons)
    {
        Recommendation = recommendation;
        Reasons = reasons;
    }

    /// <summary>The recommendation of the changed record; for what is resolved, that of the record as it is.</summary>
    public Recommendation Recommendation { get; }

    /// <summary>Why: the facts that came or went, or the severity that changed; empty for what is unchanged.</summary>
    public ImmutableArray<string> Reasons { get; }

    /// <summary>Prints no value.</summary>
    public override string ToString() => nameof(WhatIfDifference);
}
