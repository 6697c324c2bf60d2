using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Explanations;
using CareRules.Model;
using CareRules.Tests.Support;
using FsCheck;

namespace CareRules.Tests.Explanations;

/// <summary>An explanation says what is so: held over random rules and patients, not by looking at examples.</summary>
public class FaithfulnessTests
{
    [SeededProperty(quick: 300, full: 20_000)]
    public void The_trace_and_the_fast_path_say_the_same(DoNotSize<int> sized)
    {
        int seed = sized.Item;
        RandomRules random = new(seed);
        (TraceNode whole, TraceNode decisive) = Explainer.Trace(random.Rule, random.Context(random.Record), []);
        whole.Truth.Should().Be(random.Truth(random.Record), "seed {0}", seed);
        decisive.Truth.Should().Be(whole.Truth);
        foreach (TraceNode node in whole.SelfAndBelow().Where(static n => n is { IsNegated: false, Points: null }))
        {
            node.Truth.Should().Be(CriterionEvaluator.Evaluate(node.Criterion, random.Context(random.Record)), "{0} (seed {1})", node.Label, seed);
        }
    }

    [SeededProperty(quick: 300, full: 20_000)]
    public void The_shown_facts_alone_give_the_same_outcome(DoNotSize<int> sized)
    {
        int seed = sized.Item;
        RandomRules random = new(seed);
        (TraceNode whole, TraceNode decisive) = Explainer.Trace(random.Rule, random.Context(random.Record), []);
        foreach (TraceNode trace in new[] { whole, decisive })
        {
            random.Truth(RecordParts.With(random.Record, Explainer.Shown(trace))).Should().Be(whole.Truth, "seed {0}", seed);
        }
    }

    [SeededProperty(quick: 300, full: 20_000)]
    public void Taking_away_a_shown_fact_can_change_the_answer(DoNotSize<int> sized)
    {
        int seed = sized.Item;
        RandomRules random = new(seed);
        TraceNode whole = new Tracer(random.Context(random.Record), []).Trace(random.Rule.Rule.When, "test");
        foreach (TraceNode leaf in whole.SelfAndBelow().Where(static n => n is { Logic: TraceLogic.Leaf or TraceLogic.Relation, Criterion: not NotCriterion }))
        {
            Fact[] shown = [.. leaf.Facts.Select(static f => f.Fact).Distinct<Fact>(ReferenceEqualityComparer.Instance)];
            if (shown.Length <= 6)
            {
                shown.Where(fact => !Matters(random, leaf, fact, shown)).Should().BeEmpty("{0} (seed {1})", leaf.Label, seed);
            }
        }
    }

    [SeededProperty(quick: 300, full: 20_000)]
    public void A_promised_change_gives_the_promised_outcome(DoNotSize<int> sized)
    {
        int seed = sized.Item;
        RandomRules random = new(seed);
        Explanation explanation = random.Explainer.Explain("rule")!;
        foreach (ExplanationChange change in explanation.Changes)
        {
            random.Truth(change.Apply()).Should().Be(change.Outcome == RuleOutcomeKind.Fired ? Truth.True : Truth.False, "if {0} (seed {1})", string.Join(" and ", change.Steps), seed);
            change.Outcome.Should().NotBe(explanation.Outcome);
        }
    }

    [SeededProperty(quick: 300, full: 20_000)]
    public void Every_outcome_has_its_sentence(DoNotSize<int> sized)
    {
        int seed = sized.Item;
        Explanation explanation = new RandomRules(seed).Explainer.Explain("rule")!;
        string begins = explanation.Outcome switch
        {
            RuleOutcomeKind.Fired => "The rule fires because ",
            RuleOutcomeKind.Silent => "The rule does not fire because ",
            _ => "Whether the rule fires cannot be decided because ",
        };
        explanation.Sentence.Should().StartWith(begins, "seed {0}", seed).And.EndWith(".").And.NotContain("  ").And.NotContain(" ,").And.NotContain("because .");
        explanation.Sentence.Count(static c => c == '\n').Should().Be(0);
    }

    [SeededProperty(quick: 200, full: 20_000)]
    public void Every_form_of_an_explanation_is_the_same_each_time(DoNotSize<int> sized)
    {
        int seed = sized.Item;
        RandomRules random = new(seed);
        Explanation first = random.Explainer.Explain("rule")!;
        Explanation second = random.Explainer.Explain("rule")!;
        second.ToText(full: true).Should().Be(first.ToText(full: true));
        second.ToHtml().Should().Be(first.ToHtml());
        second.ToJson().Should().Be(first.ToJson());
        second.ToMarkdown().Should().Be(first.ToMarkdown());
    }

    // Whether there is a choice of the other shown facts with which this one makes the difference.
    private static bool Matters(RandomRules random, TraceNode leaf, Fact fact, Fact[] shown)
    {
        Fact[] others = [.. shown.Where(f => !ReferenceEquals(f, fact))];
        for (int choice = 0; choice < 1 << others.Length; choice++)
        {
            Fact[] some = [.. others.Where((_, i) => (choice & (1 << i)) != 0)];
            if (Answer(random, leaf, some) != Answer(random, leaf, [.. some, fact]))
            {
                return true;
            }
        }

        return false;
    }

    private static Truth Answer(RandomRules random, TraceNode leaf, Fact[] facts) =>
        LeafEvaluator.Of(leaf.Criterion, random.Context(RecordParts.With(random.Record, facts))).Truth;
}
