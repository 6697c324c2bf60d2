using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Reasoning;

/// <summary>From many reviews to one for each check: the earliest due date wins, and no rule that may hold is forgotten.</summary>
internal sealed class ReviewReasoner(EvaluationContext context, PatientEvaluation evaluation)
{
    public ImmutableArray<ReviewFinding> Find()
    {
        Dictionary<ConceptId, List<ReviewDemand>> byCheck = [];
        foreach (RulePlan rule in context.Plan.Rules)
        {
            if (rule.Rule.Payload is ReviewPayload payload && evaluation.Speaks(rule)
                && evaluation.OutcomeOf(rule) is { Kind: OutcomeKind.Fires or OutcomeKind.Undetermined } outcome)
            {
                foreach (ReviewItem item in payload.Items)
                {
                    if (!byCheck.TryGetValue(item.Check, out List<ReviewDemand>? demands))
                    {
                        byCheck[item.Check] = demands = [];
                    }

                    demands.Add(new ReviewDemand(rule, payload, item)
                    {
                        Facts = outcome.Facts, Missing = OpenQuestions.Of(outcome), IsSupported = outcome.IsReportable,
                    });
                }
            }
        }

        return
        [
            .. byCheck.Where(static c => c.Value.Exists(static d => d.Holds || d.IsSupported)).Select(c => Find(c.Key, c.Value))
                .OrderBy(f => context.Plan.Concepts[f.Check.Index].Name, StringComparer.Ordinal),
        ];
    }

    private ReviewFinding Find(ConceptId check, List<ReviewDemand> demands)
    {
        CheckHistory history = CheckHistory.Of(check, context);
        DateOnly? last = history.On?.Earliest;
        ReviewDemand[] holding =
        [
            .. demands.Where(static d => d.Holds).OrderBy(d => d.Window(last, context.AsOf).Due).ThenBy(static d => d.Rule.Rule.Id, StringComparer.Ordinal)
                .ThenBy(static d => d.Rule.Index),
        ];
        ReviewDemand[] open = [.. demands.Where(static d => !d.Holds)];
        if (holding.Length == 0 || !history.IsKnown)
        {
            return new ReviewFinding(check, ReviewStatus.Unknown)
            {
                Demands = [.. holding],
                History = history,
                Gaps = [.. OpenGaps(open), .. Gaps(history.IsKnown ? [] : history.Missing, holding)],
                Booked = BookedVisit.For(check, context.AsOf, context),
            };
        }

        // The dates move one way with each further rule and with a later last check: the ends decide for all that lies between.
        ReviewStatus[] possible =
        [
            StatusOf(holding, history.On?.Earliest), StatusOf(holding, history.On?.Latest),
            StatusOf(demands, history.On?.Earliest), StatusOf(demands, history.On?.Latest),
        ];
        ReviewWindow window = WindowOf(holding, last);
        bool decided = possible.All(s => s == possible[0]);
        return new ReviewFinding(check, decided ? possible[0] : ReviewStatus.Unknown)
        {
            Demands = [.. holding],
            History = history,
            Window = window,
            AtLeast = possible.Min(),
            Gaps = decided ? [] : [.. OpenGaps(open), .. Gaps(history.Missing, holding)],
            Booked = BookedVisit.For(check, window.From > context.AsOf ? window.From : context.AsOf, context),
        };
    }

    private ReviewStatus StatusOf(IEnumerable<ReviewDemand> demands, DateOnly? last) => WindowOf(demands, last).StatusOn(context.AsOf);

    private ReviewWindow WindowOf(IEnumerable<ReviewDemand> demands, DateOnly? last) =>
        demands.Select(d => d.Window(last, context.AsOf)).Aggregate(static (a, b) => a.And(b));

    private static IEnumerable<DataGap> OpenGaps(IEnumerable<ReviewDemand> open) =>
        open.SelectMany(static d => d.Missing.Select(m => OpenQuestions.Gap(m, [d.Rule])));

    private static IEnumerable<DataGap> Gaps(ImmutableArray<MissingFact> missing, ReviewDemand[] waiting) =>
        waiting.Length == 0 ? [] : missing.Select(m => OpenQuestions.Gap(m with { Would = "say when it is due" }, [.. waiting.Select(static d => d.Rule)]));
}
