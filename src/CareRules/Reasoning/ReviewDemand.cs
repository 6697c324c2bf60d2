using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Reasoning;

/// <summary>A rule that asks for a check again and again.</summary>
internal sealed record ReviewDemand(RulePlan Rule, ReviewPayload Payload, ReviewItem Item)
{
    public ImmutableArray<FactMatch> Facts { get; init; } = [];

    /// <summary>Why it is not known whether the rule holds; empty when it does.</summary>
    public ImmutableArray<MissingFact> Missing { get; init; } = [];

    /// <summary>For a rule that is not decided: whether something in the record speaks for it.</summary>
    public bool IsSupported { get; init; }

    public bool Holds => Missing.IsEmpty;

    public ReviewWindow Window(DateOnly? last, DateOnly asOf) => ReviewWindow.Of(Item.Every, Payload.Early, Payload.Grace, last, asOf);
}

/// <summary>How a check stands, for all the rules that ask for it.</summary>
internal sealed record ReviewFinding(ConceptId Check, ReviewStatus Status)
{
    /// <summary>The rules that fired: the one with the earliest due date first, then in the order of the plan.</summary>
    public ImmutableArray<ReviewDemand> Demands { get; init; } = [];

    public required CheckHistory History { get; init; }

    /// <summary>From the rules that fired; null where no due date is known.</summary>
    public ReviewWindow? Window { get; init; }

    /// <summary>How it stands at the least, whatever is missing.</summary>
    public ReviewStatus AtLeast { get; init; }

    public PartialDate? Booked { get; init; }

    /// <summary>What would decide an unknown status.</summary>
    public ImmutableArray<DataGap> Gaps { get; init; } = [];

    /// <summary>Whether it is to be done now.</summary>
    public bool IsOpen => AtLeast is ReviewStatus.Due or ReviewStatus.Overdue;

    /// <summary>Prints no value.</summary>
    public override string ToString() => nameof(ReviewFinding);
}
