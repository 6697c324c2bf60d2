using System.Reflection;
using CareRules.Tests.Support;

namespace CareRules.Tests.Architecture;

public sealed class PublicApiTests
{
    [Theory]
    [InlineData("CareRules")]
    [InlineData("CareRules.Fhir")]
    [InlineData("CareRules.Content")]
    [InlineData("CareRules.Testing")]
    public void The_public_surface_is_the_reviewed_one(string assembly) =>
        ApprovedFile.Check(ApiText.Of(Assembly.Load(assembly)), $"tests/CareRules.Tests/Architecture/PublicApi.{assembly}.approved.txt");

    // About seventy were meant; the parts of a result are the most, and what a host keeps and passes in (acknowledgements) came to them.
    [Fact]
    public void The_core_has_few_public_types() =>
        ApiText.PublicTypes(typeof(RuleSet).Assembly).Should().HaveCountLessThanOrEqualTo(92);
}
