using System.Text.RegularExpressions;
using CareRules.Clinical;
using CareRules.Tests.Support;

namespace CareRules.Tests.Facade;

/// <summary>The pages for the clinician and for the patient: what they say, and that no text of a pack, a record or a host becomes markup.</summary>
public sealed partial class PageTests
{
    private const string Bad = "<script>alert(1)</script><img src=x onerror=alert(2)>&\\\"' onload=x";

    private const string Worked = "tests/CareRules.Tests/Reasoning/Worked";

    private static readonly RuleSet Rules = RuleSet.Compile(RulePackSource.FromDirectory(RepositoryRoot.At(Worked)));

    [Fact]
    public void The_clinician_sees_both_sides_of_each_conflict_the_visits_and_who_is_named()
    {
        string page = Lines(Of("lung-and-heart").ToHtml());
        page.Should().Contain("To decide with the patient")
            .And.Contain("Opposing advice on non-selective beta-blocker")
            .And.Contain("Stop propranolol; it can close the airways.").And.Contain("Lung guideline, 3")
            .And.Contain("Go on with propranolol.").And.Contain("Heart failure guideline, 4")
            .And.Contain("Now : spirometry (overdue by 83 days)")
            .And.Contain("Discuss in the multidisciplinary team with cardiologist and respiratory nurse")
            .And.Contain("oxygen saturation the aims differ ; latest 93%, 2026-01-20");
    }

    [Fact]
    public void The_patient_reads_dates_in_words_and_no_code_rule_or_grade()
    {
        EvaluationResult result = Of("kidney-diabetes-heart");
        string page = Lines(result.ToPatientHtml());
        page.Should().Contain("Made on 1 February 2026")
            .And.Contain("Visit 1, by 8 February 2026: to talk about your results. You will see or speak with: diabetes nurse, GP and nurse. Please have these measured some days before: eGFR, HbA1c and urine ACR.")
            .And.Contain("This saves you 2 visits: what is done together replaces 4 visits for one condition each.")
            .And.Contain("HbA1c: the aim is below 53 mmol/mol. Your last value was 61 mmol/mol on 20 August 2025.")
            .And.Contain("Systolic blood pressure: the aim is below 130 mmHg. Your last value was 148 mmHg on 10 January 2026.");
        foreach (string hidden in Rules.Rules.Select(static r => r.Id).Concat(["mm[Hg]", "urine-acr", "moderate", "2026-", "conflict:", "guideline"]))
        {
            page.Should().NotContain(hidden);
        }
    }

    [Theory]
    [InlineData("lung-and-heart", "Oxygen saturation: the advice for your different conditions does not agree.")]
    [InlineData("lung-and-heart", "Already booked: 10 March 2026.")]
    [InlineData("mood-bowel-hormones", "BMI: there is no one right number. We would like to agree it with you.")]
    public void The_patient_is_asked_where_no_rule_decides(string name, string expected) => Lines(Of(name).ToPatientHtml()).Should().Contain(expected);

    [Theory]
    [InlineData("care-team: [ { role: keeper, name: Dr Patel } ]", "Dr Patel, your care co-ordinator.", "Named: Dr Patel (care co-ordinator).")]
    [InlineData("care-team: [keeper]", "Your care co-ordinator.", "Named: care co-ordinator.")]
    [InlineData("care-team: [ { role: keeper, name: Dr Patel, to: 2025-12-31 } ]", "Nobody is named yet", "Named clinician: nobody is named, and no co-ordinator.")]
    [InlineData("care-team: [ { text: friend, name: Ann } ]", "Nobody is named yet", "Named clinician: nobody is named as that; in the care team: Ann (friend).")]
    [InlineData("supplied: [conditions]", "We could not see who is named", "Named clinician: not known, the care team was not supplied.")]
    public void Who_looks_after_the_patient_is_named_or_said_to_be_missing(string team, string patient, string clinician)
    {
        EvaluationResult result = Pack.Evaluate(
            """
            concepts:
              keeper: { kind: role, title: care co-ordinator, codes: { "https://example.org/t": [keeper] } }
              a: { kind: condition, title: a, codes: { "https://example.org/t": [a] } }
            rules:
              - { id: r, title: R, category: coordination, when: { all: [ { condition: a }, { care: keeper } ] }, recommend: { severity: low, text: Talk. } }
            """,
            $"conditions: [a], {team}");
        Lines(result.ToPatientHtml()).Should().Contain(patient);
        Lines(result.ToHtml()).Should().Contain(clinician);
        result.ToText().Should().Contain(clinician);
    }

    [Fact]
    public void A_patient_who_died_gets_no_plan()
    {
        EvaluationResult result = Rules.Evaluate(new PatientRecordBuilder().SupplyAll().Deceased(Say.On("2025-01-01")).Build(), Say.Day("2026-02-01"));
        Lines(result.ToPatientHtml()).Should().Contain("No plan was made.");
        Lines(result.ToHtml()).Should().Contain("Not evaluated: deceased on 2025-01-01.");
    }

    [Fact]
    public void No_text_becomes_markup()
    {
        EvaluationResult result = Hostile();
        foreach (string page in new[] { result.ToHtml(), result.ToPatientHtml() })
        {
            Tags().Matches(page).Select(static m => m.Value).Distinct().Should().BeSubsetOf(
                ["html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "section", "ul", "ol", "li", "div", "strong", "br", "span", "footer"]);
            page.Should().Contain("&lt;script&gt;").And.NotContain("<script").And.NotContain("<img").And.NotContain("\u202E").And.Contain("default-src 'none'");
            Attributes().Matches(page).Select(static m => m.Groups[1].Value).Distinct().Should().BeSubsetOf(["lang", "charset", "name", "content", "http-equiv", "class"]);
        }

        // Every place in which a text of somebody else's can stand did hold one.
        string said = result.ToHtml() + result.ToPatientHtml();
        foreach (string place in new[] { "P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9", "P10", "P11", "P12", "P13", "P14", "P15" })
        {
            said.Should().Contain($"{place}&lt;script&gt;");
        }
    }

    private static EvaluationResult Hostile()
    {
        string Bad(string place) => $"\"{place}{PageTests.Bad}\"";
        RuleSet rules = Pack.Compile($$"""
            concepts:
              a: { kind: condition, title: {{Bad("P1")}}, codes: { "https://example.org/t": [a] } }
              m: { kind: medication, title: {{Bad("P2")}}, codes: { "https://example.org/t": [m] } }
              o: { kind: observation, title: {{Bad("P3")}}, unit: mmol/L, valid-for: 12 months, codes: { "https://example.org/t": [o] } }
              keeper: { kind: role, title: {{Bad("P4")}}, codes: { "https://example.org/t": [keeper] } }
            rules:
              - { id: start, title: {{Bad("P5")}}, category: drug-disease, when: { condition: a },
                  recommend: { severity: high, action: { start: m }, text: {{Bad("P6")}}, why: {{Bad("P0")}}, patient: { en: {{Bad("P7")}} }, responsible: [ {{Bad("P8")}} ] },
                  evidence: [ { source: {{Bad("P9")}}, section: {{Bad("P9")}} } ] }
              - { id: avoid, title: {{Bad("P5")}}, category: drug-disease, when: { condition: a }, recommend: { severity: moderate, action: { avoid: m }, text: {{Bad("P6")}}, responsible: gp } }
              - { id: other, title: {{Bad("P10")}}, category: drug-disease, when: { condition: a }, recommend: { severity: high, text: "{a}" } }
              - { id: small, title: {{Bad("P11")}}, category: drug-disease, when: { condition: a }, recommend: { severity: low, text: Low. } }
              - { id: aim, title: {{Bad("P5")}}, category: target, when: { condition: a }, target: { measure: o, aim: "< 5 mmol/L", direction: lower } }
              - { id: seen, title: {{Bad("P12")}}, category: drug-disease, when: { condition: a }, recommend: { severity: info, text: Seen. } }
              - { id: round, title: {{Bad("P5")}}, category: monitoring, when: { condition: a }, review: { items: [ { check: o, every: 3 months } ], responsible: [ {{Bad("P8")}} ] } }
            resolutions:
              - { measure: o, prefer: strictest, because: {{Bad("P13")}} }
            tests:
              - { name: p, as-of: 2026-02-01, patient: { id: {{Bad("P14")}}, age: 50, conditions: [ { is: a, text: {{Bad("P15")}}, source: {{Bad("P15")}} } ],
                  observations: [ { o: 6 mmol/L, on: 2025-06-01 } ], care-team: [ { role: keeper, name: {{Bad("P4")}} } ] }, expect: { at-most: critical } }
            """);
        string seen = rules.Evaluate(rules.Tests[0].Patient!, rules.Tests[0].AsOf).Recommendations.Single(static r => r.Id == "seen").Fingerprint!;
        Code reason = new("https://example.org/reasons", "r", PageTests.Bad + "\u202E");
        return rules.Evaluate(rules.Tests[0].Patient!, rules.Tests[0].AsOf, new EvaluationOptions { Acknowledgements = [new Acknowledgement { Fingerprint = seen, Reason = reason, On = Say.Day("2026-01-01") }] });
    }

    private static EvaluationResult Of(string name)
    {
        RuleTestInfo test = Rules.Tests.Single(t => t.Location.Path.StartsWith(name, StringComparison.Ordinal));
        return Rules.Evaluate(test.Patient!, test.AsOf);
    }

    // What a reader sees: without style and tags, single blanks.
    private static string Lines(string html) =>
        System.Net.WebUtility.HtmlDecode(Blanks().Replace(AnyTag().Replace(html[html.IndexOf("<body", StringComparison.Ordinal)..], " "), " "));

    [GeneratedRegex("(?<=</?)[a-z][a-z0-9]*(?=[\\s>])")]
    private static partial Regex Tags();

    [GeneratedRegex("<[a-z][^>]*?\\s([a-z-]+)=")]
    private static partial Regex Attributes();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex AnyTag();

    [GeneratedRegex("\\s+")]
    private static partial Regex Blanks();
}
