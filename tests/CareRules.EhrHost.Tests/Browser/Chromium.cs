using CareRules.EhrHost.Tests.Support;
using Microsoft.Playwright;

namespace CareRules.EhrHost.Tests.Browser;

/// <summary>Debian's Chromium before the sample host on a port of this machine. Nothing is downloaded.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string? Executable = ((string[])["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]).FirstOrDefault(File.Exists);

    private IPlaywright? playwright;
    private IBrowser? browser;

    public static string? WhyNot { get; } = Executable is null ? "Chromium is not installed (on Debian: apt-get install chromium)." : null;

    public async Task InitializeAsync()
    {
        if (Executable is not null)
        {
            playwright = await Playwright.CreateAsync();
            browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Executable, Args = ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
        }
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }

    /// <summary>A window on a host.</summary>
    public async Task<IPage> Open(EhrHostApp app, BrowserNewContextOptions options)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(options);
        options.BaseURL = app.Address.ToString();
        IBrowserContext context = await browser!.NewContextAsync(options);
        return await context.NewPageAsync();
    }
}
