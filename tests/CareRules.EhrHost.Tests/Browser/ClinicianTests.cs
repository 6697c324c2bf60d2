using CareRules.EhrHost.Tests.Support;
using Microsoft.Playwright;

namespace CareRules.EhrHost.Tests.Browser;

/// <summary>The way of a clinician through the pages, in a browser that runs no script.</summary>
public sealed class ClinicianTests(Chromium chromium, EhrHostApp app) : IClassFixture<Chromium>, IClassFixture<EhrHostApp>
{
    private static readonly string[] Paths = ["/", "/patients/maria", "/patients/james", "/patients/walter", "/patients/maria/what-if?medicine=ibuprofen", "/patients/tom/what-if?medicine=mistletoe"];

    [BrowserFact]
    public async Task From_the_list_to_a_patient_the_reasons_and_what_a_medicine_would_change()
    {
        IPage page = await chromium.Open(app, new() { JavaScriptEnabled = false });
        await page.Go("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Maria Kowalska" }).ClickAsync();
        ILocator nsaid = page.GetByRole(AriaRole.Article).Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = "Oral NSAID with heart failure" }) });
        await Assertions.Expect(nsaid.GetByText("naproxen, 12 Jan 2026").First).ToBeHiddenAsync();

        await nsaid.GetByText("Why", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(nsaid.GetByText("naproxen, 12 Jan 2026").First).ToBeVisibleAsync();
        await nsaid.GetByText("How the rule decides: Oral NSAID with heart failure").ClickAsync();
        await Assertions.Expect(nsaid.Locator(".tree").First.GetByText("Yes", new() { Exact = true }).First).ToBeVisibleAsync();

        await page.GetByLabel("What if I prescribe…").FillAsync("ibuprofen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show what would change" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("If ibuprofen were prescribed");
        await Assertions.Expect(page.GetByText("Worse, high")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Back to Maria Kowalska" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Maria Kowalska");
    }

    [BrowserFact]
    public async Task The_keyboard_alone_is_enough()
    {
        IPage page = await chromium.Open(app, new() { JavaScriptEnabled = false });
        await page.Go("/patients/sofia");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "To the content" })).ToBeFocusedAsync();
        ILocator why = page.Locator("summary").First;
        await why.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("In this record").First).ToBeVisibleAsync();

        await page.GetByLabel("What if I prescribe…").FocusAsync();
        await page.Keyboard.TypeAsync("bisoprolol");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("If bisoprolol were prescribed");
    }

    [BrowserFact]
    public async Task A_telephone_scrolls_in_one_direction_alone()
    {
        IPage page = await chromium.Open(app, new() { ViewportSize = new() { Width = 320, Height = 640 } });
        foreach (string path in Paths)
        {
            await page.Go(path);
            await page.OpenEverything();
            (await page.Overflow()).Should().Be(0, path);
        }
    }

    [BrowserFact]
    public async Task Every_text_has_contrast_by_day_and_by_night()
    {
        foreach (ColorScheme scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            IPage page = await chromium.Open(app, new() { ColorScheme = scheme });
            foreach (string path in Paths)
            {
                await page.Go(path);
                await page.OpenEverything();
                (await page.PaperLightness()).Should().Match(l => scheme == ColorScheme.Dark ? l < 0.2 : l > 0.8);
                (await page.FaintTexts()).Should().BeEmpty($"{path} is read in {scheme}");
            }
        }
    }

    [BrowserFact]
    public async Task A_screen_reader_finds_its_way()
    {
        IPage page = await chromium.Open(app, new());
        foreach (string path in Paths)
        {
            await page.Go(path);
            await page.OpenEverything();
            (await page.Structure()).Should().BeEmpty(path);
        }
    }
}
