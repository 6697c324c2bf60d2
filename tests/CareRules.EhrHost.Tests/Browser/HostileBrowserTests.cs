using CareRules.EhrHost.Tests.Support;
using CareRules.Fhir.Tests.Support;
using Microsoft.Playwright;

namespace CareRules.EhrHost.Tests.Browser;

/// <summary>A record full of hostile texts, in a browser that would run scripts if there were any.</summary>
public sealed class HostileBrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    [BrowserFact]
    public async Task Nothing_runs_nothing_is_loaded_from_elsewhere_and_nothing_breaks_the_page()
    {
        await using EhrHostApp app = EhrHostApp.With([.. HostileTexts.Strings.Select(static (text, i) => HostilePatient.With(text, $"hostile-{i}"))]);
        IPage page = await chromium.Open(app, new() { ViewportSize = new() { Width = 360, Height = 640 } });
        List<string> happened = [];
        page.Dialog += (_, dialog) => happened.Add($"a dialog: {dialog.Message}");
        page.Popup += (_, _) => happened.Add("a window");
        page.Console += (_, message) => happened.Add($"the console: {message.Text}");
        page.PageError += (_, error) => happened.Add($"an error: {error}");
        page.Request += (_, request) => happened.AddRange(request.Url.StartsWith(app.Address.ToString(), StringComparison.Ordinal) ? [] : [$"a request: {request.Url}"]);
        string[] paths = ["/", .. Enumerable.Range(0, HostileTexts.Strings.Length).Select(static i => $"/patients/hostile-{i}"), "/patients/hostile-0/what-if?medicine=%3Cscript%3Ealert(1)%3C/script%3E"];
        foreach (string path in paths)
        {
            await page.Go(path);
            await page.OpenEverything();
            happened.Should().BeEmpty(path);
            (await page.EvaluateAsync<int>("document.querySelectorAll('script,img,iframe,style,object,[onerror],[onclick]').length")).Should().Be(0, path);
            (await page.Overflow()).Should().Be(0, path);
            (await page.Structure()).Should().BeEmpty(path);
        }

        for (int i = 0; i < HostileTexts.Strings.Length; i++)
        {
            await page.Go($"/patients/hostile-{i}");
            ILocator advice = page.GetByRole(AriaRole.Article).First;
            await advice.GetByText("Decide otherwise", new() { Exact = true }).First.ClickAsync();
            await advice.GetByLabel("Reason").First.SelectOptionAsync("The patient declined");
            await advice.GetByRole(AriaRole.Button, new() { Name = "Put aside" }).First.ClickAsync();
            await Assertions.Expect(page.Locator("#decided")).ToBeVisibleAsync();
            await page.OpenEverything();
            happened.Should().BeEmpty($"a decision about patient {i}");
            (await page.Overflow()).Should().Be(0, $"a decision about patient {i}");
            (await page.Structure()).Should().BeEmpty($"a decision about patient {i}");
        }
    }
}
