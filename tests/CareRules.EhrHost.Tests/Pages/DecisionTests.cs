using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CareRules.EhrHost.Tests.Support;

namespace CareRules.EhrHost.Tests.Pages;

/// <summary>A clinician decides otherwise on the page. Each test has a patient of its own, for a decision stays.</summary>
public sealed class DecisionTests(EhrHostApp app) : IClassFixture<EhrHostApp>, IDisposable
{
    private const string Nsaid = "Oral NSAID with heart failure";
    private const string Nitrate = "PDE5 inhibitor together with a nitrate";
    private const string Postural = "Vasodilator with recurrent falls and postural hypotension";
    private const string Expired = "The form is from an earlier visit, or from elsewhere. Open the page again and repeat.\n";

    private readonly HttpClient client = app.CreateClient();

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task What_was_put_aside_is_listed_with_its_reason_until_it_is_undone()
    {
        string before = await Page("/patients/maria");
        Article(before, Nsaid).Should().NotContain("It is critical");
        Choices(Article(before, Nsaid), "period").Should().Equal("one week", "one month", "three months", "as long as the facts stay the same");
        Choices(Article(before, Nsaid), "reason").Should().StartWith("Choose…").And.Contain("The patient declined").And.HaveCount(7);

        string after = await Decide("maria", before, Card(Article(before, Nsaid)), "patient-declined", "longest");
        Articles(after).Should().HaveCount(Articles(before).Length - 1);
        Decided(after).Should().Contain(Nsaid).And.Contain("The patient declined; shown again when a fact changes.");
        (await Page("/")).Should().Contain("1 decided otherwise");
        (await client.Cards("patient-advice", Requests.Hook("patient-view", "maria", Requests.PrefetchOf("maria")))).Summaries().Should().NotContain(Nsaid, "the order entry knows it too");

        string undone = await Send("maria", "Undo", after, ("card", Card(Decided(after))));
        Article(undone, Nsaid).Should().NotBeEmpty();
        undone.Should().NotContain("id=\"decided\"");
    }

    [Fact]
    public async Task What_is_critical_comes_back_when_the_pack_says_and_the_page_says_so()
    {
        string before = await Page("/patients/james");

        // The pack says nothing of its own: 90 days from 1 February.
        Article(before, Nitrate).Should().Contain("The rules let nobody put it aside beyond 2 May 2026: on 3 May 2026 it is shown again.");
        Choices(Article(before, Nitrate), "period").Should().Equal("one week", "one month", "three months", "as long as the rules allow, until 2 May 2026");

        string after = await Decide("james", before, Card(Article(before, Nitrate)), "monitored", "longest");
        Decided(after).Should().Contain("Being monitored; shown again on 3 May 2026, or earlier when a fact changes.");
        string week = await Decide("james", await Send("james", "Undo", after, ("card", Card(Decided(after)))), Card(Article(before, Nitrate)), "monitored", "week");
        Decided(week).Should().Contain("shown again on 9 Feb 2026, or earlier", "one week from 1 February ends on the 8th");
    }

    [Fact]
    public async Task What_the_order_entry_was_told_stands_on_the_page()
    {
        const string Asthma = "asthma";
        string before = await Page("/patients/sofia");
        string article = Articles(before).First(a => a.Contains(Asthma, StringComparison.OrdinalIgnoreCase));
        JsonObject feedback = new()
        {
            ["feedback"] = new JsonArray(new JsonObject
            {
                ["card"] = Card(article), ["outcome"] = "overridden", ["outcomeTimestamp"] = "2026-02-01T08:00:00Z",
                ["overrideReason"] = new JsonObject { ["reason"] = new JsonObject { ["system"] = "urn:carerules:override-reason", ["code"] = "monitored" } },
            }),
        };
        using HttpResponseMessage given = await client.Send("/cds-services/patient-advice/feedback", feedback.ToJsonString());
        ((int)given.StatusCode).Should().Be(200);

        Decided(await Page("/patients/sofia")).Should().Contain("Being monitored");
    }

    [Fact]
    public async Task Nothing_is_decided_without_the_form_of_this_host()
    {
        string before = await Page("/patients/ines");
        string card = Card(Articles(before)[0]);
        (string, string)[] fields = [("card", card), ("reason", "monitored"), ("period", "week")];

        (await Post("ines", "Decide", [.. fields])).Should().Be((400, Expired));
        (await Post("ines", "Decide", [.. fields, ("__RequestVerificationToken", "made-up")])).Should().Be((400, Expired));
        using HttpClient other = app.CreateClient();
        using FormUrlEncodedContent form = Form([.. fields, ("__RequestVerificationToken", Token(before))]);
        using HttpResponseMessage elsewhere = await other.PostAsync(new Uri("/patients/ines?handler=Decide", UriKind.Relative), form);
        ((int)elsewhere.StatusCode).Should().Be(400, "the form of one browser is no good in another");
        (await Page("/patients/ines")).Should().NotContain("id=\"decided\"");
    }

    [Theory]
    [InlineData("no-such-reason", "week", 400, "The reason or the time is none that the page offers.\n")]
    [InlineData("<script>alert(1)</script>", "week", 400, "The reason or the time is none that the page offers.\n")]
    [InlineData("", "week", 400, "The reason or the time is none that the page offers.\n")]
    [InlineData("monitored", "ever", 400, "The reason or the time is none that the page offers.\n")]
    [InlineData("monitored", "", 400, "The reason or the time is none that the page offers.\n")]
    public async Task Only_what_the_page_offers_is_taken(string reason, string period, int status, string sentence)
    {
        string page = await Page("/patients/ines");
        (await Post("ines", "Decide", ("card", Card(Articles(page)[0])), ("reason", reason), ("period", period), ("__RequestVerificationToken", Token(page)))).Should().Be((status, sentence));
    }

    [Fact]
    public async Task Only_about_what_is_shown_of_this_patient()
    {
        string page = await Page("/patients/ines");
        string[] cards = ["", "x", "9368d37b-283f-44a0-93ea-547cebab93ed", Card(Article(await Page("/patients/maria"), Postural))];
        foreach (string card in cards)
        {
            foreach (string handler in (string[])["Decide", "Undo"])
            {
                (await Post("ines", handler, ("card", card), ("reason", "monitored"), ("period", "week"), ("__RequestVerificationToken", Token(page))))
                    .Should().Be((409, "What you decided about has changed meanwhile. Open the page again.\n"));
            }
        }

        (await Post("nobody", "Decide", ("card", cards[2]), ("__RequestVerificationToken", Token(page)))).Should().Be((404, "There is no such patient.\n"));
    }

    [Fact]
    public async Task The_form_has_a_cookie_that_only_this_host_reads()
    {
        using HttpResponseMessage response = await client.GetAsync(new Uri("/patients/maria", UriKind.Relative));
        string cookie = response.Headers.GetValues("Set-Cookie").Should().ContainSingle().Subject;
        cookie.Should().Contain("samesite=strict").And.Contain("httponly").And.NotContain("expires");
        response.Headers.CacheControl!.NoStore.Should().BeTrue();
    }

    [Fact]
    public async Task A_what_if_has_nothing_to_decide() => (await Page("/patients/maria/what-if?medicine=ibuprofen")).Should().NotContain("method=\"post\"");

    private Task<string> Decide(string patient, string page, string card, string reason, string period) =>
        Send(patient, "Decide", page, ("card", card), ("reason", reason), ("period", period));

    /// <summary>Sends a form and reads the page that follows.</summary>
    private async Task<string> Send(string patient, string handler, string page, params (string, string)[] fields)
    {
        (int status, string body) = await Post(patient, handler, [.. fields, ("__RequestVerificationToken", Token(page))]);
        status.Should().Be(200, body);
        return WebUtility.HtmlDecode(body);
    }

    private async Task<(int Status, string Body)> Post(string patient, string handler, params (string, string)[] fields)
    {
        using FormUrlEncodedContent form = Form(fields);
        using HttpResponseMessage response = await client.PostAsync(new Uri($"/patients/{patient}?handler={handler}", UriKind.Relative), form);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private static FormUrlEncodedContent Form(IEnumerable<(string Name, string Value)> fields) => new(fields.Select(static f => KeyValuePair.Create(f.Name, f.Value)));

    private async Task<string> Page(string path) => WebUtility.HtmlDecode(await client.GetStringAsync(new Uri(path, UriKind.Relative)));

    private static string[] Articles(string page) => [.. Regex.Matches(page, "<article>.*?</article>", RegexOptions.Singleline).Select(static m => m.Value)];

    private static string Article(string page, string title) => Articles(page).Single(a => Regex.IsMatch(a, $@"<h3>\s*{Regex.Escape(title)}"));

    private static string Decided(string page) => Regex.Match(page, "<section id=\"decided\">.*?</section>", RegexOptions.Singleline).Value;

    private static string Card(string part) => Regex.Match(part, "name=\"card\" value=\"([^\"]+)\"").Groups[1].Value;

    private static string Token(string page) => Regex.Match(page, "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"").Groups[1].Value;

    private static string[] Choices(string part, string select) =>
        [.. Regex.Matches(Regex.Match(part, $"<select name=\"{select}\".*?</select>", RegexOptions.Singleline).Value, "<option[^>]*>([^<]*)<").Select(static m => m.Groups[1].Value)];
}
