using System.Text.Json;
using CareRules.Clinical;
using CareRules.Explanations;
using CareRules.Fhir.Output;

namespace CareRules.Fhir.Cards;

/// <summary>The cards of one answer: recommendations, how many gave way to them, and what nobody may take for silence.</summary>
internal sealed class CardDeck(EvaluationResult result, IReadOnlyList<Recommendation> recommendations, IReadOnlyList<DataGapInfo> gaps, CdsCardOptions options)
{
    /// <summary>What the ids of the cards of recommendations are made for.</summary>
    public const string Kind = "card";

    private readonly StableIds ids = new();
    private readonly CardSuggestions suggestions = new(result, options);

    /// <summary>What drafts add: what is new or worse, and what cannot be decided because of them.</summary>
    public static CardDeck Of(WhatIfResult difference, CdsCardOptions options)
    {
        HashSet<(string, string)> before = [.. difference.Before.Gaps.Select(static g => (g.Missing, string.Join('\n', g.Rules)))];
        return new CardDeck(
            difference.After,
            [.. difference.New.Concat(difference.Worsened).Select(static d => d.Recommendation).OrderByDescending(static r => r.Severity)],
            [.. difference.After.Gaps.Where(g => !before.Contains((g.Missing, string.Join('\n', g.Rules))))],
            options);
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("cards");
        foreach (Recommendation recommendation in recommendations)
        {
            WriteRecommendation(json, recommendation);
        }

        // What a clinician acknowledged has no card: that is what it was acknowledged for. What gave way to graver things is at least counted.
        Recommendation[] held = [.. result.Suppressed.Where(static s => s.IsHeldBack).Select(static s => s.Recommendation)];
        if (held.Length > 0)
        {
            WriteNote(
                json, "held-back", OutputWords.Count(held.Length, "more recommendation", "more recommendations"), Indicator(held.Max(static r => r.Severity)),
                held.Select(static r => $"{KebabNames.Of(r.Severity)}: {r.Title}"));
        }

        WriteNotes(json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteNotes(Utf8JsonWriter json)
    {
        if (result.NotEvaluated is { } why)
        {
            WriteNote(json, "not-evaluated", OutputWords.NotEvaluated(why), "info", []);
        }

        if (!result.Failures.IsEmpty)
        {
            WriteNote(
                json, "failures", $"{OutputWords.Count(result.Failures.Length, "rule", "rules")} could not be evaluated: what they would have said is not known", "warning",
                result.Failures.Select(static f => $"{f.Rule}: {f.Text} [{f.Code}]"));
        }

        if (options.ShowGaps && gaps.Count > 0)
        {
            int rules = gaps.SelectMany(static g => g.Rules).Distinct(StringComparer.Ordinal).Count();
            WriteNote(json, "gaps", $"Not decided for want of data: {OutputWords.Count(rules, "rule", "rules")}, up to {KebabNames.Of(gaps.Max(static g => g.Severity))}", "info", gaps.Select(OutputWords.Gap));
        }
    }

    private void WriteRecommendation(Utf8JsonWriter json, Recommendation recommendation)
    {
        string id = ids.OfRecommendation(Kind, result.Patient, recommendation);
        json.WriteStartObject();
        json.WriteString("uuid", id);
        json.WriteString("summary", Summary(recommendation.Title));
        json.WriteString("indicator", Indicator(recommendation.Severity));
        json.WriteString("detail", CardDetail.Of(recommendation, result));
        json.Object("source", source => WriteSource(source, recommendation));
        if (suggestions.Of(recommendation) is { Count: > 0 } offered)
        {
            json.Objects("suggestions", offered, (suggestion, one) => one.Write(suggestion, ids.Next("suggestion", id, one.Label, one.Deletes)));
            json.WriteString("selectionBehavior", "any");
        }

        json.Objects("overrideReasons", options.OverrideReasons.IsDefault ? [] : options.OverrideReasons.Where(static r => FhirTypes.IsCodable(r) && !string.IsNullOrWhiteSpace(r.Display)), static (reason, code) =>
        {
            reason.WriteString("code", code.Value);
            reason.WriteString("system", code.System);
            reason.WriteString("display", CardText.Plain(code.Display!));
        });
        json.Objects("links", Links(recommendation), static (link, to) =>
        {
            link.WriteString("label", Summary(to.Label));
            link.WriteString("url", to.Url);
            link.WriteString("type", "absolute");
        });
        json.WriteEndObject();
    }

    // What the reader can follow up is the guideline, not the pack; the pack stands in the detail.
    private void WriteSource(Utf8JsonWriter json, Recommendation recommendation)
    {
        Citation? first = recommendation.Evidence.FirstOrDefault();
        json.WriteString("label", Summary(first?.Source ?? PackTitle(recommendation.Pack)));
        if (WebAddress.Of(first?.Url) is { } url)
        {
            json.WriteString("url", url);
        }

        string category = KebabNames.Of(recommendation.Category);
        json.Object("topic", topic => FhirTypes.Coding(topic, new Code(FhirTypes.Urn + "category", category, category.Replace('-', ' '))));
    }

    private static IEnumerable<(string Label, string Url)> Links(Recommendation recommendation) => recommendation.Evidence
        .Select(static e => (Label: OutputWords.Citation(e), Url: WebAddress.Of(e.Url)))
        .Where(static l => l.Url is not null).Select(static l => (l.Label, l.Url!)).DistinctBy(static l => l.Item2);

    private void WriteNote(Utf8JsonWriter json, string kind, string summary, string indicator, IEnumerable<string> lines)
    {
        string?[] evaluation = [result.Patient, FhirTypes.Date(result.AsOf), .. result.Packs.Select(static p => p.Digest)];
        json.WriteStartObject();
        json.WriteString("uuid", ids.Next(kind, evaluation));
        json.WriteString("summary", Summary(summary));
        json.WriteString("indicator", indicator);
        if (CardDetail.List(lines) is { Length: > 0 } detail)
        {
            json.WriteString("detail", detail);
        }

        json.Object("source", source => source.WriteString("label", Summary(result.Packs is [var pack, ..] ? pack.Title : "CareRules")));
        json.WriteEndObject();
    }

    private string PackTitle(string id) => result.Packs.FirstOrDefault(p => string.Equals(p.Id, id, StringComparison.Ordinal))?.Title ?? id;

    private static string Summary(string text) => CardText.Short(text) is { Length: > 0 } said ? said : "CareRules";

    // `critical` interrupts in many clients: only what is near serious harm may do that. What can wait for the next contact informs.
    private static string Indicator(Severity severity) => severity switch
    {
        Severity.Critical => "critical",
        Severity.High => "warning",
        _ => "info",
    };
}
