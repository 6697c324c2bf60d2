using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;
using CareRules.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareRules.Tests.Facade;

/// <summary>A host with a rule set called <c>north</c>, in which each thing happens of which the library tells: three rules, of which one fires, one lacks a value and one sets a target.</summary>
internal sealed class TelemetryScenario : IDisposable
{
    public const string Rules = """
        concepts:
          asthma: { kind: condition, title: asthma, codes: { snomed: ["195967001"] } }
          potassium: { kind: observation, title: potassium, unit: mmol/L, codes: { loinc: ["2823-3"] } }
          systolic-bp: { kind: observation, title: systolic blood pressure, unit: "mm[Hg]", codes: { loinc: ["8480-6"] } }
        rules:
          - id: speaks
            title: Speaks
            category: drug-disease
            when: { condition: asthma }
            recommend: { severity: high, action: { review: asthma }, text: Review it. }
          - id: lacks
            title: Lacks
            category: drug-disease
            when: { all: [ { condition: asthma }, { observation: potassium, latest: "> 6 mmol/L", within: 3 months } ] }
            recommend: { severity: critical, action: { check: potassium }, text: Check it. }
          - id: aims
            title: Aims
            category: target
            when: { condition: asthma }
            target: { measure: systolic-bp, aim: "< 140 mm[Hg]", direction: lower }
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();
    private readonly ServiceProvider services;

    public TelemetryScenario()
    {
        Write("pack.yaml", "pack: p\nversion: 1.0.0\n");
        Write("rules.yaml", Rules);
        services = new ServiceCollection()
            .AddSingleton<ILogger<RuleSetProvider>>(Log)
            .AddCareRules("north", o => o.AddDirectory(folder.FullName))
            .BuildServiceProvider();
        Provider = services.GetRequiredKeyedService<RuleSetProvider>("north");
    }

    public static DateOnly AsOf { get; } = new(2026, 2, 1);

    public static PatientRecord Patient { get; } = new PatientRecordBuilder()
        .Source("Patient/1").Conditions([new ConditionFact { Source = "Condition/1", Code = new Code(CodeSystems.Snomed, "195967001") }]).Observations([]).Build();

    public CapturedLog<RuleSetProvider> Log { get; } = new();

    public RuleSetProvider Provider { get; }

    public RuleSet RuleSet => Provider.Current;

    /// <summary>The same rules, of which one holds a criterion that the evaluator does not know.</summary>
    public static RuleSet Failing(RuleSet rules, string id)
    {
        EvaluationPlan plan = rules.Plan;
        EvaluationPlan broken = new()
        {
            Packs = plan.Packs,
            Concepts = plan.Concepts,
            Codes = plan.Codes,
            Definitions = plan.Definitions,
            Scores = plan.Scores,
            Rules = [.. plan.Rules.Select(r => r.Rule.Id == id ? r with { Rule = r.Rule with { When = Say.All(r.Rule.When, new ErrorCriterion(PlanBuilder.Here)) } } : r)],
        };
        return new RuleSet(broken, rules.Bound) { Name = rules.Name };
    }

    /// <summary>Everything once.</summary>
    public void Run()
    {
        _ = RuleSet.Evaluate(Patient, AsOf).Recommendations;
        _ = RuleSet.Evaluate(Patient.ToBuilder().Deceased(null).Build(), AsOf).Recommendations;
        Action refused = () => RuleSet.Evaluate(Patient, AsOf, new EvaluationOptions { Rules = ["none"] });
        refused.Should().Throw<ArgumentException>();
        _ = Failing(RuleSet, "lacks").Evaluate(Patient, AsOf).Failures;
        _ = RuleSet.WhatIf(Patient, AsOf, static p => p);
        Provider.Reload().Should().BeTrue();
        Write("rules.yaml", "rules: [ { id: broken } ]");
        Provider.Reload().Should().BeFalse();
        folder.Delete(recursive: true);
        Provider.Reload().Should().BeFalse();
    }

    public void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);

    public void Dispose()
    {
        services.Dispose();
        folder.Refresh();
        if (folder.Exists)
        {
            folder.Delete(recursive: true);
        }
    }
}
