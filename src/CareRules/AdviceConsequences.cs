using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Evaluation.Firing;
using CareRules.Explanations;
using CareRules.Model;
using CareRules.Reasoning;

namespace CareRules;

/// <summary>
/// What follows if advice on medicines is followed, found by trying it on the record: rules that would then speak (a start that another rule warns of, a
/// stop that another relies on) and rules that would no longer (alternatives, or advice that becomes needless).
/// </summary>
internal sealed class AdviceConsequences(EvaluationPlan plan, PatientRecord record, DateOnly asOf, EvaluationSettings settings, ImmutableArray<RuleOutcome> fired, ReasonedCare care)
{
    private readonly HashSet<int> now = [.. fired.Select(static o => o.Plan.Index)];

    // Most advice changes no medicine: the record is read again only for what does.
    private readonly Lazy<EvaluationContext> context = new(() => new EvaluationContext(plan, record, asOf, settings));

    /// <summary>Says of a recommendation what following the rules behind it would raise and settle.</summary>
    public void Tell(Recommendation? recommendation, ImmutableArray<RuleOutcome> rules, RecommendationBuilder builder)
    {
        RecordEdit[] edits = recommendation is null ? [] : [.. rules.SelectMany(Edits)];
        if (edits.Length == 0 || FiringPass.Run(plan.Firing, RecordEdit.Apply(edits, record), asOf, settings) is not { } then)
        {
            return;
        }

        HashSet<Fact> added = new(edits.SelectMany(static e => e.With), ReferenceEqualityComparer.Instance);
        bool stops = edits.Any(static e => !e.Without.IsEmpty);
        recommendation!.WouldRaise = Reasons(
            then.Where(f => !now.Contains(f.Rule) && (stops || f.Facts.Any(added.Contains))).Select(f => plan.Rules[f.Rule]).Where(IsOfMedicines), builder);
        HashSet<int> still = [.. then.Select(static f => f.Rule)];
        recommendation.WouldSettle = Reasons(
            fired.Where(o => !still.Contains(o.Plan.Index) && !rules.Contains(o) && !Opposes(o, rules)).Select(static o => o.Plan).Where(IsOfMedicines), builder);
    }

    // What opposes the advice is not settled by it: that is the conflict, or was decided.
    private bool Opposes(RuleOutcome one, ImmutableArray<RuleOutcome> rules) =>
        care.Conflicts.Any(c => c.Sides.Contains(one) && c.Sides.Any(rules.Contains)) || care.Outweighed.Any(o => o.Loser == one || (o.Winner == one && rules.Contains(o.Loser)));

    private IEnumerable<RecordEdit> Edits(RuleOutcome outcome) =>
        outcome.Plan.Rule.Payload is RecommendPayload payload ? payload.Actions.SelectMany(a => Edits(a, outcome)) : [];

    private IEnumerable<RecordEdit> Edits(BoundAction action, RuleOutcome outcome)
    {
        foreach (ActionPull pull in action.Verb is ActionVerb.Start or ActionVerb.Stop or ActionVerb.Switch ? ActionPull.Of(action) : [])
        {
            if (plan.Concepts[pull.Concept.Index].Kind != ConceptKind.Medication)
            {
                continue;
            }

            if (pull.Pull == Pull.Towards)
            {
                if (new ImaginedFacts(context.Value).For(new MedicationQuery(pull.Concept) { Proposed = true }) is { } fact)
                {
                    yield return new RecordEdit { Words = "", With = [fact] };
                }

                continue;
            }

            FactMatch[] taken = [.. outcome.Facts.Where(m => m.Fact is MedicationFact && (m.Concept == pull.Concept || plan.Codes.Holds(pull.Concept, m.Fact.Codes)))];
            if (taken.Length > 0)
            {
                yield return MedicationEdits.Stop(taken, context.Value);
            }
        }
    }

    // A check that a new medicine asks for is care, not harm: reviews, targets and co-ordination are no consequence to warn of.
    private static bool IsOfMedicines(RulePlan rule) =>
        rule.Rule.Payload is RecommendPayload { Severity: > Severity.Info } && RecommendationBuilder.KindOf(rule.Rule.Category) == RecommendationKind.Interaction;

    private static ImmutableArray<RuleReason> Reasons(IEnumerable<RulePlan> rules, RecommendationBuilder builder) =>
    [
        .. rules.OrderByDescending(static r => RuleEvaluator.SeverityOf(r)).ThenBy(static r => r.Rule.Id, StringComparer.Ordinal).ThenBy(static r => r.Index)
            .Select(r => new RuleReason { Rule = r.Rule.Id, Title = r.Rule.Title, Severity = RuleEvaluator.SeverityOf(r), Text = builder.TextWithout(r), Evidence = r.Rule.Evidence }),
    ];
}
