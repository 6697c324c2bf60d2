using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CareRules.Clinical;
using CareRules.Explanations;
using CareRules.Text;

namespace CareRules;

/// <summary>A pack as it was when a decision was made.</summary>
internal sealed record DecisionPack(string Id, string Version, string Digest);

/// <summary>What one rule came to; the fingerprint says on which facts, where it spoke.</summary>
internal sealed record DecisionOutcome(string Rule, string Outcome, string? Fingerprint);

/// <summary>Everything that a decision record says.</summary>
internal sealed record DecisionContent
{
    public required DateOnly AsOf { get; init; }

    public required string Engine { get; init; }

    public required string Input { get; init; }

    /// <summary>The version of the host's terminology; null while packs bring their own, which their digests cover.</summary>
    public string? Terminology { get; init; }

    public required ImmutableArray<string> Supplied { get; init; }

    public required ImmutableArray<DecisionPack> Packs { get; init; }

    public required ImmutableArray<DecisionOutcome> Outcomes { get; init; }

    /// <summary>The digest of the published JSON of the result: every word that was shown.</summary>
    public required string Result { get; init; }

    /// <summary>What was asked.</summary>
    public EvaluationOptions Asked { get; init; } = EvaluationOptions.Default;

    public DecisionHost Host { get; init; } = DecisionHost.None;

    /// <summary>Written before what was asked and what the host changed were kept: nothing is known of them.</summary>
    public bool IsOlder { get; init; }

    public ImmutableArray<string>? Patient { get; init; }

    public static DecisionContent Of(EvaluationResult result, bool includePatient)
    {
        ResultExplainer made = result.Explainer ?? throw new InvalidOperationException("This result was read back: it does not hold what it was made of.");
        ILookup<string, Recommendation> spoken = result.Recommendations.Concat(result.Suppressed.Select(static s => s.Recommendation)).ToLookup(static r => $"{r.Pack}/{r.Id}", StringComparer.Ordinal);
        return new DecisionContent
        {
            AsOf = result.AsOf,
            Engine = result.Engine,
            Input = RecordDigest.Of(made.Record),
            Supplied = [.. Enum.GetValues<RecordSection>().Where(made.Record.IsSupplied).Select(KebabNames.Of)],
            Packs = [.. result.Packs.Select(static p => new DecisionPack(p.Id, p.Version, p.Digest))],
            Outcomes =
            [
                .. made.Plan.Rules.Select(static r => $"{r.Rule.Pack}/{r.Rule.Id}")
                    .Select(rule => new DecisionOutcome(rule, KebabNames.Of(result.OutcomeOf(rule)), spoken[rule].FirstOrDefault()?.Fingerprint)),
            ],
            Result = Sha256.Of(result.ToJson()),
            Asked = made.Options,
            Host = DecisionHost.Of(made.Plan, made.Overlays),
            Patient = includePatient ? RecordDigest.Lines(made.Record) : null,
        };
    }

    public string ToJson() => ResultJsonWriter.ToString(Write, indented: false);

    public static DecisionContent Parse(string text)
    {
        using JsonDocument document = QuietJson.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
        JsonElement json = document.RootElement;
        if (json.GetProperty("decision").GetInt32() != 1)
        {
            throw new FormatException();
        }

        return new DecisionContent
        {
            AsOf = DateOnly.ParseExact(Text(json, "asOf"), "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Engine = Text(json, "engine"),
            Input = Text(json, "input"),
            Terminology = json.GetProperty("terminology").GetString(),
            Supplied = [.. json.GetProperty("supplied").EnumerateArray().Select(static s => s.GetString() ?? throw new FormatException())],
            Packs = [.. json.GetProperty("packs").EnumerateArray().Select(static p => new DecisionPack(Text(p, "id"), Text(p, "version"), Text(p, "digest")))],
            Outcomes = [.. json.GetProperty("outcomes").EnumerateArray().Select(static o => new DecisionOutcome(Text(o, "rule"), Text(o, "outcome"), o.GetProperty("fingerprint").GetString()))],
            Result = Text(json, "result"),
            Asked = DecisionAsked.Read(json),
            Host = DecisionHost.Read(json),
            IsOlder = !json.TryGetProperty("options", out _),
            Patient = json.GetProperty("patient").ValueKind == JsonValueKind.Null ? null : [.. json.GetProperty("patient").EnumerateArray().Select(static s => s.GetString() ?? throw new FormatException())],
        };
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? throw new FormatException();

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("decision", 1);
        json.WriteString("asOf", PartialDate.Of(AsOf).ToString());
        json.WriteString("engine", Engine);
        json.WriteString("terminology", Terminology);
        json.WriteString("input", Input);
        json.WriteStrings("supplied", Supplied);
        json.WriteBoolean("includesDrafts", Asked.IncludeDrafts);
        json.WriteBoolean("ignoresUncoded", Asked.UncodedFacts == UncodedFacts.AreIgnored);
        DecisionAsked.Write(json, Asked);
        Host.Write(json);
        json.WriteList("packs", Packs, static (writer, pack) =>
        {
            writer.WriteStartObject();
            writer.WriteString("id", pack.Id);
            writer.WriteString("version", pack.Version);
            writer.WriteString("digest", pack.Digest);
            writer.WriteEndObject();
        });
        json.WriteString("result", Result);
        json.WriteList("outcomes", Outcomes, static (writer, outcome) =>
        {
            writer.WriteStartObject();
            writer.WriteString("rule", outcome.Rule);
            writer.WriteString("outcome", outcome.Outcome);
            writer.WriteString("fingerprint", outcome.Fingerprint);
            writer.WriteEndObject();
        });
        if (Patient is { } lines)
        {
            json.WriteStrings("patient", lines);
        }
        else
        {
            json.WriteNull("patient");
        }

        json.WriteEndObject();
    }
}
