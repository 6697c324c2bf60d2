using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Reasoning;

/// <summary>Finds fired rules whose actions oppose one another, and what resolutions say of them.</summary>
internal sealed class ActionReasoner(EvaluationContext context)
{
    private readonly ConceptOverlap overlap = ConceptOverlap.Of(context.Plan);
    private readonly SortedDictionary<int, (HashSet<RuleOutcome> Sides, HashSet<ResolutionModel> Individualise)> conflicts = [];
    private readonly List<Outweighed> outweighed = [];
    private readonly List<DataGap> gaps = [];

    public ImmutableArray<ActionConflict> Conflicts =>
    [
        .. conflicts.Select(c => new ActionConflict(new ConceptId(c.Key), [.. c.Value.Sides.OrderBy(static s => s.Plan.Index)])
            {
                Individualise = [.. context.Plan.Resolutions.Where(c.Value.Individualise.Contains)],
            })
            .OrderBy(c => context.Plan.Concepts[c.Concept.Index].Name, StringComparer.Ordinal),
    ];

    /// <summary>In the order of the plan.</summary>
    public ImmutableArray<Outweighed> Outweighed => [.. outweighed];

    public ImmutableArray<DataGap> Gaps => [.. gaps];

    public void Find(ImmutableArray<RuleOutcome> fired)
    {
        // Most rules pull one way only: a pair of which neither can oppose the other is not looked at.
        (RuleOutcome Outcome, bool Towards, bool Away)[] acting =
        [
            .. fired.Where(static o => o.Plan.Rule.Payload is RecommendPayload { Actions.IsEmpty: false })
                .Select(static o => (o, Pulls(o, Pull.Towards), Pulls(o, Pull.Away))).Where(static o => o.Item2 || o.Item3),
        ];
        for (int i = 0; i < acting.Length; i++)
        {
            for (int j = i + 1; j < acting.Length; j++)
            {
                if ((acting[i].Towards && acting[j].Away) || (acting[i].Away && acting[j].Towards))
                {
                    Compare(acting[i].Outcome, acting[j].Outcome);
                }
            }
        }
    }

    private void Compare(RuleOutcome a, RuleOutcome b)
    {
        (BoundAction OfA, BoundAction OfB, ConceptId Concept)[] opposed =
        [
            .. from x in Actions(a)
               from y in Actions(b)
               let concept = OpposingActions.On(x, y, overlap, (p, q) => ActOnOne(a, p, b, q))
               where concept is not null
               select (x, y, concept.Value),
        ];
        if (opposed.Length == 0)
        {
            return;
        }

        ImmutableArray<ResolutionModel> applying = Applying(a.Plan, b.Plan);
        RuleOutcome?[] winners = [.. applying.Select(r => WinnerOf(r, a, b)).Distinct()];
        if (winners is [{ } winner])
        {
            bool first = ReferenceEquals(winner, a);
            RuleOutcome loser = first ? b : a;
            BoundAction[] lost = [.. opposed.Select(o => first ? o.OfB : o.OfA).Distinct()];
            outweighed.Add(new Outweighed(loser, winner, applying[0].Because) { Actions = [.. lost], StopsOnly = [.. lost.Where(l => l.Verb == ActionVerb.Switch && StopStays(l, loser, winner))] });
            return;
        }

        foreach (ConceptId concept in opposed.Select(static o => o.Concept).Distinct())
        {
            if (!conflicts.TryGetValue(concept.Index, out (HashSet<RuleOutcome> Sides, HashSet<ResolutionModel> Individualise) conflict))
            {
                conflicts[concept.Index] = conflict = ([], []);
            }

            conflict.Sides.UnionWith([a, b]);
            conflict.Individualise.UnionWith(applying.Where(static r => r.Prefer == ResolutionChoice.Individualise));
        }
    }

    private bool StopStays(BoundAction change, RuleOutcome loser, RuleOutcome winner) =>
        Actions(winner).All(w => OpposingActions.On(change.StopHalf(), w, overlap, (p, q) => ActOnOne(loser, p, winner, q)) is null);

    // The resolutions of the two rules that hold; one without `when` only if no other does. Where that is not known, none is taken to hold.
    private ImmutableArray<ResolutionModel> Applying(RulePlan a, RulePlan b)
    {
        ImmutableArray<ResolutionModel> between =
            [.. context.Plan.Resolutions.Where(r => r.Between.Any(n => RuleNames.IsNamed(a, n)) && r.Between.Any(n => RuleNames.IsNamed(b, n)) && Decides(r, a, b))];
        ImmutableArray<ResolutionModel> unknown = [.. between.Where(r => r.When is { } when && CriterionEvaluator.Evaluate(when, context) == Truth.Unknown)];
        if (!unknown.IsEmpty)
        {
            gaps.AddRange(unknown.SelectMany(r => MissingCollector.Collect(r.When!, context)).Select(m => OpenQuestions.Gap(m with { Would = "decide between two rules" }, [a, b])));
            return [];
        }

        ImmutableArray<ResolutionModel> holding = [.. between.Where(r => r.When is { } when && CriterionEvaluator.Evaluate(when, context) == Truth.True)];
        return holding.IsEmpty ? [.. between.Where(static r => r.When is null)] : holding;
    }

    // A resolution among several rules says nothing of two that both give way to a third.
    private static bool Decides(ResolutionModel resolution, RulePlan a, RulePlan b) =>
        resolution.Prefer != ResolutionChoice.Rule || RuleNames.IsNamed(a, resolution.PreferredRule) || RuleNames.IsNamed(b, resolution.PreferredRule);

    private static RuleOutcome? WinnerOf(ResolutionModel resolution, RuleOutcome a, RuleOutcome b) =>
        resolution.Prefer != ResolutionChoice.Rule ? null
        : RuleNames.IsNamed(a.Plan, resolution.PreferredRule) ? a
        : RuleNames.IsNamed(b.Plan, resolution.PreferredRule) ? b
        : null;

    // Concepts that only overlap collide where both rules act on the same item of the record.
    private bool ActOnOne(RuleOutcome a, ActionPull x, RuleOutcome b, ActionPull y) =>
        a.Facts.Any(f => Acts(f, x) && b.Facts.Any(g => ReferenceEquals(f.Fact, g.Fact) && Acts(g, y)));

    private bool Acts(FactMatch match, ActionPull pull) => match.Concept == pull.Concept || context.Plan.Codes.Holds(pull.Concept, match.Fact.Codes);

    private static bool Pulls(RuleOutcome outcome, Pull pull) => Actions(outcome).SelectMany(ActionPull.Of).Any(p => p.Pull == pull);

    private static ImmutableArray<BoundAction> Actions(RuleOutcome outcome) => ((RecommendPayload)outcome.Plan.Rule.Payload).Actions;
}
