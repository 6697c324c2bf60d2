using System.Text.Json;
using CareRules;

namespace EhrHost.Cds;

/// <summary>Which recommendation each card stood for, so that feedback about a card finds it again. The oldest are forgotten first.</summary>
internal sealed class ServedCards
{
    private const int Most = 10_000;

    private readonly Lock gate = new();
    private readonly Dictionary<Guid, ServedCard> byId = [];
    private readonly Queue<Guid> oldest = new();

    /// <summary>Keeps the cards of an answer. The cards of the recommendations come first, in their order; notes follow.</summary>
    public void Keep(string patient, string answer, IEnumerable<Recommendation> recommendations)
    {
        using JsonDocument cards = JsonDocument.Parse(answer);
        lock (gate)
        {
            foreach ((JsonElement card, Recommendation shown) in cards.RootElement.GetProperty("cards").EnumerateArray().Zip(recommendations))
            {
                // Without a fingerprint it rests on facts that nothing identifies: it is shown again whatever is said of it.
                if (shown.Fingerprint is { } fingerprint && byId.TryAdd(card.GetProperty("uuid").GetGuid(), new ServedCard(patient, fingerprint)))
                {
                    oldest.Enqueue(card.GetProperty("uuid").GetGuid());
                }
            }

            while (oldest.Count > Most)
            {
                byId.Remove(oldest.Dequeue());
            }
        }
    }

    public ServedCard? Find(Guid card)
    {
        lock (gate)
        {
            return byId.GetValueOrDefault(card);
        }
    }
}

/// <summary>The patient and the recommendation behind a card.</summary>
internal sealed record ServedCard(string Patient, string Fingerprint);
