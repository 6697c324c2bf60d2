using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;
using CareRules.Tests.Support;

namespace CareRules.Tests.Evaluation;

public class EvaluationPropertyTests
{
    private static readonly RecordSection[] Sections = Enum.GetValues<RecordSection>();

    [SeededProperty(quick: 200, full: 20_000)]
    public void Supplying_a_section_never_turns_one_decided_truth_into_the_other(int seed)
    {
        Generated generated = new(seed);
        List<Criterion> criteria = generated.Criteria();
        List<Fact> facts = generated.Facts(generated.Next(8));
        RecordSection section = Sections[generated.Next(8)];

        // Supplied, it may hold facts that were not known before.
        List<Fact> more = [.. generated.Facts(generated.Next(4)).Where(f => f.Section == section)];
        PatientEvaluation before = Evaluate(generated, Run.Patient([.. facts]).Withhold(section));
        PatientEvaluation after = Evaluate(generated, Run.Patient([.. facts, .. more]));
        foreach (Criterion criterion in criteria)
        {
            Truth first = before.TruthOf(criterion);
            Truth second = after.TruthOf(criterion);
            (first == Truth.Unknown || first == second || (second == Truth.Unknown && more.Count > 0)).Should().BeTrue(
                "{0} was {1} without {2} and {3} with it (seed {4})", criterion, first, section, second, seed);
        }
    }

    [SeededProperty(quick: 200, full: 20_000)]
    public void The_order_of_facts_changes_no_truth(int seed)
    {
        Generated generated = new(seed);
        List<Criterion> criteria = generated.Criteria();
        List<Fact> facts = generated.Facts(generated.Next(9));
        List<Fact> shuffled = [.. facts];
        for (int i = shuffled.Count - 1; i > 0; i--)
        {
            int j = generated.Next(i + 1);
            (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
        }

        PatientEvaluation first = Evaluate(generated, Run.Patient([.. facts]));
        PatientEvaluation second = Evaluate(generated, Run.Patient([.. shuffled]));
        foreach (Criterion criterion in criteria)
        {
            second.TruthOf(criterion).Should().Be(first.TruthOf(criterion), "{0} (seed {1})", criterion, seed);
        }
    }

    [SeededProperty(quick: 200, full: 20_000)]
    public void A_leaf_that_is_unknown_says_what_is_missing_and_only_then(int seed)
    {
        Generated generated = new(seed);
        List<Criterion> criteria = generated.Criteria();
        PatientRecordBuilder patient = Run.Patient([.. generated.Facts(generated.Next(9))]);
        PatientEvaluation result = Evaluate(generated, generated.Next(2) == 0 ? patient : patient.Withhold(Sections[generated.Next(8)]));
        foreach (Criterion leaf in criteria.Where(static c => c is not NotCriterion))
        {
            LeafResult answer = result.LeafOf(leaf);
            answer.Missing.IsEmpty.Should().Be(answer.Truth != Truth.Unknown, "{0} (seed {1})", leaf, seed);
            (answer.Truth == Truth.True || answer.Facts.IsEmpty).Should().BeTrue();
        }
    }

    [SeededProperty(quick: 200, full: 20_000)]
    public void Nothing_fails_whatever_the_record(int seed)
    {
        Generated generated = new(seed);
        foreach (Criterion criterion in generated.Criteria())
        {
            _ = generated.Plan.Rule($"rule-{generated.Next(1_000_000)}", criterion);
        }

        PatientEvaluation result = Evaluate(generated, Run.Patient([.. generated.Facts(12)]));
        result.Failed.Should().BeEmpty();
        result.Counts.Rules.Should().Be(result.Counts.Fired + result.Counts.Silent + result.Counts.Undetermined);
        result.Notices.Should().OnlyHaveUniqueItems();
    }

    [SeededProperty(quick: 200, full: 20_000)]
    public void Skipping_rules_by_their_pivots_changes_nothing_that_is_said(int seed)
    {
        Generated generated = new(seed);
        (Criterion Presence, ConceptId Concept)[] pivots =
            [(Say.Asked(new MedicationQuery(generated.M)), generated.M), (Say.Asked(new ConditionQuery(generated.C)), generated.C), (Say.Asked(new ProcedureQuery(generated.P, null)), generated.P)];
        foreach (Criterion criterion in generated.Criteria())
        {
            (Criterion presence, ConceptId concept) = pivots[generated.Next(pivots.Length)];
            _ = generated.Plan.Rule("rule", Say.All(presence, criterion), (Severity)generated.Next(5), RuleStatus.Active, concept);
        }

        PatientRecordBuilder patient = Run.Patient([.. generated.Facts(generated.Next(9))]);
        PatientRecord record = (generated.Next(2) == 0 ? patient : patient.Withhold(Sections[generated.Next(8)])).Build();
        EvaluationPlan plan = generated.Plan.Build();
        PatientEvaluation on = Evaluator.Evaluate(plan, record, Run.AsOf, EvaluationSettings.Default);
        PatientEvaluation off = Evaluator.Evaluate(plan, record, Run.AsOf, new EvaluationSettings { IgnorePivots = true });
        on.Fired.Select(static o => o.Plan.Index).Should().Equal(off.Fired.Select(static o => o.Plan.Index), "seed {0}", seed);
        on.Gaps.Select(Text).Should().Equal(off.Gaps.Select(Text), "seed {0}", seed);
        on.Counts.Should().Be(off.Counts);

        static string Text(DataGap gap) => $"{gap.Missing} {gap.Severity} {string.Join(',', gap.Rules.Select(static r => r.Index))}";
    }

    private static PatientEvaluation Evaluate(Generated generated, PatientRecordBuilder patient) =>
        Evaluator.Evaluate(generated.Plan.Build(), patient.Build(), Run.AsOf, EvaluationSettings.Default);
}
