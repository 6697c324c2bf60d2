using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CareRules.Clinical;
using CareRules.Explanations;
using CareRules.Model;

namespace CareRules;

/// <summary>Writes a result as the published JSON. The order of keys is part of the contract; what this version does not compute is null.</summary>
internal static class ResultJsonWriter
{
    public const int Schema = 1;

    // Letters of every script stay readable; what could end a script element or turn a text round is escaped.
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

    public static string ToString(EvaluationResult result, bool indented, bool explain) => ToString(json => Write(json, result, explain), indented);

    public static string ToString(Action<Utf8JsonWriter> write, bool indented)
    {
        ArrayBufferWriter<byte> buffer = new(4096);
        using (Utf8JsonWriter writer = new(buffer, new JsonWriterOptions { Encoder = Encoder, Indented = indented, NewLine = "\n" }))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static void Write(Utf8JsonWriter json, EvaluationResult result, bool explain)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Schema);
        json.WriteString("patient", result.Patient);
        json.WriteString("asOf", Date(result.AsOf));
        json.WriteList("packs", result.Packs, WritePack);
        WriteNotEvaluated(json, result.NotEvaluated);
        json.WriteString("engine", result.Engine);
        json.WriteList("recommendations", result.Recommendations, (writer, r) => RecommendationJsonWriter.Write(writer, r, explain ? result.Explainer?.Decisive(r) : null));
        json.WriteList("targets", result.Targets, CareJsonWriter.WriteTarget);
        json.WriteList("reviews", result.Reviews, CareJsonWriter.WriteReview);
        CareJsonWriter.WritePlan(json, result.Plan);
        json.WriteList("gaps", result.Gaps, WriteGap);
        json.WriteList("scores", result.Scores(), CareJsonWriter.WriteScore);
        json.WriteList("metrics", result.Metrics, CareJsonWriter.WriteMetric);
        json.WriteList("notices", result.Notices, WriteNotice);
        json.WriteList("failures", result.Failures, WriteFailure);
        json.WriteList("suppressed", result.Suppressed, WriteSuppressed);
        json.WritePropertyName("completeness");
        WriteCompleteness(json, result.Completeness);
        if (explain && result is { Explainer: { } explainer, NotEvaluated: null })
        {
            json.WriteList("silent", explainer.Silent(result), WriteSilent);
        }

        json.WriteEndObject();
    }

    private static void WriteSilent(Utf8JsonWriter json, (RuleDefinition Rule, string Sentence) silent)
    {
        json.WriteStartObject();
        json.WriteString("rule", silent.Rule.Id);
        json.WriteString("pack", silent.Rule.Pack);
        json.WriteString("sentence", silent.Sentence);
        json.WriteEndObject();
    }

    private static void WritePack(Utf8JsonWriter json, PackInfo pack)
    {
        json.WriteStartObject();
        json.WriteString("id", pack.Id);
        json.WriteString("version", pack.Version);
        json.WriteString("digest", pack.Digest);
        json.WriteBoolean("signedOff", pack.IsSignedOff);
        json.WriteEndObject();
    }

    private static void WriteNotEvaluated(Utf8JsonWriter json, NotEvaluated? notEvaluated)
    {
        if (notEvaluated is null)
        {
            json.WriteNull("notEvaluated");
            return;
        }

        json.WriteStartObject("notEvaluated");
        json.WriteString("reason", notEvaluated.Reason);
        json.WriteString("on", notEvaluated.On?.ToString());
        json.WriteEndObject();
    }

    private static void WriteGap(Utf8JsonWriter json, DataGapInfo gap)
    {
        json.WriteStartObject();
        json.WriteString("missing", gap.Missing);
        json.WriteString("title", gap.Title);
        json.WriteString("reason", gap.Reason);
        json.WriteStrings("rules", gap.Rules);
        json.WriteString("severity", KebabNames.Of(gap.Severity));
        json.WriteString("would", gap.Would);
        json.WriteEndObject();
    }

    private static void WriteNotice(Utf8JsonWriter json, RecordNotice notice)
    {
        json.WriteStartObject();
        json.WriteString("code", notice.Code);
        json.WriteString("source", notice.Source);
        json.WriteString("text", notice.Text);
        json.WriteEndObject();
    }

    private static void WriteFailure(Utf8JsonWriter json, RuleFailure failure)
    {
        json.WriteStartObject();
        json.WriteString("rule", failure.Rule);
        json.WriteString("code", failure.Code);
        json.WriteString("text", failure.Text);
        json.WriteEndObject();
    }

    private static void WriteSuppressed(Utf8JsonWriter json, SuppressedRecommendation suppressed)
    {
        json.WriteStartObject();
        json.WriteString("fingerprint", suppressed.Recommendation.Fingerprint);
        json.WriteString("reason", suppressed.Reason?.Value ?? "held-back");
        json.WriteString("until", suppressed.Until is { } until ? Date(until) : null);
        json.WriteString("rearm", suppressed.RearmWhen);
        json.WriteString("id", suppressed.Recommendation.Id);
        json.WriteString("pack", suppressed.Recommendation.Pack);
        json.WriteString("severity", KebabNames.Of(suppressed.Recommendation.Severity));
        json.WriteString("title", suppressed.Recommendation.Title);
        json.WriteString("reasonSystem", suppressed.Reason?.System);
        json.WriteString("reasonDisplay", suppressed.Reason?.Display);
        json.WriteEndObject();
    }

    private static void WriteCompleteness(Utf8JsonWriter json, Completeness completeness)
    {
        json.WriteStartObject();
        json.WriteNumber("rules", completeness.Rules);
        json.WriteNumber("fired", completeness.Fired);
        json.WriteNumber("silent", completeness.Silent);
        json.WriteNumber("undetermined", completeness.Undetermined);
        json.WriteNumber("failed", completeness.Failed);
        json.WriteNumber("shadow", completeness.Shadow);
        json.WriteStrings("uncoded", completeness.Uncoded);
        json.WriteStrings("supplied", completeness.Supplied.Select(KebabNames.Of));
        json.WriteList("notInForce", completeness.NotInForce, static (writer, rule) =>
        {
            writer.WriteStartObject();
            writer.WriteString("rule", rule.Rule);
            writer.WriteString("why", rule.Why);
            writer.WriteString("by", rule.By);
            writer.WriteString("because", rule.Because);
            writer.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static string Date(DateOnly date) => PartialDate.Of(date).ToString();
}
