using CareRules.Clinical;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace CareRules.Tests.DependencyInjection;

/// <summary>What rules take from the host that loads them: its folders, its services, its terminology.</summary>
public sealed class HostServicesTests : IDisposable
{
    private const string Rules = """
        concepts:
          diabetes: { kind: condition, title: diabetes, codes: { snomed: ["<< 73211009"] } }
        rules:
          - { id: sweet, title: Sweet, category: drug-disease, when: { condition: diabetes }, evidence: [ { source: S } ], recommend: { severity: low, text: Text. } }
        """;

    private const string Asking = """
        concepts:
          fall: { kind: condition, title: fall, codes: { snomed: ["1"] } }
        custom:
          lives-alone: { title: lives alone }
        rules:
          - { id: plan, title: Plan, category: coordination, when: { all: [ { condition: fall }, { custom: lives-alone } ] }, evidence: [ { source: S } ], recommend: { severity: low, text: Plan. } }
        """;

    private static readonly DateOnly AsOf = new(2026, 2, 1);

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory();

    [Fact]
    public void Relative_paths_are_read_from_the_content_root()
    {
        string pack = root.CreateSubdirectory("rules").CreateSubdirectory("north").FullName;
        File.WriteAllText(Path.Combine(pack, "pack.yaml"), "pack: p\nversion: 1.0.0\n");
        File.WriteAllText(Path.Combine(pack, "rules.yaml"), Asking);
        string maps = root.CreateSubdirectory("maps").FullName;
        File.WriteAllText(Path.Combine(maps, "problems.csv"), "system,code,to-system,to-code\nhttps://example.org/problems,F1,snomed,1\n");
        IServiceCollection services = new ServiceCollection();
        services.AddSingleton<IHostEnvironment>(new Environment(root.FullName));
        services.AddCareRules("north", static o => o.AddDirectory("rules/north").AddCodeMaps("maps").AddPredicate("lives-alone", static (_, _, _) => CustomAnswer.Yes("so it is")));
        using ServiceProvider provider = services.BuildServiceProvider();
        RuleSetProvider rules = provider.GetRequiredKeyedService<RuleSetProvider>("north");
        PatientRecord patient = Patient(new Code("https://example.org/problems", "F1"));
        rules.Current.Evaluate(patient, AsOf).Fired.Should().ContainSingle();

        File.WriteAllText(Path.Combine(maps, "problems.csv"), "system,code,to-system,to-code\nhttps://example.org/problems,F2,snomed,1\n");
        rules.Reload().Should().BeTrue();
        rules.Current.Evaluate(patient, AsOf).Fired.Should().BeEmpty("the maps are read again at each reload");
    }

    [Fact]
    public void A_bad_map_refuses_a_reload()
    {
        string maps = root.CreateSubdirectory("maps").FullName;
        File.WriteAllText(Path.Combine(maps, "problems.csv"), "system,code,to-system,to-code\n");
        using ServiceProvider provider = new ServiceCollection().AddCareRules(o => o.AddPack(Source(Asking)).AddCodeMaps(maps)).BuildServiceProvider();
        RuleSetProvider rules = provider.GetRequiredService<RuleSetProvider>();
        RuleSet first = rules.Current;
        File.WriteAllText(Path.Combine(maps, "problems.csv"), "system;code;to-system;to-code\n");
        rules.Reload().Should().BeFalse();
        rules.Current.Should().BeSameAs(first);
        rules.LastRefusal.Should().Contain(static d => d.Code == "CR1050");
    }

    [Fact]
    public void A_predicate_may_be_a_service_and_each_rule_set_asks_its_own()
    {
        ServiceCollection services = new();
        services.AddSingleton(new Household(LivesAlone: true));
        services.AddCareRules("north", static o => o.AddPack(Source(Asking)).AddPredicate<Household>("lives-alone", static (h, _, _, _) => h.LivesAlone ? CustomAnswer.Yes("nobody else") : CustomAnswer.No("somebody else")));
        services.AddCareRules("south", static o => o.AddPack(Source(Asking)).AddPredicate("lives-alone", static (_, _, _) => CustomAnswer.No("somebody else")));
        using ServiceProvider provider = services.BuildServiceProvider();
        Fires("north").Should().BeTrue();
        Fires("south").Should().BeFalse();

        bool Fires(string name) => provider.GetRequiredKeyedService<RuleSetProvider>(name).Current.Evaluate(Patient(new Code("snomed", "1")), AsOf).OutcomeOf("plan") == RuleOutcomeKind.Fired;
    }

    [Fact]
    public void A_service_that_is_not_registered_fails_the_rule_and_no_other()
    {
        ServiceCollection services = new();
        services.AddCareRules(static o => o.AddPack(Source(Asking)).AddPredicate<Household>("lives-alone", static (_, _, _, _) => CustomAnswer.Yes("yes")));
        using ServiceProvider provider = services.BuildServiceProvider();
        provider.GetRequiredService<RuleSetProvider>().Current.Evaluate(Patient(new Code("snomed", "1")), AsOf).OutcomeOf("plan").Should().Be(RuleOutcomeKind.Failed);
    }

    [Fact]
    public void Services_are_asked_for_only_where_there_are_some() =>
        FluentActions.Invoking(static () => RuleSet.Compile(static o => o.AddPack(Source(Rules)).UseTerminology())).Should().Throw<InvalidOperationException>();

    [Fact]
    public void Rules_with_errors_stop_the_host_when_they_are_added_also_where_a_predicate_is_a_service() =>
        FluentActions.Invoking(static () => new ServiceCollection().AddCareRules(static o => o.AddPack(Source(Asking)).AddPredicate<Household>("live-alone", static (_, _, _, _) => CustomAnswer.Yes("yes"))))
            .Should().Throw<RuleCompilationException>();

    [Fact]
    public async Task A_terminology_among_the_services_is_asked_when_the_host_starts()
    {
        ServiceCollection services = new();
        services.AddSingleton<ITerminology>(new Terminology("1", ("73211009", "44054006")));
        services.AddCareRules(static o => o.AddPack(Source(Rules)).UseTerminology());
        using ServiceProvider provider = services.BuildServiceProvider();
        await provider.GetServices<IHostedService>().Single().StartAsync(CancellationToken.None);
        provider.GetRequiredService<RuleSetProvider>().Current.Evaluate(Patient(new Code("snomed", "44054006")), AsOf).OutcomeOf("sweet").Should().Be(RuleOutcomeKind.Fired);

        ServiceCollection without = new();
        without.AddSingleton<ITerminology>(new Terminology("1"));
        without.AddCareRules(static o => o.AddPack(Source(Rules)).UseTerminology());
        using ServiceProvider bad = without.BuildServiceProvider();
        await bad.GetServices<IHostedService>().Single().Invoking(static s => s.StartAsync(CancellationToken.None)).Should().ThrowAsync<RuleCompilationException>();
    }

    [Fact]
    public void The_version_of_a_terminology_belongs_to_the_digest_of_a_pack_that_asks_it()
    {
        string first = Digest(Rules, "1");
        Digest(Rules, "1").Should().Be(first);
        Digest(Rules, "2").Should().NotBe(first).And.StartWith("sha256:");
        Digest(Asking, "1").Should().Be(Digest(Asking, "2"), "it asks for no code with all below it");
    }

    [Fact]
    public void A_terminology_of_the_host_stands_beside_that_of_a_pack()
    {
        RulePackSource source = RulePackSource.FromFiles("p", [new("pack.yaml", "pack: p\nversion: 1.0.0\nterminology: [ { system: snomed, is-a: isa.csv } ]\n"), new("isa.csv", "child,parent\n46635009,73211009\n"), new("rules.yaml", Rules)]);
        RuleSet rules = RuleSet.Compile(o => o.AddPack(source).UseTerminology(new Terminology("1", ("73211009", "44054006"))));
        foreach (string code in new[] { "73211009", "46635009", "44054006" })
        {
            rules.Evaluate(Patient(new Code("snomed", code)), AsOf).OutcomeOf("sweet").Should().Be(RuleOutcomeKind.Fired);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_terminology_without_the_system_or_that_fails_is_an_error_and_never_a_smaller_meaning(bool fails)
    {
        RuleSet.TryCompile(o => o.AddPack(Source(Rules)).UseTerminology(new Terminology("1") { Fails = fails }), out _, out System.Collections.Immutable.ImmutableArray<Diagnostic> found).Should().BeFalse();
        found.Should().ContainSingle().Which.Should().Match<Diagnostic>(static d => d.Code == "CR1018" && !d.Message.Contains("SECRET", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rules_that_are_all_switched_off_are_unhealthy()
    {
        using ServiceProvider provider = new ServiceCollection().AddCareRules("north", static o => o.AddPack(Source(Asking)).Disable("plan", "Not ours.")).BuildServiceProvider();
        RuleSetHealthCheck check = new(provider.GetRequiredKeyedService<RuleSetProvider>("north"));
        (await check.CheckHealthAsync(new HealthCheckContext())).Status.Should().Be(HealthStatus.Unhealthy);
    }

    public void Dispose() => root.Delete(recursive: true);

    private static string Digest(string rules, string version) =>
        RuleSet.Compile(o => o.AddPack(Source(rules)).UseTerminology(new Terminology(version, ("73211009", "44054006")))).Packs.Single().Digest;

    private static PatientRecord Patient(Code code) => new PatientRecordBuilder().SupplyAll().Conditions([new ConditionFact { Code = code }]).Build();

    private static RulePackSource Source(string rules) => RulePackSource.FromFiles("p", [new("pack.yaml", "pack: p\nversion: 1.0.0\n"), new("rules.yaml", rules.ReplaceLineEndings("\n"))]);

    private sealed record Household(bool LivesAlone);

    private sealed class Terminology(string version, params (string Above, string Below)[] pairs) : ITerminology
    {
        public bool Fails { get; init; }

        public string Version => version;

        public IEnumerable<string>? Descendants(string system, string code) =>
            Fails ? throw new InvalidOperationException("SECRET") : pairs.Length == 0 || system != CodeSystems.Snomed ? null : pairs.Where(p => p.Above == code).Select(static p => p.Below);
    }

    private sealed class Environment(string contentRoot) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Test";

        public string ApplicationName { get; set; } = "Test";

        public string ContentRootPath { get; set; } = contentRoot;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
