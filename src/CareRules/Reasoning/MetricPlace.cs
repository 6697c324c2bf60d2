using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Reasoning;

/// <summary>
/// Where a patient stands in a population measure; null where the record does not decide it. Counted in order: an excluded patient is not in the
/// numerator, and an exception counts only outside of it.
/// </summary>
internal sealed record MetricPlace(MetricModel Metric, bool? Denominator, bool? Exclusion, bool? Numerator, bool? Exception)
{
    public static MetricPlace Of(MetricModel metric, Func<Criterion, Truth> truthOf)
    {
        Truth Said(Criterion? criterion, Truth absent) => criterion is null ? absent : truthOf(criterion);
        Truth denominator = Kleene.And(Said(metric.InitialPopulation, Truth.True), truthOf(metric.Denominator));
        Truth exclusion = Kleene.And(denominator, Said(metric.Exclusion, Truth.False));
        Truth counted = Kleene.And(denominator, Kleene.Not(exclusion));
        Truth numerator = Kleene.And(counted, truthOf(metric.Numerator));
        Truth exception = Kleene.And(Kleene.And(counted, Kleene.Not(numerator)), Said(metric.Exception, Truth.False));
        return new MetricPlace(metric, Kleene.Is(denominator), Kleene.Is(exclusion), Kleene.Is(numerator), Kleene.Is(exception));
    }
}
