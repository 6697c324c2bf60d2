namespace CareRules.Model;

/// <summary>A population measure: each part a criterion, counted in the order initial population, denominator, exclusion, numerator, exception.</summary>
internal sealed record MetricModel(string Pack, string Id, string? Title, Criterion? InitialPopulation, Criterion Denominator, Criterion? Exclusion, Criterion Numerator, Criterion? Exception, bool HigherIsBetter, SourceLocation At);
