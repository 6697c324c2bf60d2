using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;
using CareRules.Tests.Support;

namespace CareRules.Tests.Explanations;

/// <summary>A random rule over a random patient: every kind of leaf, nested, with definitions and the author's choices for what is unknown.</summary>
internal sealed class RandomRules
{
    private readonly Generated generated;
    private readonly List<Criterion> leaves;

    public RandomRules(int seed)
    {
        generated = new Generated(seed);
        leaves = [.. generated.Criteria().Where(static c => c is not NotCriterion)];
        leaves.Add(new AgeCriterion(Say.Is(">= 75"), null, PlanBuilder.Here));
        leaves.Add(new SexCriterion(Sex.Female, PlanBuilder.Here));
        RulePlan rule = generated.Plan.Rule("rule", Tree(3));
        PatientRecordBuilder patient = Run.Patient([.. generated.Facts(generated.Next(10))]);
        patient.BirthDate(generated.Next(3) switch { 0 => null, 1 => Say.On("1940"), _ => Say.On("1960-05-05") }).Sex((Sex)generated.Next(3));
        foreach (RecordSection section in Enum.GetValues<RecordSection>().Where(_ => generated.Next(6) == 0))
        {
            patient.Withhold(section);
        }

        Record = patient.Build();
        Plan = generated.Plan.Build();
        Rule = Plan.Rules[rule.Index];
    }

    public PatientRecord Record { get; }

    public EvaluationPlan Plan { get; }

    public RulePlan Rule { get; }

    public EvaluationContext Context(PatientRecord record) => new(Plan, record, Run.AsOf, EvaluationSettings.Default);

    public Truth Truth(PatientRecord record) => CriterionEvaluator.Evaluate(Rule.Rule.When, Context(record));

    public ResultExplainer Explainer => new(Plan, [], Record, Run.AsOf, EvaluationSettings.Default);

    private Criterion Tree(int depth)
    {
        Criterion criterion = depth == 0 || generated.Next(4) == 0 ? leaves[generated.Next(leaves.Count)] : generated.Next(6) switch
        {
            0 or 1 => new AllCriterion(Several(depth), PlanBuilder.Here),
            2 => new AnyCriterion(Several(depth), PlanBuilder.Here),
            3 => new NotCriterion(Tree(depth - 1), PlanBuilder.Here),
            4 => new AtLeastCriterion(2, Several(depth), PlanBuilder.Here),
            _ => generated.Plan.Define($"definition-{generated.Next(1_000_000)}", Tree(depth - 1)),
        };
        return generated.Next(8) == 0 ? criterion with { IfUnknown = new UnknownChoice(generated.Next(2) == 0, "so decided") } : criterion;
    }

    private ImmutableArray<Criterion> Several(int depth) => [.. Enumerable.Range(0, 2 + generated.Next(2)).Select(_ => Tree(depth - 1))];
}
