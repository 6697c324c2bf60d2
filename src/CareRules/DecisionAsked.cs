using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CareRules.Clinical;
using CareRules.Explanations;

namespace CareRules;

/// <summary>What was asked of the evaluation that a record keeps, as JSON.</summary>
internal static class DecisionAsked
{
    public static void Write(Utf8JsonWriter json, EvaluationOptions options)
    {
        json.WriteStartObject("options");
        json.WriteStrings("categories", options.Categories.IsDefault ? [] : options.Categories.Select(KebabNames.Of));
        json.WriteString("minimumSeverity", KebabNames.Of(options.MinimumSeverity));
        json.WriteStrings("rules", options.Rules.IsDefault ? [] : options.Rules);
        json.WriteString("language", options.Language);
        if (options.MostRecommendations is { } most)
        {
            json.WriteNumber("mostRecommendations", most);
        }
        else
        {
            json.WriteNull("mostRecommendations");
        }

        json.WriteList("acknowledgements", options.Acknowledgements.IsDefault ? [] : options.Acknowledgements, AcknowledgementJson.Write);
        json.WriteEndObject();
    }

    /// <summary>Drafts and items without a code stand beside the block, as they did before there was one.</summary>
    public static EvaluationOptions Read(JsonElement record)
    {
        bool drafts = record.GetProperty("includesDrafts").GetBoolean();
        UncodedFacts uncoded = record.GetProperty("ignoresUncoded").GetBoolean() ? UncodedFacts.AreIgnored : UncodedFacts.AreUnknown;
        if (!record.TryGetProperty("options", out JsonElement asked))
        {
            return new EvaluationOptions { IncludeDrafts = drafts, UncodedFacts = uncoded };
        }

        JsonElement most = asked.GetProperty("mostRecommendations");
        return new EvaluationOptions
        {
            IncludeDrafts = drafts,
            UncodedFacts = uncoded,
            Categories = [.. asked.GetProperty("categories").EnumerateArray().Select(static c => Word<RuleCategory>(c))],
            MinimumSeverity = Word<Severity>(asked.GetProperty("minimumSeverity")),
            Rules = [.. asked.GetProperty("rules").EnumerateArray().Select(static r => r.GetString() ?? throw new FormatException())],
            Language = asked.GetProperty("language").GetString(),
            MostRecommendations = most.ValueKind == JsonValueKind.Null ? null : most.GetInt32(),
            Acknowledgements = [.. asked.GetProperty("acknowledgements").EnumerateArray().Select(static (a, i) => AcknowledgementJson.Read(a, i + 1))],
        };
    }

    /// <summary>The acknowledgements alone, and everything else, as texts that are equal where what they say is.</summary>
    public static (string Acknowledged, string Others) Texts(EvaluationOptions options)
    {
        string Of(EvaluationOptions one) => ResultJsonWriter.ToString(
            json =>
            {
                json.WriteStartObject();
                json.WriteBoolean("drafts", one.IncludeDrafts);
                json.WriteBoolean("uncoded", one.UncodedFacts == UncodedFacts.AreIgnored);
                Write(json, one);
                json.WriteEndObject();
            },
            indented: false);
        EvaluationOptions rest = new()
        {
            Categories = options.Categories,
            MinimumSeverity = options.MinimumSeverity,
            Rules = options.Rules,
            Language = options.Language,
            IncludeDrafts = options.IncludeDrafts,
            MostRecommendations = options.MostRecommendations,
            UncodedFacts = options.UncodedFacts,
        };
        return (Of(new EvaluationOptions { Acknowledgements = options.Acknowledgements }), Of(rest));
    }

    private static T Word<T>(JsonElement json)
        where T : struct, Enum => KebabNames.TryParse(json.GetString() ?? "", out T value) ? value : throw new FormatException();
}
