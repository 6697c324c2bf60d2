using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Explanations;
using CareRules.Model;

namespace CareRules;

/// <summary>Turns a fired rule into a recommendation: texts filled in, facts described, fingerprint taken.</summary>
internal sealed class RecommendationBuilder(EvaluationPlan plan, PatientRecord record, DateOnly asOf, EvaluationOptions options, Func<int, NumberRange> scoreOf)
{
    private readonly TemplateRenderer renderer = new(plan, record, asOf, scoreOf);

    /// <summary>Null for a rule that recommends nothing by itself.</summary>
    public Recommendation? Build(RuleOutcome outcome)
    {
        RuleDefinition rule = outcome.Plan.Rule;
        return rule.Payload is RecommendPayload payload ? Build(rule, payload, outcome.Facts) : null;
    }

    /// <summary>The rule's main text with this patient's facts.</summary>
    public string TextOf(RuleOutcome outcome) =>
        outcome.Plan.Rule.Payload is RecommendPayload payload ? renderer.Render(payload.Text, outcome.Facts) : outcome.Plan.Rule.Title;

    /// <summary>The text of a rule that does not speak of this patient yet: names stand for the facts that it would have.</summary>
    public string TextWithout(RulePlan rule) => rule.Rule.Payload is RecommendPayload payload ? renderer.Render(payload.Text, []) : rule.Rule.Title;

    public static RecommendationKind KindOf(RuleCategory category) => category switch
    {
        RuleCategory.DrugDrug or RuleCategory.DrugDisease or RuleCategory.Duplication or
            RuleCategory.Cascade or RuleCategory.Burden or RuleCategory.Omission => RecommendationKind.Interaction,
        RuleCategory.Monitoring => RecommendationKind.Review,
        RuleCategory.Coordination or RuleCategory.SelfManagement => RecommendationKind.Coordination,
        _ => RecommendationKind.Other,
    };

    private Recommendation Build(RuleDefinition rule, RecommendPayload payload, ImmutableArray<FactMatch> matches)
    {
        ImmutableArray<RecommendationFact> facts = [.. matches.Select(m => FactDescriber.Describe(m, plan))];
        ImmutableArray<RecommendedAction> actions = [.. payload.Actions.Select(Action)];
        return new Recommendation
        {
            Id = rule.Id,
            Pack = rule.Pack,
            Fingerprint = Fingerprint.Of(rule.Pack, rule.Id, facts),
            Kind = KindOf(rule.Category),
            Category = rule.Category,
            Severity = payload.Severity,
            Title = rule.Title,
            Text = renderer.Render(payload.Text, matches),
            Why = payload.Why is null ? null : renderer.Render(payload.Why, matches),
            PatientText = PatientText(payload.Patient, matches),
            Action = actions.IsEmpty ? null : actions[0],
            Actions = actions.IsEmpty ? [] : actions[1..],
            Responsible = payload.Responsible,
            DoWithin = payload.SameDay ? "same day" : payload.DoWithin is { } length ? length.ToString() : null,
            Facts = facts,
            Rules = [rule.Id],
            Evidence = rule.Evidence,
        };
    }

    public RecommendedAction Action(BoundAction action) =>
        new(action.Verb, plan.Concepts[action.Concept.Index].Name, action.To is { } to ? plan.Concepts[to.Index].Name : null);

    private ImmutableSortedDictionary<string, string> PatientText(ImmutableSortedDictionary<string, TextTemplate> texts, ImmutableArray<FactMatch> matches) =>
        texts.Where(t => options.Language is null || string.Equals(t.Key, LanguageChoice.Of(texts.Keys, options.Language), StringComparison.Ordinal))
            .ToImmutableSortedDictionary(static t => t.Key, t => renderer.RenderFor(ReaderLanguage.Of(options.Language ?? t.Key), t.Value, matches), StringComparer.Ordinal);
}
