using Microsoft.Playwright;

namespace CareRules.EhrHost.Tests.Browser;

/// <summary>What is measured on a page as the browser has laid it out.</summary>
internal static class PageMeasures
{
    /// <summary>Opens an address, which must be there.</summary>
    public static async Task Go(this IPage page, string path) => (await page.GotoAsync(path))!.Status.Should().Be(200, path);

    // After a form was sent the new page may be there before its style sheet is: what is measured then is not what anybody sees.
    public static async Task OpenEverything(this IPage page)
    {
        await page.WaitForLoadStateAsync(LoadState.Load);
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
    }

    /// <summary>By how many pixels the page is wider than the window.</summary>
    public static async Task<int> Overflow(this IPage page)
    {
        await page.WaitForLoadStateAsync(LoadState.Load);
        return await page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)");
    }

    /// <summary>From 0, black, to 1, white.</summary>
    public static Task<double> PaperLightness(this IPage page) =>
        page.EvaluateAsync<double>("getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + part / 765, 0)");

    /// <summary>The texts whose contrast with what lies behind them is below 4.5 to 1 (WCAG 2.1, 1.4.3).</summary>
    public static Task<string[]> FaintTexts(this IPage page) => page.EvaluateAsync<string[]>(
        """
        () => {
          const parts = color => color.match(/[\d.]+/g).map(Number);
          const light = color => {
            const [r, g, b] = parts(color).map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const behind = element => {
            for (let e = element; e; e = e.parentElement) {
              const color = getComputedStyle(e).backgroundColor;
              if (parts(color).length === 3 || parts(color)[3] === 1) return color;
            }
            throw new Error('nothing lies behind the text');
          };
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          const faint = [];
          let seen = 0;
          while (walk.nextNode()) {
            const element = walk.currentNode.parentElement;
            if (!walk.currentNode.textContent.trim() || element.closest('datalist')) continue;
            seen++;
            const [a, b] = [light(getComputedStyle(element).color), light(behind(element))];
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            if (ratio < 4.5) faint.push(`${ratio.toFixed(2)}: ${walk.currentNode.textContent.trim()}`);
          }
          if (seen < 5) faint.push(`only ${seen} texts were seen`);
          return faint;
        }
        """);

    /// <summary>What a screen reader would stumble over.</summary>
    public static Task<string[]> Structure(this IPage page) => page.EvaluateAsync<string[]>(
        """
        () => {
          const faults = [];
          const levels = [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => Number(h.tagName[1]));
          if (levels.filter(l => l === 1).length !== 1) faults.push('not exactly one h1');
          levels.forEach((level, i) => { if (i > 0 && level > levels[i - 1] + 1) faults.push(`a heading of level ${level} follows one of level ${levels[i - 1]}`); });
          if (!document.documentElement.lang) faults.push('no language');
          if (!document.title) faults.push('no title');
          if (document.querySelectorAll('main').length !== 1) faults.push('not exactly one main');
          document.querySelectorAll('input:not([type=hidden]),select').forEach(i => { if (!i.labels.length) faults.push(`no label for ${i.name}`); });
          document.querySelectorAll('a,button,summary').forEach(a => { if (!a.textContent.trim()) faults.push(`no words on ${a.outerHTML}`); });
          const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
          ids.filter((id, i) => ids.indexOf(id) !== i).forEach(id => faults.push(`twice the id ${id}`));
          document.querySelectorAll('[aria-labelledby],[aria-describedby]').forEach(e => {
            const id = e.getAttribute('aria-labelledby') ?? e.getAttribute('aria-describedby');
            if (!document.getElementById(id)) faults.push(`nothing has the id ${id}`);
          });
          document.querySelectorAll('a[href^="#"]').forEach(a => { if (!document.getElementById(a.hash.slice(1))) faults.push(`${a.hash} leads nowhere`); });
          return faults;
        }
        """);
}
