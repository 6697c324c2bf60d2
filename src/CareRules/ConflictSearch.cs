using System.Collections.Immutable;
using CareRules.Analysis;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;
using CareRules.Reasoning;

namespace CareRules;

/// <summary>
/// Pairs of rules that could conflict in some patient. That none can is proved over sets, intervals and the structure of the criteria; that one can is shown by
/// a patient on whom the engine was run. Where neither succeeds that is said.
/// </summary>
internal sealed class ConflictSearch(RuleSet rules, DateOnly asOf)
{
    private static readonly EvaluationOptions WithDrafts = new() { IncludeDrafts = true };

    private readonly ConflictWitness witness = new(rules.Plan, asOf);
    private readonly KleeneOrder order = new AnalysisContext(rules.Bound).Order;
    private readonly AcceptedConflicts accepted = new(rules.Bound.Suppressions);

    public ImmutableArray<PossibleConflict> Find(CancellationToken cancellation)
    {
        RulePlan[] speaking =
            [.. rules.Plan.Rules.Where(static r => r.Rule.Disabled is null && r.Rule.Governance.Status is RuleStatus.Active or RuleStatus.Draft or RuleStatus.Review)];
        return [.. Pairs(speaking).Select(p => Judge(p.A, p.B, p.On, p.Kind, cancellation))];
    }

    private IEnumerable<(RulePlan A, RulePlan B, ConceptId On, RecommendationKind Kind)> Pairs(RulePlan[] speaking)
    {
        ConceptOverlap overlap = ConceptOverlap.Of(rules.Plan);
        for (int i = 0; i < speaking.Length; i++)
        {
            for (int j = i + 1; j < speaking.Length; j++)
            {
                (RulePlan a, RulePlan b) = (speaking[i], speaking[j]);
                ImmutableArray<(ConceptId On, RecommendationKind Kind)> found = (a.Rule.Payload, b.Rule.Payload) switch
                {
                    (RecommendPayload x, RecommendPayload y) => [.. Actions(x, y, overlap).Distinct().Select(static c => (c, RecommendationKind.ActionConflict))],
                    (TargetPayload x, TargetPayload y) => [.. Measures(x, y).Distinct().Select(static c => (c, RecommendationKind.TargetConflict))],
                    _ => [],
                };
                foreach ((ConceptId on, RecommendationKind kind) in found)
                {
                    yield return (a, b, on, kind);
                }
            }
        }
    }

    private static IEnumerable<ConceptId> Actions(RecommendPayload a, RecommendPayload b, ConceptOverlap overlap) =>
        from x in a.Actions
        from y in b.Actions
        let concept = OpposingActions.On(x, y, overlap, static (_, _) => false)
        where concept is not null
        select concept.Value;

    private IEnumerable<ConceptId> Measures(TargetPayload a, TargetPayload b) =>
        from x in a.Aims
        from y in b.Aims
        where x.Measure == y.Measure && Aim.Of(x.Measure, x.Aim, x.Direction, rules.Plan)?.Range != Aim.Of(y.Measure, y.Aim, y.Direction, rules.Plan)?.Range
        select x.Measure;

    private PossibleConflict Judge(RulePlan a, RulePlan b, ConceptId on, RecommendationKind kind, CancellationToken cancellation)
    {
        PossibleConflict With(ConflictVerdict verdict, string? test = null, string? because = null) => new()
        {
            First = rules.Rules[a.Index],
            Second = rules.Rules[b.Index],
            On = rules.Plan.Concepts[on.Index].Name,
            Kind = kind,
            Verdict = verdict,
            Test = test,
            Because = because,
        };
        if (order.Exclude(a.Rule.When, b.Rule.When))
        {
            return With(ConflictVerdict.Apart);
        }

        if (witness.Find(a.Rule.When, b.Rule.When, cancellation) is not { } patient)
        {
            return With(ConflictVerdict.NotDecided);
        }

        // What is printed is what is run: the test is read back, and the engine must find in it what it promises.
        string name = $"{a.Rule.Id} and {b.Rule.Id} conflict on {rules.Plan.Concepts[on.Index].Name}";
        string written = PatientYaml.Test(rules, name, patient, asOf, [Name(a), Name(b)], rules.Plan.Concepts[on.Index].Name);
        if (PatientYaml.ReadBack(written, rules, asOf) is not { } read)
        {
            return With(ConflictVerdict.NotDecided);
        }

        EvaluationResult result = rules.EvaluateUncounted(read, asOf, WithDrafts);
        bool bothFire = result.OutcomeOf(Name(a)) == RuleOutcomeKind.Fired && result.OutcomeOf(Name(b)) == RuleOutcomeKind.Fired;
        bool isReported = result.Recommendations.Any(r => r.Kind == kind && r.Id == CareRecommendations.ConflictId(rules.Plan.Concepts[on.Index].Name)
            && r.Rules.Contains(a.Rule.Id, StringComparer.Ordinal) && r.Rules.Contains(b.Rule.Id, StringComparer.Ordinal));
        return !bothFire ? With(ConflictVerdict.NotDecided)
            : isReported ? (accepted.Because(Name(a), Name(b)) is { } because ? With(ConflictVerdict.Accepted, written, because) : With(ConflictVerdict.Open, written))
            : IsDecided(result, a, b, on, kind) ? With(ConflictVerdict.Decided) : With(ConflictVerdict.NotDecided);
    }

    // One of the two is shown as outweighed by the other, or a resolution of the measure applied.
    private bool IsDecided(EvaluationResult result, RulePlan a, RulePlan b, ConceptId on, RecommendationKind kind) =>
        kind == RecommendationKind.TargetConflict
            ? result.Targets.Any(t => t.Measure == rules.Plan.Concepts[on.Index].Name && t.Prefer is not null)
            : result.Recommendations.Any(r => (r.Id == a.Rule.Id && r.Reasons.Any(w => w.Rule == b.Rule.Id)) || (r.Id == b.Rule.Id && r.Reasons.Any(w => w.Rule == a.Rule.Id)));

    private static string Name(RulePlan rule) => $"{rule.Rule.Pack}/{rule.Rule.Id}";
}
