using System.Text.Json;
using CareRules.Clinical;
using CareRules.Explanations;

namespace CareRules;

/// <summary>Writes one recommendation of the published JSON.</summary>
internal static class RecommendationJsonWriter
{
    public static void Write(Utf8JsonWriter json, Recommendation recommendation, ExplanationNode? explanation)
    {
        json.WriteStartObject();
        json.WriteString("id", recommendation.Id);
        json.WriteString("pack", recommendation.Pack);
        json.WriteString("fingerprint", recommendation.Fingerprint);
        json.WriteString("kind", KebabNames.Of(recommendation.Kind));
        json.WriteString("category", KebabNames.Of(recommendation.Category));
        json.WriteString("severity", KebabNames.Of(recommendation.Severity));
        json.WriteString("title", recommendation.Title);
        json.WriteString("text", recommendation.Text);
        json.WriteString("why", recommendation.Why);
        WritePatientText(json, recommendation);
        json.WritePropertyName("action");
        WriteAction(json, recommendation.Action);
        json.WriteList("actions", recommendation.Actions, WriteAction);
        json.WriteStrings("responsible", recommendation.Responsible);
        json.WriteString("doWithin", recommendation.DoWithin);
        json.WriteList("facts", recommendation.Facts, WriteFact);
        json.WriteStrings("rules", recommendation.Rules);
        json.WriteList("evidence", recommendation.Evidence, WriteCitation);
        json.WriteList("reasons", recommendation.Reasons, WriteReason);
        json.WriteList("wouldRaise", recommendation.WouldRaise, WriteReason);
        json.WriteList("wouldSettle", recommendation.WouldSettle, WriteReason);
        json.WritePropertyName("explanation");
        if (explanation is null)
        {
            json.WriteNullValue();
        }
        else
        {
            ExplanationJsonWriter.WriteNode(json, explanation);
        }

        json.WriteEndObject();
    }

    private static void WritePatientText(Utf8JsonWriter json, Recommendation recommendation)
    {
        json.WriteStartObject("patientText");
        foreach ((string language, string text) in recommendation.PatientText)
        {
            json.WriteString(language, text);
        }

        json.WriteEndObject();
    }

    private static void WriteAction(Utf8JsonWriter json, RecommendedAction? action)
    {
        if (action is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("do", KebabNames.Of(action.Verb));
        json.WriteString("concept", action.Concept);
        if (action.To is not null)
        {
            json.WriteString("to", action.To);
        }

        json.WriteEndObject();
    }

    public static void WriteFact(Utf8JsonWriter json, RecommendationFact fact)
    {
        json.WriteStartObject();
        json.WriteString("source", fact.Source);
        json.WriteString("kind", fact.Kind);
        json.WriteString("concept", fact.Concept);
        json.WriteString("system", fact.Code?.System);
        json.WriteString("code", fact.Code?.Value);
        json.WriteString("display", fact.Display);
        WriteValue(json, fact.Value);
        json.WriteString("valueCode", fact.ValueCode?.Value);
        json.WriteString("date", fact.Date?.ToString());
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, Quantity? quantity)
    {
        if (quantity is not { } value)
        {
            json.WriteNull("value");
            json.WriteNull("unit");
            return;
        }

        json.WriteNumber("value", value.Value);
        json.WriteString("unit", value.Unit);
        if (value.Comparator != QuantityComparator.Equal)
        {
            // `>90` is not 90: the number alone would say more than was measured.
            json.WriteString("comparator", QuantityText.Comparator(value.Comparator));
        }
    }

    private static void WriteReason(Utf8JsonWriter json, RuleReason reason)
    {
        json.WriteStartObject();
        json.WriteString("rule", reason.Rule);
        json.WriteString("goal", reason.Goal);
        json.WriteString("title", reason.Title);
        json.WriteString("severity", reason.Severity is { } severity ? KebabNames.Of(severity) : null);
        json.WriteString("text", reason.Text);
        json.WriteEndObject();
    }

    public static void WriteCitation(Utf8JsonWriter json, Citation citation)
    {
        json.WriteStartObject();
        json.WriteString("source", citation.Source);
        json.WriteString("section", citation.Section);
        json.WriteString("strength", citation.Strength);
        json.WriteString("url", citation.Url);
        json.WriteEndObject();
    }
}
