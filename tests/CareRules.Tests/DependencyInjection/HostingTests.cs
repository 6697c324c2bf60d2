using System.Globalization;
using CareRules.Clinical;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CareRules.Tests.DependencyInjection;

/// <summary>What a host relies on: bad rules stop it, a bad reload does not.</summary>
public sealed class HostingTests : IDisposable
{
    private const string Good = """
        concepts:
          asthma: { kind: condition, title: asthma, codes: { snomed: ["195967001"] } }
        rules:
          - id: one
            title: One
            category: drug-disease
            when: { condition: asthma }
            recommend: { severity: low, action: { review: asthma }, text: Review it. }
            governance: { review-by: 2027-01-31 }
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    public HostingTests()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "pack.yaml"), "pack: p\nversion: 1.0.0\n");
        Write(Good);
    }

    [Fact]
    public void Rules_with_errors_stop_the_host_when_they_are_added()
    {
        Write(Good.Replace("condition: asthma }", "condition: astma }", StringComparison.Ordinal));
        Action add = () => new ServiceCollection().AddCareRules(o => o.AddDirectory(folder.FullName));
        add.Should().Throw<RuleCompilationException>().Which.Diagnostics.Should().ContainSingle(static d => d.Code == "CR1001");
    }

    [Fact]
    public void A_reload_reaches_whoever_asks_next_and_a_bad_one_keeps_the_last_good_rules()
    {
        using ServiceProvider services = new ServiceCollection().AddCareRules(o => o.AddDirectory(folder.FullName)).BuildServiceProvider();
        RuleSetProvider provider = services.GetRequiredService<RuleSetProvider>();
        RuleSet first = provider.Current;

        Write("rules: [ { id: broken } ]");
        provider.Reload().Should().BeFalse();
        provider.Current.Should().BeSameAs(first);
        provider.IsRefused.Should().BeTrue();
        provider.LastRefusal.Should().NotBeEmpty();

        Write(Good.Replace("id: one", "id: two", StringComparison.Ordinal));
        provider.Reload().Should().BeTrue();
        provider.Current.Rules.Should().ContainSingle(static r => r.Id == "two");
        provider.IsRefused.Should().BeFalse();
    }

    // Each version has fifty rules that all fire: an answer of two versions would have some of both, or another number.
    [Fact]
    public async Task Answers_given_while_rules_are_replaced_are_of_one_version()
    {
        WriteVersion("old");
        using ServiceProvider services = new ServiceCollection().AddCareRules(o => o.AddDirectory(folder.FullName)).BuildServiceProvider();
        RuleSetProvider provider = services.GetRequiredService<RuleSetProvider>();
        PatientRecord patient = new PatientRecordBuilder()
            .Conditions([new ConditionFact { Source = "Condition/1", Code = new Code(CodeSystems.Snomed, "195967001"), Onset = new DateOnly(2020, 1, 1) }])
            .SupplyAll().Build();
        using CancellationTokenSource done = new();
        Task<int>[] readers = [.. Enumerable.Range(0, 16).Select(_ => Task.Factory.StartNew(() => Read(provider, patient, done.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        for (int i = 0; i < 20; i++)
        {
            WriteVersion(i % 2 == 0 ? "new" : "old");
            provider.Reload().Should().BeTrue();
        }

        await done.CancelAsync();
        (await Task.WhenAll(readers)).Should().OnlyContain(static answers => answers > 0);
    }

    [Fact]
    public void Named_rule_sets_stand_side_by_side()
    {
        using ServiceProvider services = new ServiceCollection()
            .AddCareRules("north", o => o.AddDirectory(folder.FullName))
            .AddCareRules("south", static o => o.AddContentPack())
            .BuildServiceProvider();
        services.GetRequiredKeyedService<RuleSetProvider>("north").Current.Packs.Should().ContainSingle(static p => p.Id == "p");
        services.GetRequiredKeyedService<RuleSetProvider>("south").Current.Packs.Should().ContainSingle(static p => p.Id == "mltc");
    }

    [Fact]
    public async Task A_saved_change_takes_effect_also_after_a_bad_save()
    {
        using ServiceProvider services = new ServiceCollection()
            .AddCareRules(o => o.AddDirectory(folder.FullName).Watch())
            .BuildServiceProvider();
        RuleSetProvider provider = services.GetRequiredService<RuleSetProvider>();
        Write("rules: [ { id: broken } ]");
        (await Eventually(() => provider.IsRefused)).Should().BeTrue();
        Write(Good.Replace("id: one", "id: three", StringComparison.Ordinal));
        (await Eventually(() => provider.Current.Rules.Any(static r => r.Id == "three"))).Should().BeTrue();
    }

    // A release may put another folder in the place of the old one.
    [Fact]
    public async Task A_folder_that_is_replaced_is_watched_on()
    {
        string rules = Path.Combine(folder.FullName, "rules");
        Pack(rules, "one");
        using ServiceProvider services = new ServiceCollection().AddCareRules(o => o.AddDirectory(rules).Watch()).BuildServiceProvider();
        RuleSetProvider provider = services.GetRequiredService<RuleSetProvider>();
        Directory.Move(rules, Path.Combine(folder.FullName, "before"));
        string next = Path.Combine(folder.FullName, "next");
        Pack(next, "two");
        Directory.Move(next, rules);
        (await Eventually(() => provider.Current.Rules.Any(static r => r.Id == "two"))).Should().BeTrue();
        Pack(rules, "three");
        (await Eventually(() => provider.Current.Rules.Any(static r => r.Id == "three"))).Should().BeTrue();
    }

    [Theory]
    [InlineData("2027-01-31", HealthStatus.Healthy)]
    [InlineData("2027-02-01", HealthStatus.Degraded)]
    public async Task A_passed_review_date_degrades(string today, HealthStatus expected)
    {
        using ServiceProvider services = new ServiceCollection().AddCareRules(o => o.AddDirectory(folder.FullName)).BuildServiceProvider();
        RuleSetHealthCheck check = new(services.GetRequiredService<RuleSetProvider>(), new FixedDay(today));
        (await check.CheckHealthAsync(new HealthCheckContext())).Status.Should().Be(expected);
    }

    [Fact]
    public async Task A_refused_reload_degrades_and_no_rule_in_force_is_unhealthy()
    {
        using ServiceProvider services = new ServiceCollection().AddCareRules(o => o.AddDirectory(folder.FullName)).BuildServiceProvider();
        RuleSetProvider provider = services.GetRequiredService<RuleSetProvider>();
        RuleSetHealthCheck check = new(provider, new FixedDay("2026-02-01"));
        Write("rules: [ { id: broken } ]");
        provider.Reload();
        (await check.CheckHealthAsync(new HealthCheckContext())).Status.Should().Be(HealthStatus.Degraded);
        Write("rules: []");
        provider.Reload();
        (await check.CheckHealthAsync(new HealthCheckContext())).Status.Should().Be(HealthStatus.Unhealthy);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static int Read(RuleSetProvider provider, PatientRecord patient, CancellationToken done)
    {
        int answers = 0;
        do
        {
            EvaluationResult result = provider.Current.Evaluate(patient, new DateOnly(2026, 2, 1));
            string version = result.Packs[0].Version.StartsWith('1') ? "old" : "new";
            result.Fired.Should().HaveCount(50).And.OnlyContain(f => f.Rule.Id.StartsWith(version, StringComparison.Ordinal));
            result.Recommendations.SelectMany(static r => r.Rules).Should().OnlyContain(id => id.StartsWith(version, StringComparison.Ordinal));
            answers++;
        }
        while (!done.IsCancellationRequested);
        return answers;
    }

    private void WriteVersion(string version)
    {
        File.WriteAllText(Path.Combine(folder.FullName, "pack.yaml"), $"pack: p\nversion: {(version == "old" ? "1.0.0" : "2.0.0")}\n");
        Write("concepts:\n  asthma: { kind: condition, title: asthma, codes: { snomed: [\"195967001\"] } }\nrules:\n" + string.Concat(Enumerable.Range(0, 50).Select(i =>
            string.Create(CultureInfo.InvariantCulture, $"  - {{ id: {version}-{i}, title: {version} {i}, category: burden, when: {{ condition: asthma }}, recommend: {{ severity: low, text: Look at {version} {i}. }} }}\n"))));
    }

    private static void Pack(string path, string id)
    {
        Directory.CreateDirectory(path);
        File.WriteAllText(Path.Combine(path, "pack.yaml"), "pack: p\nversion: 1.0.0\n");
        File.WriteAllText(Path.Combine(path, "rules.yaml"), Good.Replace("id: one", $"id: {id}", StringComparison.Ordinal));
    }

    private static async Task<bool> Eventually(Func<bool> condition)
    {
        for (int i = 0; i < 100 && !condition(); i++)
        {
            await Task.Delay(100);
        }

        return condition();
    }

    private void Write(string rules) => File.WriteAllText(Path.Combine(folder.FullName, "rules.yaml"), rules);

    private sealed class FixedDay(string day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.Parse(day + "T12:00:00Z", CultureInfo.InvariantCulture);

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
    }
}
