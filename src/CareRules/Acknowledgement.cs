using System.Collections.Immutable;
using CareRules.Clinical;

namespace CareRules;

/// <summary>
/// That a clinician has seen a recommendation and acted on it, put it off or decided otherwise. The host keeps it and passes it in with every
/// evaluation. It holds for exactly the facts that were seen: any other fact under the recommendation gives another fingerprint, and it is shown again.
/// </summary>
public sealed class Acknowledgement
{
    /// <summary><see cref="Recommendation.Fingerprint"/> as it was shown.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Why, in the host's own code system.</summary>
    public required Code Reason { get; init; }

    /// <summary>The day on which it was given; before it nothing is silenced.</summary>
    public required DateOnly On { get; init; }

    /// <summary>
    /// The last day on which it holds, inclusive; null (the default) for as long as the facts stay the same. A critical recommendation is never
    /// silenced longer than its pack's <c>silence-at-most</c> after <see cref="On"/> (90 days unless the pack says otherwise).
    /// </summary>
    public DateOnly? Until { get; init; }

    /// <summary>
    /// A criterion of the rule language on which it is shown again, as <c>{ observation: egfr, latest: "&lt; 30 mL/min/{1.73_m2}" }</c>; null for none. It is
    /// shown again too while the record does not decide the criterion.
    /// </summary>
    public string? RearmWhen { get; init; }

    /// <summary>
    /// Reads a list of acknowledgements: <c>[ { "fingerprint": …, "reason": { "system": …, "value": …, "display": … }, "on": "2026-02-01", "until": …, "rearmWhen": … } ]</c>,
    /// the members of this type. <c>display</c>, <c>until</c> and <c>rearmWhen</c> may be missing or null. Whether the criterion can be read only the rules can say, when they evaluate.
    /// </summary>
    /// <param name="json">The JSON text.</param>
    /// <exception cref="FormatException">It is no such list; one sentence says which acknowledgement and member, and quotes nothing.</exception>
    public static ImmutableArray<Acknowledgement> ParseList(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return AcknowledgementJson.Read(json);
    }

    /// <summary>Prints no value: a reason tells what a patient has.</summary>
    public override string ToString() => nameof(Acknowledgement);
}
