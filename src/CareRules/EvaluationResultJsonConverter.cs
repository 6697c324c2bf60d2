using System.Text.Json;
using System.Text.Json.Serialization;

namespace CareRules;

/// <summary>Makes every serialiser write the published JSON, never the properties as they happen to be.</summary>
internal sealed class EvaluationResultJsonConverter : JsonConverter<EvaluationResult>
{
    public override EvaluationResult Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        return ResultJsonReader.Read(document.RootElement.GetRawText());
    }

    public override void Write(Utf8JsonWriter writer, EvaluationResult value, JsonSerializerOptions options) => value.WriteJson(writer);
}
