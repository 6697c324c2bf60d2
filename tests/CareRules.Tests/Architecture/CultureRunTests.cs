using System.Globalization;

namespace CareRules.Tests.Architecture;

[Trait("Category", "Culture")]
public sealed class CultureRunTests
{
    // A machine without ICU would run the culture runs under the invariant culture and prove nothing.
    [Fact]
    public void A_culture_run_runs_in_its_culture()
    {
        if (Environment.GetEnvironmentVariable("CARERULES_EXPECT_CULTURE") is { Length: > 0 } expected)
        {
            CultureInfo.CurrentCulture.Name.Should().Be(expected);
            CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator.Should().Be(",");
        }
    }
}
