using CareRules.EhrHost.Tests.Support;
using Microsoft.Playwright;

namespace CareRules.EhrHost.Tests.Browser;

/// <summary>A clinician decides otherwise in a browser that runs no script, and takes it back.</summary>
public sealed class DecisionBrowserTests(Chromium chromium, EhrHostApp app) : IClassFixture<Chromium>, IClassFixture<EhrHostApp>
{
    private const string Nitrate = "PDE5 inhibitor together with a nitrate";

    [BrowserFact]
    public async Task A_recommendation_is_put_aside_with_a_reason_and_brought_back()
    {
        IPage page = await chromium.Open(app, new() { JavaScriptEnabled = false });
        await page.Go("/patients/james");
        ILocator advice = Advice(page);
        await advice.GetByText("Decide otherwise", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(advice.GetByText("It is critical.")).ToBeVisibleAsync();
        await advice.GetByLabel("Reason").SelectOptionAsync("Being monitored");
        await advice.GetByLabel("Do not show it for").SelectOptionAsync("one week");
        await advice.GetByRole(AriaRole.Button, new() { Name = "Put aside" }).ClickAsync();

        await Assertions.Expect(Advice(page)).ToHaveCountAsync(0);
        ILocator decided = page.Locator("#decided");
        await Assertions.Expect(decided.GetByText("Being monitored; shown again on 9 Feb 2026, or earlier when a fact changes.")).ToBeVisibleAsync();
        page.Url.Should().EndWith("/patients/james#decided");

        await decided.GetByRole(AriaRole.Button, new() { Name = $"Undo: {Nitrate}" }).ClickAsync();
        await Assertions.Expect(Advice(page)).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("#decided")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Without_a_reason_the_browser_sends_nothing()
    {
        IPage page = await chromium.Open(app, new());
        await page.Go("/patients/james");
        ILocator advice = Advice(page);
        await advice.GetByText("Decide otherwise", new() { Exact = true }).ClickAsync();
        await advice.GetByRole(AriaRole.Button, new() { Name = "Put aside" }).ClickAsync();

        await Assertions.Expect(Advice(page)).ToHaveCountAsync(1);
        (await page.EvaluateAsync<bool>("document.querySelector('select[name=reason]:invalid') !== null")).Should().BeTrue();
    }

    [BrowserFact]
    public async Task The_keyboard_alone_is_enough_to_decide()
    {
        IPage page = await chromium.Open(app, new() { JavaScriptEnabled = false });
        await page.Go("/patients/ines");
        ILocator advice = page.GetByRole(AriaRole.Article).First;
        await advice.Locator("summary").Filter(new() { HasText = "Decide otherwise" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(advice.GetByLabel("Reason")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("The patient");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("#decided").GetByText("The patient declined; shown again on 9 Feb 2026", new() { Exact = false })).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task What_was_decided_fits_a_telephone_and_has_contrast_by_day_and_by_night()
    {
        foreach (ColorScheme scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            IPage page = await chromium.Open(app, new() { ColorScheme = scheme, ViewportSize = new() { Width = 320, Height = 640 } });
            await page.Go("/patients/sofia");
            ILocator advice = page.GetByRole(AriaRole.Article).First;
            await advice.GetByText("Decide otherwise", new() { Exact = true }).First.ClickAsync();
            await advice.GetByLabel("Reason").First.SelectOptionAsync("Already acted on");
            await advice.GetByRole(AriaRole.Button, new() { Name = "Put aside" }).First.ClickAsync();
            await Assertions.Expect(page.Locator("#decided")).ToBeVisibleAsync();

            await page.OpenEverything();
            (await page.Overflow()).Should().Be(0);
            (await page.FaintTexts()).Should().BeEmpty($"{scheme}");
            (await page.Structure()).Should().BeEmpty();
            await page.Locator("#decided").GetByRole(AriaRole.Button).ClickAsync();
            await Assertions.Expect(page.Locator("#decided")).ToHaveCountAsync(0);
        }
    }

    private static ILocator Advice(IPage page) => page.GetByRole(AriaRole.Article).Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = Nitrate }) });
}
