using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Evaluation.Firing;
using CareRules.Model;
using CareRules.Tests.Cases;
using CareRules.Tests.Support;

namespace CareRules.Tests.Evaluation.Firing;

/// <summary>The flat tables say what the trees say: over the case corpus, over the tests of the content pack and over generated rules.</summary>
public sealed class FiringPassTests
{
    private static readonly RecordSection[] Sections = Enum.GetValues<RecordSection>();

    private static readonly EvaluationSettings[] Settings =
        [EvaluationSettings.Default, new() { IncludeDrafts = true }, new() { Uncoded = UncodedItems.Ignored }];

    public static TheoryData<string> Files => [.. CaseFile.Names];

    [Theory]
    [MemberData(nameof(Files))]
    public void The_tables_say_what_the_trees_say_of_every_case(string file)
    {
        CaseFile cases = CaseFile.Read(file);
        RuleSet rules = RuleSet.Compile(RulePackSource.FromFiles(cases.Pack, Texts(cases)));
        foreach (CriterionCase one in cases.Cases)
        {
            if (Patient(rules, one) is { } patient)
            {
                MustAgree(rules.Plan, patient, one.AsOf, $"{file}:{one.Line}");
            }
        }
    }

    [Fact]
    public void The_tables_say_what_the_trees_say_of_the_patients_of_the_content_pack()
    {
        RuleSet rules = RuleSet.Compile(ContentPack.Source);
        foreach (RuleTestInfo test in rules.Tests.Where(static t => t.Patient is not null))
        {
            MustAgree(rules.Plan, test.Patient!, test.AsOf, test.Name);
        }
    }

    [SeededProperty(quick: 300, full: 20_000)]
    public void The_tables_say_what_the_trees_say_of_generated_rules(int seed)
    {
        Generated generated = new(seed);
        List<Criterion> criteria = [.. generated.Criteria()];
        foreach (Criterion criterion in criteria)
        {
            _ = generated.Plan.Rule("plain", criterion);
            _ = generated.Plan.Rule("both", Say.All(criteria[generated.Next(criteria.Count)], criterion));
            _ = generated.Plan.Rule("either", Say.Any(criteria[generated.Next(criteria.Count)], criterion) with { IfUnknown = Choice(generated) });
            _ = generated.Plan.Rule("unless", Say.All(criteria[generated.Next(criteria.Count)], Say.Not(criterion with { IfUnknown = Choice(generated) })));
            _ = generated.Plan.Rule("defined", Say.All(generated.Plan.Define("d", criterion), criteria[generated.Next(criteria.Count)] with { IfUnknown = Choice(generated) }));
        }

        PatientRecordBuilder patient = Run.Patient([.. generated.Facts(generated.Next(12))]);
        PatientRecord record = (generated.Next(2) == 0 ? patient : patient.Withhold(Sections[generated.Next(8)])).Build();
        MustAgree(generated.Plan.Build(), record, Run.AsOf, FormattableString.Invariant($"seed {seed}"));
    }

    [Fact]
    public void A_rule_that_cannot_be_evaluated_leaves_the_answer_to_the_trees()
    {
        PlanBuilder plan = new();
        ConceptId condition = plan.Concept("c", ConceptKind.Condition);
        _ = plan.Rule("fires", Say.Asked(new ConditionQuery(condition)));
        _ = plan.Rule("fails", Say.All(Say.Asked(new ConditionQuery(condition)), new ErrorCriterion(PlanBuilder.Here)));
        EvaluationPlan built = plan.Build();
        PatientRecord record = Run.Patient(Say.Condition("c")).Build();
        FiringPass.Run(built.Firing, record, Run.AsOf, EvaluationSettings.Default).Should().BeNull();
        PatientEvaluation evaluation = Evaluator.Evaluate(built, record, Run.AsOf, EvaluationSettings.Default);
        evaluation.Fired.Select(static o => o.Plan.Rule.Id).Should().Equal("fires");
        evaluation.Failed.Select(static o => o.Plan.Rule.Id).Should().Equal("fails");
    }

    [Fact]
    public async Task Sixteen_threads_read_one_answer_from_one_rule_set()
    {
        RuleSet rules = RuleSet.Compile(ContentPack.Source);
        (PatientRecord Patient, DateOnly AsOf)[] patients = [.. rules.Tests.Where(static t => t.Patient is not null).Take(60).Select(static t => (t.Patient!, t.AsOf))];
        string[] expected = [.. patients.Select(p => Said(rules, p.Patient, p.AsOf))];
        string[][] found = await Task.WhenAll(Enumerable.Range(0, 16).Select(worker => Task.Run(() =>
        {
            string[] said = new string[patients.Length];
            for (int i = 0; i < patients.Length; i++)
            {
                int at = (i + (worker * 7)) % patients.Length;
                said[at] = Said(rules, patients[at].Patient, patients[at].AsOf);
            }

            return said;
        })));
        found.Should().AllSatisfy(said => said.Should().Equal(expected));
    }

    private static string Said(RuleSet rules, PatientRecord patient, DateOnly asOf)
    {
        EvaluationResult result = rules.Evaluate(patient, asOf);
        return string.Join(',', result.Fired.Select(static f => $"{f} {f.Facts.Length}")) + result.ToJson();
    }

    private static void MustAgree(EvaluationPlan plan, PatientRecord record, DateOnly asOf, string where)
    {
        foreach (EvaluationSettings settings in Settings)
        {
            RuleFiring[]? flat = FiringPass.Run(plan.Firing, record, asOf, settings);
            PatientEvaluation trees = Evaluator.Evaluate(plan, record, asOf, settings with { IgnorePivots = true });
            if (trees.NotEvaluated is not null)
            {
                continue;
            }

            flat.Should().NotBeNull(where);
            flat!.Select(static f => f.Rule).Should().Equal(trees.Fired.Select(static o => o.Plan.Index), where);
            flat.Select(static f => string.Join(' ', f.Facts.Select(static x => x.Source ?? x.Text)))
                .Should().Equal(trees.Fired.Select(static o => string.Join(' ', o.Facts.Select(static f => f.Fact).Distinct().Select(static x => x.Source ?? x.Text))), where);
            PatientEvaluation fast = Evaluator.Evaluate(plan, record, asOf, settings);
            fast.Fired.Select(static o => o.Plan.Index).Should().Equal(trees.Fired.Select(static o => o.Plan.Index), where);
            fast.Gaps.Select(Text).Should().Equal(trees.Gaps.Select(Text), where);
            fast.Counts.Should().Be(trees.Counts, where);
        }

        static string Text(DataGap gap) => $"{gap.Missing} {gap.Severity} {string.Join(',', gap.Rules.Select(static r => r.Index))}";
    }

    private static UnknownChoice? Choice(Generated generated) => generated.Next(3) switch
    {
        0 => new UnknownChoice(true, null),
        1 => new UnknownChoice(false, null),
        _ => null,
    };

    private static PatientRecord? Patient(RuleSet rules, CriterionCase one)
    {
        try
        {
            string text = string.Create(CultureInfo.InvariantCulture, $"as-of: {one.AsOf:yyyy-MM-dd}\npatient: {one.Patient}\n");
            return PatientFile.Read(text, "case", rules, one.AsOf).Patient;
        }
        catch (UnreadablePatientException)
        {
            return null;
        }
    }

    // Each case as a rule that fires when it is true, and one that fires when it is false.
    private static Dictionary<string, string> Texts(CaseFile cases)
    {
        Dictionary<string, string> files = Directory.EnumerateFiles(Path.Combine(CaseFile.Folder, "packs", cases.Pack))
            .ToDictionary(static p => Path.GetFileName(p), static p => File.ReadAllText(p), StringComparer.Ordinal);
        StringBuilder text = new("rules:\n");
        foreach (CriterionCase one in cases.Cases)
        {
            foreach ((string name, string when) in new[] { ("true", one.Criterion), ("false", $"{{ not: {one.Criterion} }}") })
            {
                text.Append(CultureInfo.InvariantCulture, $"  - id: line-{one.Line}-{name}\n    title: A case\n    category: burden\n    when: {when}\n    recommend: {{ severity: info, text: It is so. }}\n");
            }
        }

        files["zz-cases.yaml"] = text.ToString();
        return files;
    }
}
