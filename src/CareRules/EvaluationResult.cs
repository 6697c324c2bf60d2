using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using CareRules.Clinical;
using CareRules.Evaluation.Firing;

namespace CareRules;

/// <summary>
/// What a rule set says of one patient on one day. Immutable and thread-safe. Serialising it writes the published JSON (<c>schema: 1</c>) and
/// never the record; equal rules, record, date and options give equal bytes.
/// </summary>
/// <remarks>
/// <see cref="Fired"/> is found at once. All else is computed when the first of it is read, and then kept: who asks only which rules fire pays for
/// nothing more.
/// </remarks>
[JsonConverter(typeof(EvaluationResultJsonConverter))]
public sealed class EvaluationResult
{
    private readonly Func<string, RuleOutcomeKind?>? outcomes;
    private readonly Lazy<Completeness>? completeness;
    private readonly Lazy<ImmutableArray<RecordNotice>>? notices;
    private readonly Lazy<ImmutableArray<DataGapInfo>>? findOutFirst;
    private readonly Lazy<ImmutableArray<MetricMembership>> metrics = new([]);

    // A result that is computed when it is read: what it is computed from, the rules that fire (null: the whole says which), and what was computed.
    private readonly EvaluationRequest request;
    private readonly RuleFiring[]? firings;
    private EvaluationResult? whole;
    private PageWords? words;

    internal EvaluationResult(Func<string, RuleOutcomeKind?> outcomes, Func<Completeness> completeness, Func<ImmutableArray<RecordNotice>> notices)
    {
        this.outcomes = outcomes;
        this.completeness = new Lazy<Completeness>(completeness);
        this.notices = new Lazy<ImmutableArray<RecordNotice>>(notices);
        findOutFirst = new Lazy<ImmutableArray<DataGapInfo>>(() => Explainer?.FindOutFirst(Undecided) ?? []);
    }

    internal EvaluationResult(EvaluationRequest request, RuleFiring[]? firings)
    {
        this.request = request;
        this.firings = firings;
    }

    /// <summary>The host's own reference to the patient (<c>Patient/123</c>); null when the record has none.</summary>
    public string? Patient { get; internal init; }

    /// <summary>What the result keeps of its record and rules; null when it was read from JSON.</summary>
    internal ResultExplainer? Explainer { get => IsWhole ? field : Whole.Explainer; init; }

    /// <summary>The rules behind the gaps.</summary>
    internal ImmutableArray<Evaluation.RulePlan> Undecided { get => IsWhole ? field : Whole.Undecided; init; } = [];

    /// <summary>The date for which the patient was evaluated.</summary>
    public DateOnly AsOf { get; internal init; }

    /// <summary>The packs, by id.</summary>
    public ImmutableArray<PackInfo> Packs { get; internal init; } = [];

    /// <summary>Why the patient was not evaluated; null when the patient was.</summary>
    public NotEvaluated? NotEvaluated { get; internal init; }

    /// <summary>The version of this library.</summary>
    public string Engine { get; internal init; } = "";

    /// <summary>
    /// The rules that fire and speak, by pack and id, without those that the options leave out: recommendations, targets and reviews alike, before any
    /// are merged. The cheapest answer there is: nothing else of the result is computed for it.
    /// </summary>
    public ImmutableArray<FiredRule> Fired
    {
        get => IsWhole ? field.IsDefault ? throw new InvalidOperationException("This result was read back: it holds no rules.") : field : firings is null ? Whole.Fired : field.IsDefault ? field = FiredOf(firings) : field;
        internal init;
    }

    /// <summary>What to do: the most severe first, then by kind, then by id.</summary>
    public ImmutableArray<Recommendation> Recommendations { get => IsWhole ? field : Whole.Recommendations; internal init; } = [];

    /// <summary>What holds and is not shown: acknowledged by a clinician, or beyond the number that was asked for. In the same order.</summary>
    public ImmutableArray<SuppressedRecommendation> Suppressed { get => IsWhole ? field : Whole.Suppressed; internal init; } = [];

    /// <summary>What is aimed at for each measure, by id of the measure.</summary>
    public ImmutableArray<MeasureTarget> Targets { get => IsWhole ? field : Whole.Targets; internal init; } = [];

    /// <summary>The checks that are to be repeated, by id of the check.</summary>
    public ImmutableArray<ReviewDue> Reviews { get => IsWhole ? field : Whole.Reviews; internal init; } = [];

    /// <summary>All that falls due within twelve months, in as few visits as possible; null when the patient was not evaluated.</summary>
    public VisitPlan? Plan { get => IsWhole ? field : Whole.Plan; internal init; }

    /// <summary>Where the patient belongs in each population measure, by id; computed when first read.</summary>
    public ImmutableArray<MetricMembership> Metrics => IsWhole ? metrics.Value : Whole.Metrics;

    /// <summary>What could not be decided and why: what hides the most severe first.</summary>
    public ImmutableArray<DataGapInfo> Gaps { get => IsWhole ? field : Whole.Gaps; internal init; } = [];

    /// <summary>
    /// The one or two missing facts that would settle most of what could not be decided: those that hide the gravest first. The second counts
    /// what it settles together with the first. Computed when first read; empty when no two facts settle anything.
    /// </summary>
    public ImmutableArray<DataGapInfo> FindOutFirst => IsWhole ? findOutFirst!.Value : Whole.FindOutFirst;

    /// <summary>What a person should know of the record; computed when first read.</summary>
    public ImmutableArray<RecordNotice> Notices => IsWhole ? notices!.Value : Whole.Notices;

    /// <summary>The rules that could not be evaluated.</summary>
    public ImmutableArray<RuleFailure> Failures { get => IsWhole ? field : Whole.Failures; internal init; } = [];

    /// <summary>How much of the rule set the record decided; computed when first read.</summary>
    public Completeness Completeness => IsWhole ? completeness!.Value : Whole.Completeness;

    /// <summary>What the evaluation of one rule came to, whether or not it is shown.</summary>
    /// <param name="rule">The rule, as <c>id</c> or <c>pack/id</c>.</param>
    /// <exception cref="ArgumentException">The rule set has no such rule, or several packs have one and the pack is not named.</exception>
    public RuleOutcomeKind OutcomeOf(string rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return !IsWhole ? Whole.OutcomeOf(rule) : outcomes!(rule) ?? throw new ArgumentException($"`{rule}` is not the name of exactly one rule of the rule set.", nameof(rule));
    }

    /// <summary>
    /// What people call a concept that a result names by its id (<see cref="PlannedVisit.Checks"/>, <see cref="MeasureTarget.Measure"/>,
    /// <see cref="RecommendedAction.Concept"/>): its title in the packs, <c>systolic blood pressure</c> for <c>systolic-bp</c>. The id with blanks for its hyphens where no
    /// pack has it, and where the result was read from JSON, which has no titles. Of two packs that use one id, the title of the first by id.
    /// </summary>
    /// <param name="concept">The id.</param>
    public string TitleOf(string concept)
    {
        ArgumentNullException.ThrowIfNull(concept);
        return (words ??= new PageWords(this)).Concept(concept);
    }

    /// <summary>Why a rule fires or not, what is missing, and what would change it: computed now, for any rule, fired or not.</summary>
    /// <param name="rule">The rule, as <c>id</c> or <c>pack/id</c>.</param>
    /// <exception cref="ArgumentException">The rule set has no such rule, or several packs have one and the pack is not named.</exception>
    /// <exception cref="InvalidOperationException">The result was read from JSON, or the patient was not evaluated.</exception>
    public Explanation Explain(string rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (Explainer is null || NotEvaluated is not null)
        {
            throw new InvalidOperationException("This result holds nothing to explain: it was read back, or the patient was not evaluated.");
        }

        return Explainer.Explain(rule) ?? throw new ArgumentException($"`{rule}` is not the name of exactly one rule of the rule set.", nameof(rule));
    }

    /// <summary>The published JSON. Line ends are LF; there is none at the end.</summary>
    /// <param name="indented">Whether to lay it out for reading; one line by default.</param>
    /// <param name="explain">Whether each recommendation of a rule carries its explanation; else it is null.</param>
    public string ToJson(bool indented = false, bool explain = false) => ResultJsonWriter.ToString(this, indented, explain);

    /// <summary>Writes the published JSON as one object value.</summary>
    /// <param name="writer">Receives the object; is not flushed.</param>
    /// <param name="explain">Whether each recommendation of a rule carries its explanation; else it is null.</param>
    public void WriteJson(Utf8JsonWriter writer, bool explain = false)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ResultJsonWriter.Write(writer, this, explain);
    }

    /// <summary>
    /// Reads a result back from its published JSON: all that the JSON holds, and <see cref="ToJson"/> gives the same bytes again but for the
    /// explanations, which are not kept. <see cref="Explain"/>, <see cref="OutcomeOf"/> and <see cref="Fired"/> need the record and the rules: of a result that was
    /// read back they throw <see cref="InvalidOperationException"/>. The name of a fact is its recorded display, else the id of its concept.
    /// </summary>
    /// <param name="json">JSON of <c>schema: 1</c>, as <see cref="ToJson"/> writes it.</param>
    /// <exception cref="JsonException">It is not JSON, has a property twice, or is not such a result; the message names the place and no value.</exception>
    public static EvaluationResult Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return ResultJsonReader.Read(json);
    }

    /// <summary>The result as text to read: lines of at most about 100 characters with LF, and one LF at the end.</summary>
    public string ToText() => ResultTextWriter.Write(this);

    /// <summary>The result as Markdown; whatever came from the record or a pack is escaped.</summary>
    public string ToMarkdown() => ResultMarkdownWriter.Write(this);

    /// <summary>
    /// One page of HTML for the clinician: conflicts with both sides, what to do, targets and the one plan. Stands by itself (nothing is loaded, no script),
    /// prints on A4; whatever came from the record or a pack is escaped.
    /// </summary>
    public string ToHtml() => ClinicianPageWriter.Write(this);

    /// <summary>One page of HTML for the patient and carer, in plain English and without codes, made as <see cref="ToHtml"/> is. What the rules say to the patient stands in the language asked for.</summary>
    /// <param name="language">The BCP 47 language of the rules' own texts; null for English.</param>
    public string ToPatientHtml(string? language = null) => PatientPageWriter.Write(this, language);

    /// <summary>Whether <see cref="Fired"/> costs nothing more: false where a rule could not be evaluated, or the result was computed as a whole.</summary>
    internal bool AreFiringsKnown => firings is not null;

    internal Func<ImmutableArray<MetricMembership>> MetricsWhenRead
    {
        init => metrics = new Lazy<ImmutableArray<MetricMembership>>(value);
    }

    /// <summary>The scores that the rules use, by id.</summary>
    internal Func<ImmutableArray<ScoreLine>> Scores { get => IsWhole ? field : Whole.Scores; init; } = static () => [];

    /// <summary>Prints no value.</summary>
    public override string ToString() => nameof(EvaluationResult);

    // A result that was built as a whole was asked for by nobody else.
    private bool IsWhole => request.Rules is null;

    // Two threads may both compute it; what they find is equal, and one of the two is kept.
    private EvaluationResult Whole => whole ?? Keep(EvaluationTelemetry.Compute(request));

    private EvaluationResult Keep(EvaluationResult computed)
    {
        if (Interlocked.CompareExchange(ref whole, computed, null) is { } first)
        {
            return first;
        }

        EvaluationTelemetry.Count(request, computed, AreFiringsKnown);
        return computed;
    }

    private ImmutableArray<FiredRule> FiredOf(RuleFiring[] rules)
    {
        FiredRule[] fired = rules.Length == 0 ? [] : new FiredRule[rules.Length];
        for (int i = 0; i < fired.Length; i++)
        {
            fired[i] = new FiredRule(request.Rules.Rules[rules[i].Rule], rules[i].Facts);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(fired);
    }
}
