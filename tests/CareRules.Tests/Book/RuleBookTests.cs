using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;
using CareRules.Tests.Support;

namespace CareRules.Tests.Book;

public sealed partial class RuleBookTests
{
    private const string Rules = """
        concepts:
          heart-failure: { kind: condition, title: heart failure, codes: { snomed: ["84114007"], icd10: ["I50"] } }
          oral-nsaid: { kind: medication, title: oral NSAID, codes: { rxnorm: ["5640"] } }
          systolic-bp: { kind: observation, title: systolic blood pressure, codes: { loinc: ["8480-6"] }, unit: "mm[Hg]", step: 1, valid-for: 12 months }
        definitions:
          older: { title: aged 65 or over, age: ">= 65" }
        scores:
          small-score: { title: Small score, sum: [ { points: 2, when: { condition: heart-failure } } ] }
        rules:
          - id: nsaid-in-heart-failure
            title: Oral NSAID with heart failure
            category: drug-disease
            when:
              all:
                - is: older
                - condition: heart-failure
                - medication: oral-nsaid
                - not: { any: [ { observation: systolic-bp, latest: ">= 90 mm[Hg]" }, { score: small-score, value: ">= 2" } ] }
            recommend:
              severity: high
              action: { stop: oral-nsaid }
              text: Review {oral-nsaid}; pressure {systolic-bp.value}.
              why: It retains salt.
              patient: { en: Please ask your GP. }
              responsible: [heart-failure-team]
              do-within: 2 weeks
            evidence: [ { source: NICE NG106, section: "1.2", url: "https://www.nice.org.uk/guidance/ng106" } ]
            governance: { status: draft, author: A. Writer, limitations: Gels are not seen. }
          - id: pressure-target
            title: A pressure to aim at
            category: target
            when: { condition: heart-failure }
            target: { measure: systolic-bp, aim: "< 140 mm[Hg]" }
            evidence: [ { source: A guideline } ]
          - id: pressure-check
            title: A yearly check
            category: monitoring
            when: { condition: heart-failure }
            review: { items: [ { check: systolic-bp, every: 12 months } ] }
            evidence: [ { source: A guideline } ]
        resolutions:
          - { measure: systolic-bp, when: { is: older }, prefer: individualise, because: Falls. }
        tests:
          - name: an NSAID in heart failure
            as-of: 2026-02-01
            patient: { age: 78, conditions: [heart-failure], medications: [oral-nsaid], observations: [ { systolic-bp: "85 mm[Hg]", on: 2026-01-20 } ] }
            expect: { fires: [nsaid-in-heart-failure] }
          - name: without an NSAID
            as-of: 2026-02-01
            patient: { age: 78, conditions: [heart-failure] }
            expect: { silent: [nsaid-in-heart-failure] }
        """;

    private static readonly ImmutableSortedDictionary<string, string> Small = Pack.Compile(Rules).Book();

    [Fact]
    public void A_rule_is_shown_with_its_logic_in_words() => Words(Small["area-general.html"]).Should().Contain(
        "all of these are true: aged 65 or over heart failure recorded taking oral NSAID none of these is true: latest systolic blood pressure at least 90 mmHg Small score at least 2");

    [Theory]
    [InlineData("test/nsaid-in-heart-failure")]
    [InlineData("Review [oral NSAID]; pressure [value of systolic blood pressure].")]
    [InlineData("It retains salt.")]
    [InlineData("Do Stop oral NSAID Who heart failure team By when within 2 weeks")]
    [InlineData("The patient is told Please ask your GP.")]
    [InlineData("NICE NG106; 1.2")]
    [InlineData("Tests (2) fires an NSAID in heart failure silent without an NSAID")]
    [InlineData("Approved by nobody yet Author A. Writer Limitations Gels are not seen.")]
    [InlineData("A draft: it speaks only when a host asks for drafts.")]
    [InlineData("systolic blood pressure every 12 months")]
    [InlineData("It sets systolic blood pressure below 140 mmHg")]
    public void A_rule_is_shown_with_what_a_reviewer_asks_of_it(string expected) => Words(Small["area-general.html"]).Should().Contain(expected);

    [Fact]
    public void Every_page_says_that_the_pack_is_not_signed_off()
    {
        foreach (string page in Small.Values)
        {
            Words(page).Should().Contain("Not signed off. No clinical safety officer has approved the pack test 1.0.0.");
        }
    }

    [Fact]
    public void Scores_definitions_resolutions_reviews_and_codes_have_their_pages()
    {
        Words(Small["scores.html"]).Should().Contain("Small score test/small-score The sum of these: Points For 2 heart failure recorded Used by Oral NSAID with heart failure");
        Words(Small["definitions.html"]).Should().Contain("aged 65 or over test/older aged 65 or over Used by Oral NSAID with heart failure");
        Words(Small["targets.html"]).Should().Contain("systolic blood pressure: to be agreed with the patient When aged 65 or over Wins to be agreed with the patient Because Falls.");
        Words(Small["reviews.html"]).Should().Contain("systolic blood pressure 12 months A yearly check active");
        Words(Small["concepts.html"]).Should().Contain("heart failure test/heart-failure ICD-10 I50 SNOMED CT 84114007 Named in Small score Used by");
    }

    [Fact]
    public void Texts_of_authors_never_become_markup()
    {
        const string hostile = "<script>alert(1)</script>\\\" onload=x '><img src=x>";
        string yaml = Rules.Replace("title: Oral NSAID with heart failure", $"title: \"{hostile}\"", StringComparison.Ordinal)
            .Replace("title: heart failure,", $"title: \"{hostile}\",", StringComparison.Ordinal)
            .Replace("text: Review {oral-nsaid}", $"text: \"{hostile} {{oral-nsaid}}", StringComparison.Ordinal).Replace("{systolic-bp.value}.", "{systolic-bp.value}.\"", StringComparison.Ordinal)
            .Replace("source: NICE NG106", $"source: \"{hostile}\"", StringComparison.Ordinal)
            .Replace("name: an NSAID in heart failure", $"name: \"{hostile}\"", StringComparison.Ordinal)
            .Replace("limitations: Gels are not seen.", $"limitations: \"{hostile}\"", StringComparison.Ordinal)
            .Replace("because: Falls.", $"because: \"{hostile}\"", StringComparison.Ordinal)
            .Replace("title: Small score", $"title: \"{hostile}\"", StringComparison.Ordinal)
            .Replace("title: aged 65 or over", $"title: \"{hostile}\"", StringComparison.Ordinal);
        ImmutableSortedDictionary<string, string> book = Pack.Compile(yaml).Book();
        foreach ((string name, string page) in book)
        {
            page.Should().NotContain("<img").And.NotContain("onload=x '>");
            Regex.Count(page, "<script").Should().Be(name == "index.html" ? 1 : 0);
        }

        Words(book["area-general.html"]).Should().Contain("<script>alert(1)</script>\" onload=x '><img src=x>");
    }

    [Fact]
    public void The_same_rules_give_the_same_bytes()
    {
        ImmutableSortedDictionary<string, string> again = Pack.Compile(Rules).Book();
        again.Keys.Should().Equal(Small.Keys);
        again.Values.Should().Equal(Small.Values);
    }

    [Fact]
    public void Folders_whose_names_look_alike_keep_their_own_pages()
    {
        const string rule = "rules: [ { id: ID, title: T, category: burden, when: { age: \">= 65\" }, recommend: { severity: low, text: Look. }, evidence: [ { source: S } ] } ]";
        RuleSet rules = RuleSet.Compile(RulePackSource.FromFiles("test",
        [
            new("pack.yaml", "pack: test\ntitle: Test\nversion: 1.0.0\n"),
            new("a b/one.yaml", rule.Replace("ID", "one", StringComparison.Ordinal)),
            new("a-b/two.yaml", rule.Replace("ID", "two", StringComparison.Ordinal)),
        ]));
        rules.Book().Keys.Where(static k => k.StartsWith("area-", StringComparison.Ordinal)).Should().Equal("area-a-b-2.html", "area-a-b.html");
    }

    /// <summary>What a reader sees of a page.</summary>
    internal static string Words(string page)
    {
        string body = page[page.IndexOf("<body>", StringComparison.Ordinal)..];
        return Blanks().Replace(WebUtility.HtmlDecode(Tag().Replace(Block().Replace(body, " "), "")), " ");
    }

    [GeneratedRegex("</?(?:p|li|ul|h[1-6]|dt|dd|dl|td|th|tr|article|section|div|table)\\b[^>]*>")]
    private static partial Regex Block();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
