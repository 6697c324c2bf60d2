using System.Collections.Immutable;
using CareRules;
using CareRules.Clinical;

namespace EhrHost.Advice;

/// <summary>
/// What clinicians have decided about recommendations, kept for the life of the process; a real host keeps it with the patient's record. It is kept by the id of the
/// card, which is made from the patient and the facts: the order entry names a card by it, the page does so too, and no list of what was served is needed.
/// </summary>
internal sealed class Decisions
{
    private const int Most = 10_000;

    private readonly Lock gate = new();
    private readonly OrderedDictionary<Guid, Decision> byCard = [];

    /// <summary>Keeps one; a later one about the same card takes the place of the earlier. Of too many the oldest are forgotten: what they silenced is shown again.</summary>
    public void Keep(Guid card, Decision decision)
    {
        lock (gate)
        {
            byCard.Remove(card);
            byCard.Add(card, decision);
            if (byCard.Count > Most)
            {
                byCard.RemoveAt(0);
            }
        }
    }

    public void Forget(Guid card)
    {
        lock (gate)
        {
            byCard.Remove(card);
        }
    }

    /// <summary>What was decided about the recommendations of a result, as the next evaluation takes it.</summary>
    public ImmutableArray<Acknowledgement> About(EvaluationResult result)
    {
        lock (gate)
        {
            return byCard.Count == 0 ? [] : [.. result.Recommendations.Select(r => Of(result, r)).OfType<Acknowledgement>()];
        }
    }

    private Acknowledgement? Of(EvaluationResult result, Recommendation recommendation) =>
        CdsHooks.CardId(result, recommendation) is { } card && byCard.TryGetValue(card, out Decision? decision)
            ? new Acknowledgement { Fingerprint = recommendation.Fingerprint!, Reason = decision.Reason, On = decision.On, Until = decision.Until }
            : null;
}

/// <summary>That a clinician decided otherwise.</summary>
/// <param name="Reason">Why: one of the reasons that were offered.</param>
/// <param name="On">The day.</param>
/// <param name="Until">The last day on which it holds; null for as long as the facts stay the same.</param>
internal sealed record Decision(Code Reason, DateOnly On, DateOnly? Until);
