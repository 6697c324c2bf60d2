using System.Collections.Immutable;
using System.Text.Json;
using CareRules.Clinical;

namespace CareRules;

/// <summary>Reads the published JSON back: what <see cref="ResultJsonWriter"/> wrote, of this schema and no other.</summary>
internal static class ResultJsonReader
{
    private const int Depth = 256;

    private static JsonDocumentOptions Options => new() { AllowDuplicateProperties = false, MaxDepth = Depth };

    public static EvaluationResult Read(string text)
    {
        using JsonDocument document = QuietJson.Parse(text, Options);
        return Read(document.RootElement);
    }

    private static EvaluationResult Read(JsonElement element)
    {
        JsonFields json = new(element, "$");
        if (json.Count("schema") != ResultJsonWriter.Schema)
        {
            throw JsonFields.Fault("$.schema", FormattableString.Invariant($"{ResultJsonWriter.Schema}, the schema"));
        }

        ImmutableArray<RecordNotice> notices = json.List("notices", static n => new RecordNotice(n.Needed("code"), n.Text("source"), n.Needed("text")));
        ImmutableArray<ScoreLine> scores = json.List("scores", CareJsonReader.Score);
        ImmutableArray<MetricMembership> metrics = json.List("metrics", CareJsonReader.Metric);
        Completeness completeness = Completeness(json.Object("completeness") ?? throw JsonFields.Fault("$.completeness", "an object"));
        return new EvaluationResult(NoOutcome, () => completeness, () => notices)
        {
            Patient = json.Text("patient"),
            AsOf = json.Day("asOf") ?? throw JsonFields.Fault("$.asOf", "a day"),
            Packs = json.List("packs", static p => new PackInfo(p.Needed("id"), p.Needed("id"), p.Needed("version"), p.Needed("digest"), p.Flag("signedOff"))),
            NotEvaluated = json.Object("notEvaluated") is { } not ? new NotEvaluated(not.Needed("reason"), not.Date("on")) : null,
            Engine = json.Needed("engine"),
            Recommendations = json.List("recommendations", RecommendationJsonReader.Read),
            Targets = json.List("targets", CareJsonReader.Target),
            Reviews = json.List("reviews", CareJsonReader.Review),
            Plan = json.Object("plan") is { } plan ? CareJsonReader.Plan(plan) : null,
            Gaps = json.List("gaps", Gap),
            Scores = () => scores,
            MetricsWhenRead = () => metrics,
            Suppressed = json.List("suppressed", Suppressed),
            Failures = json.List("failures", static f => new RuleFailure(f.Needed("rule"), f.Needed("code"), f.Needed("text"))),
        };
    }

    private static DataGapInfo Gap(JsonFields json) => new()
    {
        Missing = json.Needed("missing"),
        Title = json.Text("title") ?? json.Needed("missing").Replace('-', ' '),
        Reason = json.Needed("reason"),
        Rules = json.Texts("rules"),
        Severity = json.Name<Severity>("severity"),
        Would = json.Text("would"),
    };

    private static SuppressedRecommendation Suppressed(JsonFields json) => new(new Recommendation
    {
        Id = json.Needed("id"),
        Pack = json.Needed("pack"),
        Fingerprint = json.Text("fingerprint"),
        Severity = json.Name<Severity>("severity"),
        Title = json.Needed("title"),
    })
    {
        // Without a code system it is no acknowledgement's reason.
        Reason = json.Text("reasonSystem") is { } system ? new Code(system, json.Needed("reason"), json.Text("reasonDisplay")) : null,
        Until = json.Day("until"),
        RearmWhen = json.Text("rearm"),
    };

    private static Completeness Completeness(JsonFields json) => new()
    {
        Rules = json.Count("rules") ?? 0,
        Fired = json.Count("fired") ?? 0,
        Silent = json.Count("silent") ?? 0,
        Undetermined = json.Count("undetermined") ?? 0,
        Failed = json.Count("failed") ?? 0,
        Shadow = json.Count("shadow") ?? 0,
        Uncoded = json.Texts("uncoded"),
        Supplied = [.. json.Texts("supplied").Select(static s => Explanations.KebabNames.TryParse(s, out RecordSection section) ? section : throw JsonFields.Fault("$.completeness.supplied", "a section"))],
        NotInForce = json.List("notInForce", static r => new RuleNotInForce(r.Needed("rule"), r.Needed("why"), r.Text("by"), r.Text("because"))),
    };

    private static RuleOutcomeKind? NoOutcome(string rule) =>
        throw new InvalidOperationException("This result was read back: it holds no outcomes of single rules.");
}
