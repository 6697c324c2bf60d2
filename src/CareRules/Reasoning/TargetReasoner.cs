using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Reasoning;

/// <summary>
/// From many targets to one for each measure. What is not known of rules, goals and resolutions is tried both ways: where that could change
/// the aim in effect or the status, the status is unknown, never met by luck.
/// </summary>
internal sealed class TargetReasoner(EvaluationContext context, PatientEvaluation evaluation)
{
    // Beyond that many open questions nobody can say what holds.
    private const int MostOpen = 10;

    private readonly Lazy<MissingFact?> unusableGoal = new(() => GoalClaims.Unusable(context));

    public ImmutableArray<TargetFinding> Find()
    {
        SortedDictionary<int, List<TargetClaim>> byMeasure = [];
        PlanRules rules = PlanRules.Of(context.Plan);
        foreach ((RulePlan rule, TargetPayload payload) in rules.Targets)
        {
            if (evaluation.Speaks(rule))
            {
                Add(byMeasure, rule, payload);
            }
        }

        foreach ((ConceptId measure, TargetClaim claim) in GoalClaims.Of(context, rules.Measures))
        {
            Claims(byMeasure, measure).Add(claim);
        }

        return
        [
            .. byMeasure.Where(static m => m.Value.Any(static c => c.Holds || c.IsSupported))
                .Select(m => Find(new ConceptId(m.Key), [.. m.Value.OrderBy(static c => c.Order)]))
                .OrderBy(f => context.Plan.Concepts[f.Measure.Index].Name, StringComparer.Ordinal),
        ];
    }

    private void Add(SortedDictionary<int, List<TargetClaim>> byMeasure, RulePlan rule, TargetPayload payload)
    {
        RuleOutcome? outcome = evaluation.OutcomeOf(rule);
        if (outcome is not { Kind: OutcomeKind.Fires or OutcomeKind.Undetermined })
        {
            return;
        }

        foreach (TargetAim aim in payload.Aims)
        {
            Claims(byMeasure, aim.Measure).Add(new TargetClaim(rule, null, Aim.Of(aim.Measure, aim.Aim, aim.Direction, context.Plan))
            {
                Facts = outcome.Facts,
                Missing = OpenQuestions.Of(outcome),
                IsSupported = outcome.IsReportable,
            });
        }
    }

    private TargetFinding Find(ConceptId measure, ImmutableArray<TargetClaim> claims)
    {
        ImmutableArray<(ResolutionModel Resolution, Truth Truth)> resolutions =
        [
            .. context.Plan.Resolutions.Where(r => r.Measure == measure)
                .Select(r => (r, r.When is { } when ? CriterionEvaluator.Evaluate(when, context) : Truth.True)).Where(static r => r.Item2 != Truth.False),
        ];
        ImmutableArray<TargetClaim> open = [.. claims.Where(static c => !c.Holds)];
        ImmutableArray<ResolutionModel> openResolutions = [.. resolutions.Where(static r => r.Truth == Truth.Unknown).Select(static r => r.Resolution)];
        bool goalsKnown = context.View.IsSupplied(RecordSection.Goals);
        int questions = open.Length + openResolutions.Length;

        TargetSettlement? settled = null;
        TargetStatus? status = null;
        bool aimVaries = questions > MostOpen;
        bool statusVaries = aimVaries;
        for (int scenario = 0; scenario < 1 << Math.Min(questions, MostOpen) && !aimVaries; scenario++)
        {
            int answers = scenario;
            bool Is(int question) => (answers & (1 << question)) != 0;
            TargetSettlement one = TargetSettlement.Of(
                [.. claims.Where(c => c.Holds || Is(open.IndexOf(c)))],
                [.. resolutions.Where(r => r.Truth == Truth.True || Is(open.Length + openResolutions.IndexOf(r.Resolution))).Select(static r => r.Resolution)],
                goalsKnown);
            settled ??= one;
            status ??= StatusOf(measure, one);
            aimVaries |= !one.SaysTheSameAs(settled) || one.Kind == SettlementKind.Undecided;
            statusVaries |= StatusOf(measure, one) != status;
        }

        ImmutableArray<TargetClaim> shown = [.. claims.Where(static c => c.Holds)];
        TargetSettlement result = aimVaries ? new TargetSettlement(SettlementKind.Undecided, null, null) : settled!;
        TargetStatus said = aimVaries || statusVaries ? TargetStatus.Unknown : status!.Value;
        ImmutableArray<RulePlan> all = [.. claims.Select(static c => c.Rule).OfType<RulePlan>().Distinct()];
        return new TargetFinding(measure, said, result)
        {
            Claims = shown,
            Current = CurrentValue.Of(measure, context),
            Severity = SeverityOf(shown),
            Gaps =
            [
                .. said == TargetStatus.Unknown ? Gaps(measure, all, open, openResolutions, result) : [],
                .. GoalGaps(measure, all),
            ],
        };
    }

    private TargetStatus StatusOf(ConceptId measure, TargetSettlement settlement) => settlement.Kind switch
    {
        SettlementKind.Conflict => TargetStatus.Conflict,
        SettlementKind.Individualise => TargetStatus.Individualise,
        SettlementKind.Effective => Value(measure, settlement.Effective!).Truth switch
        {
            Truth.True => TargetStatus.Met,
            Truth.False => TargetStatus.NotMet,
            _ => TargetStatus.Unknown,
        },
        _ => TargetStatus.Unknown,
    };

    private LeafResult Value(ConceptId measure, Aim aim) =>
        context.Answer(new ObservationQuery(measure) { Mode = ObservationMode.Latest, Test = aim.Test });

    private IEnumerable<DataGap> Gaps(
        ConceptId measure, ImmutableArray<RulePlan> all, ImmutableArray<TargetClaim> open, ImmutableArray<ResolutionModel> openResolutions, TargetSettlement result)
    {
        if (result.Effective is { } aim)
        {
            return Value(measure, aim).Missing.Select(m => OpenQuestions.Gap(m with { Would = $"decide the target {aim.Text}" }, all));
        }

        IEnumerable<DataGap> ofClaims = open.SelectMany(c => c.Missing.Select(m => OpenQuestions.Gap(m, c.Rule is { } rule ? [rule] : all)));
        IEnumerable<DataGap> ofResolutions = openResolutions.SelectMany(r => MissingCollector.Collect(r.When!, context)).Select(m => OpenQuestions.Gap(m with { Would = "decide between targets" }, all));
        return [.. ofClaims, .. ofResolutions];
    }

    // What the rules aim at stands, but what was agreed with the person may differ, and nobody can see it.
    private IEnumerable<DataGap> GoalGaps(ConceptId measure, ImmutableArray<RulePlan> all)
    {
        if (context.NotCovered(measure, RecordSection.Goals, null) is { } notSupplied)
        {
            yield return OpenQuestions.Gap(notSupplied with { Missing = Because.Name(RecordSection.Goals), Would = "be a target, where one was agreed" }, all);
        }

        if (unusableGoal.Value is { } unusable)
        {
            yield return OpenQuestions.Gap(unusable, all);
        }
    }

    private static Severity SeverityOf(ImmutableArray<TargetClaim> claims)
    {
        Aim[] aims = [.. claims.Select(static c => c.Aim).OfType<Aim>()];
        return aims.Any(a => aims.Any(b => !a.SharesValuesWith(b) || a.PullsAgainst(b))) ? Severity.High : Severity.Moderate;
    }

    private static List<TargetClaim> Claims(SortedDictionary<int, List<TargetClaim>> byMeasure, ConceptId measure)
    {
        if (!byMeasure.TryGetValue(measure.Index, out List<TargetClaim>? list))
        {
            byMeasure[measure.Index] = list = [];
        }

        return list;
    }
}
