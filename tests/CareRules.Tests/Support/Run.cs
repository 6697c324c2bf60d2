using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Tests.Support;

/// <summary>Evaluates one criterion over one record.</summary>
internal static class Run
{
    public static readonly DateOnly AsOf = new(2026, 2, 1);

    public static string Truth(PlanBuilder plan, Criterion criterion, PatientRecordBuilder patient, DateOnly? asOf = null) =>
        Word(Evaluator.Evaluate(plan.Build(), patient.Build(), asOf ?? AsOf, EvaluationSettings.Default).TruthOf(criterion));

    public static LeafResult Leaf(PlanBuilder plan, FactQuery query, PatientRecordBuilder patient, DateOnly? asOf = null) =>
        Evaluator.Evaluate(plan.Build(), patient.Build(), asOf ?? AsOf, EvaluationSettings.Default).LeafOf(Say.Asked(query));

    /// <summary>Truth and, when unknown, the first reason.</summary>
    public static string Answer(PlanBuilder plan, FactQuery query, PatientRecordBuilder patient, DateOnly? asOf = null)
    {
        LeafResult result = Leaf(plan, query, patient, asOf);
        return result.Truth == CareRules.Evaluation.Truth.Unknown ? $"unknown: {result.Missing[0].Because}" : Word(result.Truth);
    }

    public static PatientRecordBuilder Patient(params Fact[] facts)
    {
        PatientRecordBuilder builder = new PatientRecordBuilder().SupplyAll();
        foreach (Fact fact in facts)
        {
            builder.Add(fact);
        }

        return builder;
    }

    public static string Word(CareRules.Evaluation.Truth truth) => truth switch
    {
        CareRules.Evaluation.Truth.True => "true",
        CareRules.Evaluation.Truth.False => "false",
        _ => "unknown",
    };
}
