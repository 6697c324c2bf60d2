using System.Collections.Immutable;
using CareRules.Clinical;

namespace CareRules;

/// <summary>What the cards of a CDS Hooks service hold beside the recommendations.</summary>
public sealed class CdsCardOptions
{
    private const string ReasonSystem = "urn:carerules:override-reason";

    /// <summary>The reasons that a clinician can give for not following a card, unless the host has its own.</summary>
    public static ImmutableArray<Code> DefaultOverrideReasons { get; } =
    [
        new(ReasonSystem, "benefit-outweighs-risk", "The benefit outweighs the risk"),
        new(ReasonSystem, "already-acted-on", "Already acted on"),
        new(ReasonSystem, "monitored", "Being monitored"),
        new(ReasonSystem, "patient-declined", "The patient declined"),
        new(ReasonSystem, "not-appropriate", "Not appropriate for this patient"),
        new(ReasonSystem, "record-wrong", "The record is wrong or out of date"),
    ];

    /// <summary>No drafts, no codes of the host, the reasons of <see cref="DefaultOverrideReasons"/>, a card for the gaps.</summary>
    public static CdsCardOptions Default { get; } = new(); // After the reasons: it holds them.

    /// <summary>
    /// The references of the draft orders under consideration (<c>MedicationRequest/draft-1</c>), as <see cref="Fact.Source"/> has them. Only these
    /// can be suggested for removal, and only where the recommendation is to stop or avoid what they order; an order in force never is.
    /// </summary>
    public IReadOnlyCollection<string> DraftOrders { get; init; } = [];

    /// <summary>
    /// The host's code for a test that is to be ordered, from the id of its concept (<c>serum-creatinine</c>); null when the host cannot order it, and
    /// then nothing is suggested. Without the function no order is suggested at all: a draft that the host cannot fill helps nobody.
    /// </summary>
    public Func<string, Code?>? OrderableCode { get; init; }

    /// <summary>The reasons for not following a card, on each card of a recommendation; one without a display is left out. Empty for none.</summary>
    public ImmutableArray<Code> OverrideReasons { get; init; } = DefaultOverrideReasons;

    /// <summary>Whether one card, after the others, says what could not be decided because something is missing. True by default: without it silence reads as safety.</summary>
    public bool ShowGaps { get; init; } = true;
}
