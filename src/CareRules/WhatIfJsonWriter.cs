using System.Text.Json;
using CareRules.Clinical;

namespace CareRules;

/// <summary>Writes a what-if as JSON; recommendations have the shape that they have in a result.</summary>
internal static class WhatIfJsonWriter
{
    public static string ToString(WhatIfResult result, bool indented) => ResultJsonWriter.ToString(json => Write(json, result), indented);

    private static void Write(Utf8JsonWriter json, WhatIfResult result)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", 1);
        json.WriteString("patient", result.Before.Patient);
        json.WriteString("asOf", PartialDate.Of(result.Before.AsOf).ToString());
        json.WriteList("new", result.New, Write);
        json.WriteList("worsened", result.Worsened, Write);
        json.WriteList("resolved", result.Resolved, Write);
        json.WriteList("unchanged", result.Unchanged, Write);
        json.WritePropertyName("before");
        ResultJsonWriter.Write(json, result.Before, explain: false);
        json.WritePropertyName("after");
        ResultJsonWriter.Write(json, result.After, explain: false);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, WhatIfDifference difference)
    {
        json.WriteStartObject();
        json.WriteStrings("reasons", difference.Reasons);
        json.WritePropertyName("recommendation");
        RecommendationJsonWriter.Write(json, difference.Recommendation, explanation: null);
        json.WriteEndObject();
    }
}
