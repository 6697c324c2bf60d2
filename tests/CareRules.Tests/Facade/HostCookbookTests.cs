using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CareRules.Clinical;
using CareRules.Tests.Architecture;
using CareRules.Tests.Support;
using DocSnippets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CareRules.Tests.Facade;

/// <summary>The cookbook for hosts: each task is done as the page shows, and what it prints is read. Alone, for the console is one.</summary>
[Collection(nameof(Alone))]
public sealed partial class HostCookbookTests : IDisposable
{
    private static readonly DateOnly AsOf = new(2026, 2, 1);

    private static readonly RuleSet Rules = RuleSet.Compile(ContentPack.Source);

    private static readonly PatientRecord Patient = CookbookPatient.Map();

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();
    private readonly StringWriter console = new(CultureInfo.InvariantCulture);
    private readonly Action restore;

    public HostCookbookTests()
    {
        TextWriter before = Console.Out;
        restore = () => Console.SetOut(before);
        Console.SetOut(console);
        Write("pack.yaml", "pack: local\nversion: 1.0.0\n");
        Write("rules.yaml", "rules: []\n");
    }

    private string Printed => console.ToString();

    private static EvaluationResult Result => Rules.Evaluate(Patient, AsOf);

    [Fact]
    public void There_are_twenty_three_tasks_each_with_its_code()
    {
        string[] tasks = [.. File.ReadAllText(RepositoryRoot.At("docs", "cookbook.md")).Split("\n## ")[1..]];
        tasks.Select(static t => t.Split('.')[0]).Should().Equal(Enumerable.Range(1, 23).Select(static n => n.ToString(CultureInfo.InvariantCulture)));
        tasks.Should().OnlyContain(static t => t.Contains("```csharp", StringComparison.Ordinal));

        // And nothing is compiled for the page that does not stand on it.
        string page = Flat(string.Join('\n', DocBlock.All.Where(static b => b.Page == "docs/cookbook.md").Select(static b => b.Text)));
        SourceFile.Below("samples/DocSnippets").Where(static f => f.Stem.StartsWith("Cookbook", StringComparison.Ordinal))
            .SelectMany(static f => Region().Matches(f.Text)).Select(static m => Flat(m.Groups[1].Value)).Where(r => !page.Contains(r, StringComparison.Ordinal)).ShouldBeNone();
    }

    [Fact]
    public void Task_1_loads_packs_from_three_places() =>
        CookbookPatient.Load(folder.FullName, typeof(CookbookPatient).Assembly).Packs.Select(static p => p.Id).Should().Equal("mltc", "local", "ward");

    [Fact]
    public void Tasks_2_to_5_show_what_is_said_of_a_patient()
    {
        CookbookPatient.Evaluate(Rules, Patient, AsOf).Recommendations[0].Severity.Should().Be(Severity.High);
        Printed.Should().StartWith("High: Stop Ibuprofen 400 mg if you can: it may worsen Heart failure");
        CookbookPatient.Some(Rules, Patient, AsOf).Recommendations.Should().ContainSingle().Which.Rules.Should().Contain("nsaid-in-heart-failure");
    }

    [Fact]
    public void Task_3_says_why_a_bundle_cannot_be_read()
    {
        CookbookPatient.Read("{ \"resourceType\": \"Bundle\", \"entry\": [] }").Should().BeNull();
        Printed.Should().Be("CR5007 at $.entry: The Bundle holds no Patient.\n");
    }

    [Fact]
    public void Task_6_links_each_reason()
    {
        CookbookPatient.Link(Result.Recommendations[0]);
        Printed.Should().Contain("<a href=\"/problem/17\">Heart failure</a>\n").And.Contain("<a href=\"/drug/9\">Ibuprofen 400 mg</a>\n");
    }

    [Fact]
    public void Task_7_says_why_and_why_not()
    {
        CookbookPatient.Why(Result);
        Printed.Should().Contain("drug/9").And.Contain("anticoagulant");
    }

    [Fact]
    public void Task_8_says_what_a_prescription_would_bring()
    {
        CookbookPatient.WhatIf(Rules, Patient, AsOf);
        Printed.Should().Contain("High: Oral NSAID with heart failure (").And.Contain("Low: Full blood count is due (");
    }

    [Fact]
    public void Tasks_9_and_10_show_gaps_and_the_plan()
    {
        CookbookPatient.Gaps(Result);
        Printed.Should().Contain("systolic blood pressure: not recorded; ");
        CookbookPatient.Plan(Result).Should().StartWith("<!doctype html>");
        Printed.Should().Contain("from 2026-02-01: ");
    }

    [Fact]
    public void Task_11_keeps_an_acknowledged_item_quiet()
    {
        EvaluationResult later = CookbookPatient.Acknowledge(Rules, Patient, Result, AsOf);
        later.Suppressed.Should().ContainSingle().Which.Recommendation.Rules.Should().Contain("nsaid-in-heart-failure");
        later.Recommendations.Should().NotContain(static r => r.Rules.Contains("nsaid-in-heart-failure"));
    }

    [Fact]
    public void Task_12_speaks_to_other_systems()
    {
        (string bundle, string cards) = CookbookPatient.Other(Result, new DateTimeOffset(2026, 2, 1, 9, 30, 0, TimeSpan.Zero));
        JsonNode.Parse(bundle)!["resourceType"]!.GetValue<string>().Should().Be("Bundle");
        JsonNode.Parse(cards)!["cards"]!.AsArray().Should().NotBeEmpty();
    }

    [Fact]
    public void Task_13_keeps_the_order_of_the_patients()
    {
        PatientRecord[] patients = [.. Enumerable.Range(0, 40).Select(static n => Patient.ToBuilder().Source($"chart/{n}").Build())];
        CookbookHost.Batch(Rules, patients, AsOf).Select(static l => JsonNode.Parse(l)!["patient"]!.GetValue<string>()).Should().Equal(patients.Select(static p => p.Source));
    }

    [Fact]
    public async Task Tasks_14_and_15_reload_and_tell_the_health()
    {
        ServiceCollection services = new();
        CookbookHost.Register(services, folder.FullName);
        CookbookHost.Health(services);
        services.AddSingleton<TimeProvider>(new FixedDay()).AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        await using ServiceProvider built = services.BuildServiceProvider();
        HealthCheckService health = built.GetRequiredService<HealthCheckService>();
        (await health.CheckHealthAsync()).Status.Should().Be(HealthStatus.Healthy);

        Write("rules.yaml", "rules: [ { id: broken } ]");
        CookbookHost.Reload(built.GetRequiredService<RuleSetProvider>()).Packs.Should().HaveCount(2);
        Printed.Should().StartWith("rules.yaml:1:").And.Contain("error CR");
        (await health.CheckHealthAsync()).Status.Should().Be(HealthStatus.Degraded);
    }

    [Fact]
    public void Task_16_gives_each_tenant_its_rules()
    {
        ServiceCollection services = new();
        CookbookHost.RegisterTenants(services, folder.FullName);
        using ServiceProvider built = services.BuildServiceProvider();
        CookbookHost.Tenant(built).Packs.Should().ContainSingle().Which.Id.Should().Be("local");
    }

    [Fact]
    public void Task_17_replays_a_decision()
    {
        string stored = CookbookHost.Store(Result);
        CookbookHost.Replay(Rules, Patient, stored);
        Printed.Should().BeEmpty();
        CookbookHost.Replay(Rules, Patient.ToBuilder().Medications([]).Build(), stored);
        Printed.Should().Contain("nsaid-in-heart-failure");
    }

    [Fact]
    public void Task_18_runs_the_tests_of_a_pack() => new LocalRules().Every_test_of_the_pack_passes();

    [Fact]
    public void Task_19_lists_what_to_fetch_and_what_is_not_mapped()
    {
        CookbookHost.Requirements(Rules);
        Printed.Should().Contain("Medications: the whole past; ").And.Contain("http://www.whocc.no/atc");
        CookbookHost.Unmapped(Rules, [Patient, Patient.WithMedication(new MedicationFact { Source = "drug/11", Code = new Code("urn:example:drugs", "BLUE") })]);
        Printed.Should().EndWith("\n1 × urn:example:drugs BLUE\n");
    }

    [Fact]
    public void Task_20_hears_what_the_rules_do()
    {
        List<string> heard = [];
        using (CookbookHost.Listen((tags, count) => heard.Add(FormattableString.Invariant($"{count} {tags}"))))
        {
            _ = Result.Fired;
        }

        heard.Should().Contain("1 mltc nsaid-in-heart-failure fired high");
    }

    [Fact]
    public void Task_21_switches_a_rule_off_and_raises_another()
    {
        EvaluationResult result = HostRules.Change().Evaluate(Patient, AsOf);
        result.Recommendations.Single(static r => r.Rules.Contains("nsaid-in-heart-failure")).Severity.Should().Be(Severity.Critical);
        CookbookRules.Off(result);
        Printed.Should().Be("thiazide-with-gout is disabled by C. Officer: Our formulary has none.\n");
    }

    [Fact]
    public void Task_22_reads_the_hosts_own_codes()
    {
        string maps = folder.CreateSubdirectory("maps").FullName;
        File.WriteAllText(Path.Combine(maps, "drugs.csv"), "system,code,to-system,to-code\nhttps://example.org/drugs,4711,atc,M01AE01\n");
        PatientRecord own = Patient.ToBuilder().Medications([new MedicationFact { Source = "drug/9", Code = new Code("https://example.org/drugs", "4711", "Ibuprofen") }]).Build();
        Rules.Evaluate(own, AsOf).OutcomeOf("nsaid-in-heart-failure").Should().NotBe(RuleOutcomeKind.Fired);
        CookbookRules.Map(maps).Evaluate(own, AsOf).OutcomeOf("nsaid-in-heart-failure").Should().Be(RuleOutcomeKind.Fired);
    }

    [Fact]
    public void Task_23_asks_what_only_the_host_knows()
    {
        Write("rules.yaml", """
            concepts: { heart-failure: { kind: condition, title: heart failure, codes: { snomed: ["84114007"] } } }
            custom: { lives-alone: { title: lives alone } }
            rules:
              - { id: alone, title: Alone, category: coordination, when: { all: [ { condition: heart-failure }, { custom: lives-alone } ] }, evidence: [ { source: S } ], recommend: { severity: low, text: Plan. } }
            """.ReplaceLineEndings("\n"));
        RuleSet rules = CookbookRules.Ask(folder.FullName, new HashSet<string> { "chart/4711" });
        rules.Evaluate(Patient, AsOf).OutcomeOf("alone").Should().Be(RuleOutcomeKind.Fired);
        rules.Evaluate(Patient.ToBuilder().Source("chart/4712").Build(), AsOf).OutcomeOf("alone").Should().Be(RuleOutcomeKind.Undetermined);
    }

    public void Dispose()
    {
        restore();
        console.Dispose();
        folder.Delete(recursive: true);
    }

    private static string Flat(string code) => Space().Replace(code, " ").Trim();

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);

    [GeneratedRegex(@"#region[^\n]*\n((?:.|\n)*?)#endregion")]
    private static partial Regex Region();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    private sealed class FixedDay : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 2, 1, 12, 0, 0, TimeSpan.Zero);

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
    }
}
