using System.Text.Json;
using System.Text.RegularExpressions;
using CareRules.EhrHost.Tests.Support;

namespace CareRules.EhrHost.Tests.Hooks;

[Collection(EhrHostApp.Shared)]
public sealed class DiscoveryTests(EhrHostApp app)
{
    [Fact]
    public async Task Discovery_lists_a_service_for_each_of_the_three_hooks()
    {
        JsonElement[] services = await Services();

        services.Select(static s => s.GetProperty("hook").GetString()).Should().Equal("patient-view", "order-select", "order-sign");
        services.Should().AllSatisfy(static service =>
        {
            service.EnumerateObject().Select(static p => p.Name).Should().BeEquivalentTo("hook", "title", "description", "id", "prefetch");
            service.GetProperty("id").GetString().Should().MatchRegex("^[a-z-]+$");
            service.GetProperty("description").GetString().Should().NotBeEmpty();
        });
        services.Select(static s => s.GetProperty("id").GetString()).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Every_section_that_the_rules_need_has_a_prefetch_template()
    {
        Dictionary<string, string> templates = (await Services())[0].GetProperty("prefetch").Deserialize<Dictionary<string, string>>()!;

        templates["patient"].Should().Be("Patient/{{context.patientId}}");
        templates["medicationRequests"].Should().Be("MedicationRequest?patient={{context.patientId}}");
        templates["observations"].Should().Be("Observation?patient={{context.patientId}}");
        templates["encounters"].Should().MatchRegex(@"^Encounter\?patient=\{\{context\.patientId\}\}&date=ge\{\{today\(\) - \d+ months\}\}$");
        string[] needed = [.. RuleSet.Compile(ContentPack.Source).DataRequirements.Sections.Select(static s => s.Section.ToString())];
        string[] asked = [.. templates.Values.Select(static t => SectionOf(Regex.Match(t, "^[A-Za-z]+").Value)).OfType<string>().Distinct()];
        asked.Should().BeEquivalentTo(needed);
    }

    // By FHIR's own names of the resources.
    private static string? SectionOf(string resource) => resource switch
    {
        "Patient" => null,
        "Condition" => "Conditions",
        "MedicationRequest" or "MedicationStatement" => "Medications",
        "AllergyIntolerance" => "Allergies",
        "Observation" => "Observations",
        "Procedure" => "Procedures",
        "Immunization" => "Immunisations",
        "Encounter" => "Encounters",
        "ServiceRequest" => "Orders",
        "FamilyMemberHistory" => "FamilyHistory",
        "CareTeam" => "CareTeam",
        "CarePlan" or "Flag" => "CarePlans",
        "Goal" => "Goals",
        "Consent" => "Consents",
        "RelatedPerson" => "Carers",
        _ => $"no section for {resource}",
    };

    private async Task<JsonElement[]> Services()
    {
        using HttpClient client = app.CreateClient();
        JsonElement answer = JsonSerializer.Deserialize<JsonElement>(await client.GetStringAsync(new Uri("/cds-services", UriKind.Relative)));
        return [.. answer.GetProperty("services").EnumerateArray()];
    }
}
