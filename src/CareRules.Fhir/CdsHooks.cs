using System.Text.Json;
using CareRules.Fhir.Cards;
using CareRules.Fhir.Output;

namespace CareRules;

/// <summary>
/// Writes results as the answer of a CDS Hooks 2.0 service: an object with <c>cards</c>, the most severe first. Pure and thread-safe; equal
/// input gives equal bytes.
/// </summary>
/// <remarks>
/// There are no system actions: nothing is done without a person. <c>summary</c>, labels and displays are plain text; <c>detail</c> is GitHub-flavoured
/// Markdown in which no text of a record or pack becomes markup, HTML or an image, and the only links are https addresses of the evidence. The
/// mapping, field by field, is in docs/fhir-output.md.
/// </remarks>
public static class CdsHooks
{
    /// <summary>The cards of a result: for <c>patient-view</c>.</summary>
    /// <param name="result">The result.</param>
    /// <param name="options">What else the cards hold; null for <see cref="CdsCardOptions.Default"/>.</param>
    /// <param name="indented">Whether to lay it out for reading; one line by default.</param>
    public static string ToCards(EvaluationResult result, CdsCardOptions? options = null, bool indented = false)
    {
        ArgumentNullException.ThrowIfNull(result);
        return OutputJson.ToString(json => WriteCards(json, result, options), indented);
    }

    /// <summary>
    /// The cards of what draft orders change: for <c>order-select</c> and <c>order-sign</c>. What is new and what has become worse has a card;
    /// what was so before the order has none.
    /// </summary>
    /// <param name="difference">What the orders change.</param>
    /// <param name="options">What else the cards hold; null for <see cref="CdsCardOptions.Default"/>.</param>
    /// <param name="indented">Whether to lay it out for reading; one line by default.</param>
    public static string ToCards(WhatIfResult difference, CdsCardOptions? options = null, bool indented = false)
    {
        ArgumentNullException.ThrowIfNull(difference);
        return OutputJson.ToString(json => WriteCards(json, difference, options), indented);
    }

    /// <summary>
    /// The <c>uuid</c> of the card of a recommendation, by which feedback names it. It is made from the patient's reference and the fingerprint, and so is the same in
    /// every answer while the same facts hold: a host that keeps feedback under it needs no list of the cards that it served. It finds the recommendation of a new
    /// result by it, and makes the <see cref="Acknowledgement"/> for the next evaluation.
    /// </summary>
    /// <param name="result">The result; of a what-if, <see cref="WhatIfResult.After"/>.</param>
    /// <param name="recommendation">One of its recommendations, shown or suppressed.</param>
    /// <returns>Null for a recommendation without a fingerprint: it can have a card, and cannot be acknowledged.</returns>
    public static Guid? CardId(EvaluationResult result, Recommendation recommendation)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(recommendation);
        return recommendation.Fingerprint is { } fingerprint ? StableIds.OfFingerprint(CardDeck.Kind, result.Patient, fingerprint) : null;
    }

    /// <summary>Writes the cards of a result as one object value.</summary>
    /// <param name="writer">Receives the object; is not flushed.</param>
    /// <param name="result">The result.</param>
    /// <param name="options">What else the cards hold; null for <see cref="CdsCardOptions.Default"/>.</param>
    public static void WriteCards(Utf8JsonWriter writer, EvaluationResult result, CdsCardOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(result);
        new CardDeck(result, result.Recommendations, result.Gaps, options ?? CdsCardOptions.Default).Write(writer);
    }

    /// <summary>Writes the cards of what draft orders change as one object value.</summary>
    /// <param name="writer">Receives the object; is not flushed.</param>
    /// <param name="difference">What the orders change.</param>
    /// <param name="options">What else the cards hold; null for <see cref="CdsCardOptions.Default"/>.</param>
    public static void WriteCards(Utf8JsonWriter writer, WhatIfResult difference, CdsCardOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(difference);
        CardDeck.Of(difference, options ?? CdsCardOptions.Default).Write(writer);
    }
}
