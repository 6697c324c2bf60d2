using System.Globalization;
using System.Text.Json;
using CareRules;
using CareRules.Clinical;
using EhrHost.Web;

namespace EhrHost.Cds;

/// <summary>What became of a card.</summary>
/// <param name="Card">The card.</param>
/// <param name="Override">Why the clinician decided otherwise; null when the card was accepted, or closed without a reason.</param>
/// <param name="On">The day on which it was decided, where the clinician is.</param>
internal sealed record Feedback(Guid Card, Code? Override, DateOnly On)
{
    /// <summary>All entries of a request, or a refusal: half of them is never taken.</summary>
    public static IReadOnlyList<Feedback> Read(JsonElement request)
    {
        Feedback[] all = [.. request.ListAt("feedback").Select(One)];
        return all.Length > 0 ? all : throw Refusal.Malformed("`feedback` is not a list with at least one entry.");
    }

    private static Feedback One(JsonElement entry)
    {
        if (!Guid.TryParse(entry.TextAt("card"), out Guid card))
        {
            throw Refusal.Malformed("A `card` is not a UUID.");
        }

        if (!DateTimeOffset.TryParse(entry.TextAt("outcomeTimestamp"), CultureInfo.InvariantCulture, out DateTimeOffset at))
        {
            throw Refusal.Malformed("An `outcomeTimestamp` is not a date with a time.");
        }

        Code? reason = entry.TextAt("outcome") switch
        {
            "accepted" => null,
            "overridden" => Reason(entry),
            _ => throw Refusal.Malformed("An `outcome` is neither `accepted` nor `overridden`."),
        };
        return new Feedback(card, reason, DateOnly.FromDateTime(at.DateTime));
    }

    // Only what the card offered, in our own words: a text of the caller would be shown to the next clinician.
    private static Code? Reason(JsonElement entry)
    {
        if (entry.ObjectAt("overrideReason")?.ObjectAt("reason") is not { } given)
        {
            return null;
        }

        (string? system, string? value) = (given.TextAt("system"), given.TextAt("code"));
        Code[] offered = [.. CdsCardOptions.DefaultOverrideReasons.Where(r => string.Equals(r.System, system, StringComparison.Ordinal) && string.Equals(r.Value, value, StringComparison.Ordinal))];
        return offered.Length > 0 ? offered[0] : throw Refusal.Malformed("An `overrideReason` is none that the card offered.");
    }
}
