using CareRules.Tests.Cases;

namespace CareRules.Tests.SecondReading;

/// <summary>Cases on which the second reading does not try to agree, each with its reason; docs/second-reading.md lists them.</summary>
internal static class KnownDisagreements
{
    public static bool Contains(CriterionCase one) => one.Criterion.Contains("creatinine-clearance", StringComparison.Ordinal);
}
