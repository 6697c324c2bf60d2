using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CareRules.Clinical;
using CareRules.Fhir.Cards;
using CareRules.Fhir.Output;
using CareRules.Fhir.Tests.Support;
using Markdig;

namespace CareRules.Fhir.Tests.Cards;

/// <summary>Texts of records and packs on cards, rendered as the most willing of clients would.</summary>
public sealed partial class CdsHostileTests
{
    // Everything that the renderer can do, its HTML too.
    private static readonly MarkdownPipeline Willing = new MarkdownPipelineBuilder().UseAdvancedExtensions().UseAutoLinks().UseEmojiAndSmiley().Build();

    public static TheoryData<string> Texts => HostileTexts.All;

    [Theory]
    [MemberData(nameof(Texts))]
    public void What_the_record_says_stays_text(string text) => Check(Results.Hostile(text));

    [Theory]
    [MemberData(nameof(Texts))]
    public void What_a_pack_says_stays_text(string text)
    {
        // A rule file may not hold all of these characters; what YAML refuses never comes this far.
        string quoted = JsonSerializer.Serialize("x " + new string([.. text.Where(static c => !char.IsControl(c) && !char.IsSurrogate(c) && c is not ('\uFFFE' or '\uFFFF') && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format)]).Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
        string rules = $$"""
            concepts:
              falls: { kind: condition, title: {{quoted}}, codes: { snomed: ["161898004"] } }
            rules:
              - id: falls
                title: {{quoted}}
                category: drug-disease
                when: { condition: falls }
                recommend: { severity: high, text: {{quoted}}, why: {{quoted}}, responsible: [gp] }
                evidence: [ { source: {{quoted}}, section: {{quoted}} } ]
            """;
        PatientRecord record = new PatientRecordBuilder().Conditions([new ConditionFact { Code = new Code(CodeSystems.Snomed, "161898004") }]).Build();
        Check(Results.Compile(rules).Evaluate(record, Results.AsOf));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("JAVASCRIPT://example.org/%0Aalert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("//example.org/")]
    [InlineData("/relative")]
    [InlineData("file:///etc/passwd")]
    [InlineData("vbscript:x")]
    [InlineData("http://example.org/")]
    [InlineData("https://user:secret@example.org/")]
    [InlineData("")]
    [InlineData(null)]
    public void An_address_that_is_not_plain_https_is_none(string? url) => WebAddress.Of(url).Should().BeNull();

    [Theory]
    [InlineData("https://example.org/a)b](c", "https://example.org/a%29b%5D%28c")]
    [InlineData("https://example.org/\"><img src=x>", "https://example.org/%22%3E%3Cimg%20src=x%3E")]
    [InlineData("https://example.org/?q=a%20b&c=(d)#e", "https://example.org/?q=a%20b&c=%28d%29#e")]
    [InlineData("https://EXAMPLE.org/\u202Ex", "https://example.org/%E2%80%AEx")]
    public void An_https_address_cannot_end_its_link(string url, string address) => WebAddress.Of(url).Should().Be(address);

    [Theory]
    [InlineData("http://example.org/")]
    [InlineData("https://user:secret@example.org/")]
    public void A_card_does_not_link_to_what_is_not_plain_https(string url)
    {
        EvaluationResult result = WithUrl(url);
        JsonElement card = CdsCardTests.Of(CdsHooks.ToCards(result))[0];
        card.TryGetProperty("links", out _).Should().BeFalse();
        card.GetProperty("source").TryGetProperty("url", out _).Should().BeFalse();
        card.GetProperty("detail").GetString().Should().Contain("- Source: X\n");
        Check(result);
    }

    // The source is called `X`: between brackets that would be a box to tick.
    [Fact]
    public void A_card_links_to_https_whatever_the_address_holds()
    {
        EvaluationResult result = WithUrl("https://example.org/a)b](c");
        JsonElement card = CdsCardTests.Of(CdsHooks.ToCards(result))[0];
        card.GetProperty("links")[0].GetProperty("url").GetString().Should().Be("https://example.org/a%29b%5D%28c");
        card.GetProperty("detail").GetString().Should().Contain("- [Source](https://example.org/a%29b%5D%28c): X\n");
        Check(result);
    }

    [Theory]
    [InlineData("short enough", "short enough")]
    [InlineData("eGFR <30 and <b>bold</b> </x>", "eGFR <30 and < b>bold< /b> < /x>")]
    public void A_summary_is_plain_text(string title, string summary) => Summary(title).Should().Be(summary);

    [Fact]
    public void A_long_summary_is_cut_after_a_word()
    {
        string title = string.Join(' ', Enumerable.Repeat("seven77", 40));
        string summary = Summary(title);
        summary.Length.Should().BeInRange(120, 139);
        summary.Should().EndWith("seven77…");
    }

    [Fact]
    public void A_summary_of_139_characters_is_whole_and_one_of_140_is_cut()
    {
        Summary(new string('a', 139)).Should().Be(new string('a', 139));
        Summary(new string('a', 140)).Should().Be(new string('a', 138) + "…");
    }

    [Fact]
    public void A_summary_is_never_cut_inside_a_character()
    {
        string cut = Summary("x" + string.Concat(Enumerable.Repeat("\U0001F469\u200D\U0001F4BB", 60)));
        cut.Should().EndWith("\U0001F4BB…").And.Match(static s => s.Length < 140);
        Summary("e" + new string('\u0301', 300)).Length.Should().Be(139);
    }

    private static string Summary(string title) => CardText.Short(title);

    private static EvaluationResult WithUrl(string url)
    {
        string rules = $$"""
            concepts:
              falls: { kind: condition, title: falls, codes: { snomed: ["161898004"] } }
            rules:
              - id: falls
                title: Falls
                category: drug-disease
                when: { condition: falls }
                recommend: { severity: high, text: Look. }
                evidence: [ { source: X, url: {{JsonSerializer.Serialize(url)}} } ]
            """;
        return Results.Compile(rules).Evaluate(new PatientRecordBuilder().Conditions([new ConditionFact { Code = new Code(CodeSystems.Snomed, "161898004") }]).Build(), Results.AsOf);
    }

    private static void Check(EvaluationResult result)
    {
        JsonElement[] cards = CdsCardTests.Of(CdsHooks.ToCards(result, new CdsCardOptions { DraftOrders = [.. result.Recommendations.SelectMany(static r => r.Facts).Select(static f => f.Source).OfType<string>()] }));
        cards.Should().NotBeEmpty();
        foreach (JsonElement card in cards)
        {
            card.GetProperty("summary").GetString()!.Length.Should().BeLessThan(140);
            Results.Strings(card).Should().AllSatisfy(static s =>
            {
                s.Value.Should().NotMatchRegex(@"[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200B\u202A-\u202E\u2060-\u2069\uFEFF]");
                if (s.Name != "detail")
                {
                    s.Value.Should().NotMatchRegex("<[A-Za-z/!?]");
                }
            });
            if (card.TryGetProperty("detail", out JsonElement detail))
            {
                string html = Markdown.ToHtml(detail.GetString()!, Willing);
                Tag().Matches(html).Select(static m => m.Groups[1].Value).Except(["p", "strong", "ul", "li", "a"]).Should().BeEmpty("{0}", html);
                Attribute().Matches(html).Select(static m => m.Groups[1].Value)
                    .Where(static a => !a.StartsWith("href=\"https://", StringComparison.Ordinal) || a.Contains("evil", StringComparison.Ordinal)).Should().BeEmpty("{0}", html);
            }
        }
    }

    [GeneratedRegex("</?([A-Za-z][A-Za-z0-9]*)")]
    private static partial Regex Tag();

    [GeneratedRegex("<[A-Za-z][A-Za-z0-9]*\\s+([^>]+)>")]
    private static partial Regex Attribute();
}
