using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CareRules.EhrHost.Tests.Support;
using CareRules.Fhir.Tests.Support;

namespace CareRules.EhrHost.Tests.Pages;

/// <summary>A text of a record stays a text, wherever a page shows it.</summary>
public sealed class HostileTextTests
{
    [Fact]
    public async Task No_text_of_a_record_becomes_markup()
    {
        JsonObject[] patients = [.. HostileTexts.Strings.Select(static (text, i) => HostilePatient.With(text, $"hostile-{i}"))];
        await using EhrHostApp app = EhrHostApp.With(patients);
        using HttpClient client = app.CreateClient();
        string list = await client.GetStringAsync(new Uri("/", UriKind.Relative));

        Tags(list).Should().BeSubsetOf(Known);
        WebUtility.HtmlDecode(list).Should().Contain("<bdi><script>alert(1)</script></bdi>", "it is shown as it was written");
        for (int i = 0; i < patients.Length; i++)
        {
            foreach (string path in (string[])[$"/patients/hostile-{i}", $"/patients/hostile-{i}/what-if?medicine=ibuprofen", $"/patients/hostile-{i}/what-if?medicine={Uri.EscapeDataString(Whole(HostileTexts.Strings[i]))}"])
            {
                string page = await client.GetStringAsync(new Uri(path, UriKind.Relative));
                Tags(page).Should().BeSubsetOf(Known, HostileTexts.Strings[i]);
                page.Should().NotMatchRegex(@"<[^>]*\son\w+\s*=", "no tag has a handler").And.NotContain("href=\"javascript", "no link runs a script");
            }

            string shown = WebUtility.HtmlDecode(await client.GetStringAsync(new Uri($"/patients/hostile-{i}", UriKind.Relative)));
            shown.Should().Contain("Oral NSAID with heart failure", "the rules see the codes and not the words");
        }
    }

    private static readonly string[] Known =
    [
        "!doctype", "html", "head", "meta", "title", "link", "body", "a", "header", "nav", "p", "main", "h1", "h2", "h3", "h4", "bdi", "span", "ul", "ol", "li", "div", "section", "article",
        "details", "summary", "strong", "form", "label", "input", "button", "datalist", "select", "option", "footer",
    ];

    private static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static HashSet<string> Tags(string html)
    {
        HashSet<string> tags = [];
        for (int at = html.IndexOf('<', StringComparison.Ordinal); at >= 0; at = html.IndexOf('<', at + 1))
        {
            tags.Add(new string([.. html.Skip(at + 1).SkipWhile(static c => c == '/').TakeWhile(static c => char.IsLetterOrDigit(c) || c == '!' || c == '-')]).ToLowerInvariant());
        }

        return tags;
    }
}
