using System.Text.Json;
using System.Xml.Linq;
using CareRules.Fhir.Tests.Support;

namespace CareRules.Fhir.Tests.Output;

public sealed class FhirHostileTests
{
    public static TheoryData<string> Texts => HostileTexts.All;

    [Theory]
    [MemberData(nameof(Texts))]
    public void Whatever_the_record_says_stays_text(string text)
    {
        JsonElement bundle = Results.Parse(FhirResults.ToBundle(Results.Hostile(text)));
        FhirBundleTests.Resources(bundle).Should().HaveCountGreaterThanOrEqualTo(5);
        (string Name, string Value)[] strings = [.. Results.Strings(bundle)];
        strings.Should().AllSatisfy(static s =>
        {
            s.Value.Should().NotBeNullOrWhiteSpace();
            s.Value.Should().NotMatchRegex(@"[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200B\u202A-\u202E\u2060-\u2069\uFEFF]");
        });
        foreach (string div in strings.Where(static s => s.Name == "div").Select(static s => s.Value))
        {
            XElement parsed = XElement.Parse(div);
            parsed.DescendantsAndSelf().Select(static e => e.Name.LocalName).Except(["div", "p", "ul", "li"]).Should().BeEmpty();
            parsed.Descendants().Attributes().Should().BeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_reference_is_never_made_of_it(string text) =>
        Results.Strings(Results.Parse(FhirResults.ToBundle(Results.Hostile(text)))).Where(static s => s.Name == "reference").Select(static s => s.Value)
            .Where(static r => !r.StartsWith("https://www.nice.org.uk/", StringComparison.Ordinal))
            .Should().AllSatisfy(static r => r.Should().MatchRegex(@"^(urn:uuid:[0-9a-f-]{36}|[A-Z][A-Za-z]+/[A-Za-z0-9\-.]{1,64})$"));
}
