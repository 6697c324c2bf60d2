using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CareRules.EhrHost.Tests.Support;

namespace CareRules.EhrHost.Tests.Hooks;

/// <summary>What cannot be answered is refused in one plain sentence.</summary>
[Collection(EhrHostApp.Shared)]
public sealed class RefusalTests(EhrHostApp app) : IDisposable
{
    private const string View = "/cds-services/patient-advice";
    private const string Instance = "\"hookInstance\": \"d1577c69-dfbe-44ad-ba6d-3e05e953b2ea\"";

    private readonly HttpClient client = app.CreateClient();

    public void Dispose() => client.Dispose();

    [Theory]
    [InlineData("", "The request is not well-formed JSON.")]
    [InlineData("{", "The request is not well-formed JSON.")]
    [InlineData("{} {}", "The request is not well-formed JSON.")]
    [InlineData("{ /* */ }", "The request is not well-formed JSON.")]
    [InlineData("""{ "hook": "patient-view", "hook": "patient-view" }""", "The request is not well-formed JSON.")]
    [InlineData("null", "The request is not a JSON object.")]
    [InlineData("[]", "The request is not a JSON object.")]
    [InlineData("{}", "`hook` is not `patient-view`, which this service answers.")]
    [InlineData("""{ "hook": 1 }""", "`hook` is not `patient-view`, which this service answers.")]
    [InlineData("""{ "hook": "order-sign" }""", "`hook` is not `patient-view`, which this service answers.")]
    [InlineData("""{ "hook": "\ud800" }""", "The request holds a text that is not Unicode.")]
    [InlineData("""{ "hook": "patient-view" }""", "`hookInstance` is not a UUID.")]
    [InlineData("{ \"hook\": \"patient-view\", " + Instance + " }", "`context` is not an object.")]
    [InlineData("{ \"hook\": \"patient-view\", " + Instance + ", \"context\": [] }", "`context` is not an object.")]
    [InlineData("{ \"hook\": \"patient-view\", " + Instance + ", \"context\": {} }", "`context.patientId` is missing.")]
    [InlineData("{ \"hook\": \"patient-view\", " + Instance + ", \"context\": { \"patientId\": \"maria\" }, \"prefetch\": [] }", "`prefetch` is not an object.")]
    [InlineData("{ \"hook\": \"patient-view\", " + Instance + ", \"context\": { \"patientId\": \"maria\" }, \"prefetch\": { \"patient\": { \"resourceType\": \"Patient\", \"id\": \"maria\" }, \"conditions\": { \"resourceType\": \"Condition\" } } }", "`prefetch.conditions` is not a Bundle.")]
    [InlineData("{ \"hook\": \"patient-view\", " + Instance + ", \"context\": { \"patientId\": \"maria\" }, \"prefetch\": { \"patient\": { \"resourceType\": \"Patient\", \"id\": \"maria\" }, \"conditions\": \"none\" } }", "`prefetch.conditions` is not a resource.")]
    public async Task A_malformed_request_is_refused_in_one_sentence(string body, string sentence)
    {
        using HttpResponseMessage response = await client.Send(View, body);

        await Refused(response, 400, sentence);
    }

    public static TheoryData<string> UnreadableBundles =>
    [
        """{ "resourceType": "Bundle", "type": "history" }""",
        """{ "resourceType": "Bundle", "type": "searchset", "entry": {} }""",
        """{ "resourceType": "Bundle", "type": "searchset", "entry": [ { "resource": {} } ] }""",
        """{ "resourceType": "Bundle", "type": "searchset", "entry": [ { "resource": { "resourceType": "Patient", "id": "a-second-patient" } } ] }""",
    ];

    [Theory]
    [MemberData(nameof(UnreadableBundles))]
    public async Task A_record_that_cannot_be_read_is_refused_without_a_value_of_it(string bundle)
    {
        JsonObject prefetch = Requests.PrefetchOf("maria");
        prefetch["conditions"] = JsonNode.Parse(bundle);
        using HttpResponseMessage response = await client.Send(View, Requests.Hook("patient-view", "maria", prefetch).ToJsonString());

        string said = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).Should().Be(400);
        said.Should().StartWith("The prefetched resources cannot be read: ").And.NotContain("a-second-patient").And.NotContain("   at ");
        said.TrimEnd().Should().NotContain("\n");
    }

    [Fact]
    public async Task Orders_are_asked_for_where_the_hook_has_them()
    {
        using HttpResponseMessage response = await client.Send("/cds-services/sign-advice", Requests.Hook("order-sign", "maria", Requests.PrefetchOf("maria")).ToJsonString());

        await Refused(response, 400, "`context.draftOrders` is not a Bundle.");
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_not_found()
    {
        using HttpResponseMessage service = await client.Send("/cds-services/other", "{}");
        using HttpResponseMessage feedback = await client.Send("/cds-services/other/feedback", "{}");

        await Refused(service, 404, "There is no such service.");
        await Refused(feedback, 404, "There is no such service.");
    }

    [Fact]
    public async Task Another_method_is_refused()
    {
        using HttpResponseMessage response = await client.GetAsync(new Uri(View, UriKind.Relative));

        await Refused(response, 405, "This address does not take that method.");
    }

    [Fact]
    public async Task What_a_form_of_a_foreign_page_can_send_is_refused()
    {
        using StringContent form = new("{}", Encoding.UTF8, "text/plain");
        using HttpResponseMessage response = await client.PostAsync(new Uri($"{View}/feedback", UriKind.Relative), form);

        await Refused(response, 415, "The request is not application/json.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_request_above_the_cap_is_refused_whether_or_not_it_says_its_length(bool saysLength)
    {
        byte[] body = new byte[(8 * 1024 * 1024) + 1];
        body.AsSpan().Fill((byte)' ');
        using HttpContent content = saysLength ? new ByteArrayContent(body) : new StreamContent(new Unsized(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using HttpResponseMessage response = await client.PostAsync(new Uri(View, UriKind.Relative), content);

        await Refused(response, 413, "The request is larger than 8 MiB.");
    }

    [Fact]
    public async Task Depth_is_refused()
    {
        using HttpResponseMessage response = await client.Send(View, new string('[', 100_000));

        await Refused(response, 400, "The request is not well-formed JSON.");
    }

    private static async Task Refused(HttpResponseMessage response, int status, string sentence)
    {
        (await response.Content.ReadAsStringAsync()).Should().Be(sentence + "\n");
        ((int)response.StatusCode).Should().Be(status);
        response.Content.Headers.ContentType!.ToString().Should().Be("text/plain; charset=utf-8");
    }

    /// <summary>A body whose length nobody knows beforehand.</summary>
    private sealed class Unsized(byte[] body) : MemoryStream(body)
    {
        public override bool CanSeek => false;
    }
}
