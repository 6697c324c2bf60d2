using System.Net;
using System.Text.RegularExpressions;
using CareRules.EhrHost.Tests.Support;

namespace CareRules.EhrHost.Tests.Pages;

[Collection(EhrHostApp.Shared)]
public sealed class PageTests(EhrHostApp app) : IDisposable
{
    private readonly HttpClient client = app.CreateClient();

    public void Dispose() => client.Dispose();

    [Fact]
    public async Task The_list_counts_what_each_patient_has_by_severity_the_gravest_first()
    {
        string page = await Page("/");

        // A PDE5 inhibitor with a nitrate (James), a beta-blocker in asthma (Sofia), haloperidol in Parkinson's disease (Inês): critical; Maria has none.
        Item(page, "James Okafor").Should().Contain("1 critical");
        Item(page, "Sofia Lindqvist").Should().Contain("1 critical");
        Item(page, "Inês Ferreira").Should().Contain("1 critical");
        Item(page, "Maria Kowalska").Should().Contain("high").And.NotContain("critical");
        Item(page, "Tom Ashworth").Should().Contain("Nothing to advise").And.Contain("not known");
        Item(page, "Walter Brandt").Should().Contain("Not evaluated: deceased");
        page.IndexOf("James", StringComparison.Ordinal).Should().BeLessThan(page.IndexOf("Maria", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_patient_shows_the_gravest_first_with_reasons_plan_and_what_is_not_known()
    {
        string page = await Page("/patients/james");

        page.Should().Contain("<h2 id=\"critical\"").And.Contain("PDE5 inhibitor together with a nitrate");
        page.IndexOf("id=\"critical\"", StringComparison.Ordinal).Should().BeLessThan(page.IndexOf("id=\"high\"", StringComparison.Ordinal));
        page.Should().Contain("sildenafil, 22 Jan 2026", "a reason is an item of the record, with its day").And.Contain("eGFR (CKD-EPI) 24 mL/min/1.73 m², 19 Jan 2026");
        page.Should().Contain("<h2>The one plan</h2>").And.Contain("<h2>Not known</h2>").And.Contain("Dr Amara Patel");
        page.Should().NotContain("mm[Hg]").And.NotContain("{1.73_m2}");
        Regex.IsMatch(Regex.Replace(page, "<[^>]*>", ""), @"\d{4}-\d{2}-\d{2}").Should().BeFalse("people read 19 Jan 2026");
    }

    [Fact]
    public async Task Two_sides_that_pull_apart_are_shown_side_by_side() =>
        (await Page("/patients/maria")).Should().Contain("Decide with the patient which of them holds.").And.Contain("class=\"sides\"");

    [Fact]
    public async Task Nothing_to_advise_points_to_what_is_not_known() =>
        (await Page("/patients/tom")).Should().Contain("No rule has anything to advise.").And.Contain("href=\"#unknown\"");

    [Fact]
    public async Task A_patient_who_died_is_not_evaluated() =>
        (await Page("/patients/walter")).Should().Contain("Not evaluated: deceased").And.Contain("died 17 Oct 2025").And.NotContain("What if I prescribe");

    [Fact]
    public async Task What_a_medicine_would_bring_is_shown_with_its_reason()
    {
        string page = await Page("/patients/tom/what-if?medicine=Diltiazem");

        page.Should().Contain("If diltiazem were prescribed");
        string worse = await Page("/patients/maria/what-if?medicine=ibuprofen");
        worse.Should().Contain("Worse, high").And.Contain("Also ibuprofen, 1 Feb 2026").And.Contain("stay as they are");
    }

    [Fact]
    public async Task A_medicine_that_is_not_in_the_formulary_is_said_to_be_none() =>
        (await Page("/patients/tom/what-if?medicine=mistletoe")).Should().Contain("role=\"alert\"").And.Contain("mistletoe").And.Contain("is not in this formulary");

    [Fact]
    public async Task Every_medicine_of_the_formulary_is_known_to_a_rule()
    {
        string[] formulary = await File.ReadAllLinesAsync(CareRules.Tests.Support.RepositoryRoot.At("samples", "EhrHost", "Advice", "formulary.csv"));
        string[] offered = [.. Regex.Matches(await Page("/patients/tom"), "<option value=\"([^\"]*)\"").Select(static m => m.Groups[1].Value)];

        offered.Should().Equal(formulary.Skip(1).Select(static line => line.Split(',')[0]));
    }

    [Theory]
    [InlineData("/patients/nobody", "There is no such patient.\n")]
    [InlineData("/patients/nobody/what-if?medicine=ibuprofen", "There is no such patient.\n")]
    [InlineData("/elsewhere", "There is nothing at this address.\n")]
    public async Task What_is_not_there_is_said_in_one_sentence(string path, string sentence)
    {
        using HttpResponseMessage response = await client.GetAsync(new Uri(path, UriKind.Relative));

        ((int)response.StatusCode).Should().Be(404);
        (await response.Content.ReadAsStringAsync()).Should().Be(sentence);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/patients/maria")]
    [InlineData("/patients/nobody")]
    [InlineData("/elsewhere")]
    [InlineData("/site.css")]
    [InlineData("/cds-services")]
    [InlineData("/health")]
    public async Task Every_answer_forbids_scripts_frames_and_copies(string path)
    {
        using HttpResponseMessage response = await client.GetAsync(new Uri(path, UriKind.Relative));

        response.Headers.GetValues("Content-Security-Policy").Should().Equal("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        response.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        response.Headers.GetValues("Referrer-Policy").Should().Equal("no-referrer");
        response.Headers.CacheControl!.NoStore.Should().BeTrue();
        response.Headers.Contains("Set-Cookie").Should().Be(path == "/patients/maria", "only a page with a form that changes something needs a cookie");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/patients/maria")]
    [InlineData("/patients/maria/what-if?medicine=ibuprofen")]
    public async Task A_page_has_no_script_no_inline_style_and_nothing_from_elsewhere(string path)
    {
        string page = await Page(path);

        page.Should().NotContain("<script").And.NotContain("style=").And.NotContain("<style");
        Regex.Matches(page, @"(?:src|<link[^>]*href|action)=""([^""]*)""").Select(static m => m.Groups[1].Value).Should().OnlyContain(static url => url.StartsWith('/'));
        Regex.Matches(page, @"href=""(\w+:[^""]*)""").Select(static m => m.Groups[1].Value).Where(static url => !url.StartsWith("https://", StringComparison.Ordinal)).Should().BeEmpty();
    }

    private async Task<string> Page(string path)
    {
        using HttpResponseMessage response = await client.GetAsync(new Uri(path, UriKind.Relative));
        ((int)response.StatusCode).Should().Be(200);
        return WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
    }

    private static string Item(string page, string name) => Regex.Matches(page, "<li>.*?</li>", RegexOptions.Singleline).Select(static m => m.Value).Single(li => li.Contains(name, StringComparison.Ordinal));
}
