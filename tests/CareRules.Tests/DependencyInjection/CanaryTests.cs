using System.Collections.Immutable;
using CareRules.Clinical;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace CareRules.Tests.DependencyInjection;

/// <summary>A dictionary of the host that changed is noticed before a patient is.</summary>
public sealed class CanaryTests
{
    private const string Rules = """
        concepts:
          heart-failure: { kind: condition, title: heart failure, codes: { snomed: ["84114007"] } }
          oral-nsaid: { kind: medication, title: oral NSAID, codes: { atc: [M01A] } }
          paracetamol: { kind: medication, title: paracetamol, codes: { atc: [N02BE01] } }
        rules:
          - id: stop
            title: Stop
            category: drug-disease
            when: { all: [ { condition: heart-failure }, { medication: oral-nsaid } ] }
            recommend: { severity: high, action: { stop: oral-nsaid }, text: Stop it. }
            evidence: [ { source: S } ]
            governance: { author: A. Author }
          - id: mild
            title: Mild
            category: drug-disease
            when: { medication: paracetamol }
            recommend: { severity: info, action: { monitor: paracetamol }, text: Watch it. }
            evidence: [ { source: S } ]
        tests:
          - { name: an NSAID is stopped, as-of: 2026-02-01, patient: { conditions: [heart-failure], medications: [oral-nsaid] }, expect: { fires: [stop], silent: [mild] } }
          - { name: paracetamol is let be, as-of: 2026-02-01, patient: { conditions: [heart-failure], medications: [paracetamol] }, expect: { silent: [stop] } }
        """;

    private readonly Dictionary dictionary = new();

    [Fact]
    public void Rules_that_judge_the_hosts_canaries_as_the_pack_says_are_taken() =>
        Found(Rules, dictionary.Recorded).Should().BeEmpty();

    [Fact]
    public void A_dictionary_that_changed_stops_the_host()
    {
        dictionary.Nsaid = new Code("https://example.org/drugs", "4711");
        Action add = () => new ServiceCollection().AddCareRules(o => o.AddPack(Source(Rules)).CheckCanaries(dictionary.Recorded));
        Diagnostic finding = add.Should().Throw<RuleCompilationException>().Which.Diagnostics.Should().ContainSingle().Subject;
        (finding.Code, finding.Severity, finding.Location.Path).Should().Be(("CR4006", DiagnosticSeverity.Error, "rules.yaml"));
        finding.Message.Should().Be("The canary `an NSAID is stopped` is not judged as its pack says: `p/stop` does not fire.");
        finding.Help.Should().Be("1 of the facts that the host's mapper made have a code that no concept holds: perhaps a dictionary has changed.");
    }

    [Fact]
    public void A_code_that_now_means_what_it_should_not_is_found_too()
    {
        dictionary.Paracetamol = new Code("atc", "M01AE01");
        Found(Rules, dictionary.Recorded).Should().ContainSingle().Which.Message.Should().Be("The canary `paracetamol is let be` is not judged as its pack says: `p/stop` fires.");
    }

    [Fact]
    public async Task A_change_while_the_host_runs_is_unhealthy_and_refuses_a_reload_until_it_is_mended()
    {
        using ServiceProvider services = new ServiceCollection().AddCareRules(o => o.AddPack(Source(Rules)).CheckCanaries(dictionary.Recorded)).BuildServiceProvider();
        RuleSetProvider provider = services.GetRequiredService<RuleSetProvider>();
        RuleSetHealthCheck check = new(provider);
        RuleSet first = provider.Current;
        (await check.CheckHealthAsync(new HealthCheckContext())).Status.Should().Be(HealthStatus.Healthy);

        dictionary.Nsaid = new Code("https://example.org/drugs", "4711");
        (await check.CheckHealthAsync(new HealthCheckContext())).Status.Should().Be(HealthStatus.Unhealthy);
        provider.Reload().Should().BeFalse();
        provider.Current.Should().BeSameAs(first);
        provider.LastRefusal.Select(static d => d.Code).Should().Equal("CR4006");

        dictionary.Nsaid = new Code("atc", "M01AE02");
        (await check.CheckHealthAsync(new HealthCheckContext())).Status.Should().Be(HealthStatus.Degraded, "the last reload was refused");
        provider.Reload().Should().BeTrue();
        (await check.CheckHealthAsync(new HealthCheckContext())).Status.Should().Be(HealthStatus.Healthy);
    }

    [Fact]
    public async Task A_mapper_among_the_services_stops_the_host_when_it_starts()
    {
        dictionary.Nsaid = new Code("https://example.org/drugs", "4711");
        using ServiceProvider services = new ServiceCollection().AddSingleton(dictionary)
            .AddCareRules(o => o.AddPack(Source(Rules)).CheckCanaries<Dictionary>(static (d, test) => d.Recorded(test)))
            .BuildServiceProvider();
        IHostedService start = services.GetServices<IHostedService>().Should().ContainSingle().Subject;
        await start.Invoking(static s => s.StartAsync(CancellationToken.None)).Should().ThrowAsync<RuleCompilationException>();
        dictionary.Nsaid = new Code("atc", "M01AE01");
        await start.StartAsync(CancellationToken.None);
        services.GetRequiredService<RuleSetProvider>().Current.Rules.Should().HaveCount(2);
    }

    [Fact]
    public void A_mapper_that_fails_is_told_without_what_it_threw()
    {
        ImmutableArray<Diagnostic> found = Found(Rules, static test => throw new InvalidOperationException($"SECRET {test.Name}"));
        found.Select(static d => d.Message).Should().Equal("The host's mapper fails for the canary `an NSAID is stopped`.", "The host's mapper fails for the canary `paracetamol is let be`.");
        found.Select(static d => d.Help).Should().NotContain(static h => h!.Contains("SECRET", StringComparison.Ordinal));
    }

    // To try nothing is not to have tried.
    [Fact]
    public void A_mapper_that_records_nobody_is_an_error() =>
        Found(Rules, static _ => null).Should().ContainSingle().Which.Should().Match<Diagnostic>(static d => d.Code == "CR4006" && d.Message == "No canary was tried.");

    [Fact]
    public void Where_a_pack_names_canaries_only_these_are_tried()
    {
        dictionary.Nsaid = new Code("https://example.org/drugs", "4711");
        Found(Naming("must-not-fire: [paracetamol is let be]"), dictionary.Recorded).Should().BeEmpty("the other test is no canary");
        Found(Naming("must-fire: [an NSAID is stopped]"), dictionary.Recorded).Should().ContainSingle();
    }

    [Fact]
    public void A_canary_is_a_test_of_the_pack()
    {
        RuleSet.TryCompile([Source(Naming("must-fire: [an NSAID is stoped]"))], out _, out ImmutableArray<Diagnostic> found).Should().BeFalse();
        found.Should().ContainSingle().Which.Should().Match<Diagnostic>(static d => d.Code == "CR1001" && d.Help!.Contains("`an NSAID is stopped`", StringComparison.Ordinal));
    }

    [Fact]
    public void A_rule_that_is_not_in_force_is_not_tried()
    {
        dictionary.Nsaid = new Code("https://example.org/drugs", "4711");
        RuleSet.TryCompile(o => o.AddPack(Source(Rules)).Disable("stop", "The nurses do this.").CheckCanaries(dictionary.Recorded), out _, out ImmutableArray<Diagnostic> found).Should().BeTrue();
        found.Should().BeEmpty();
    }

    private static string Naming(string canaries) => Rules.Replace("governance: { author: A. Author }", $"governance: {{ author: A. Author, canaries: {{ {canaries} }} }}", StringComparison.Ordinal);

    private static ImmutableArray<Diagnostic> Found(string rules, Func<RuleTestInfo, PatientRecord?> recorded)
    {
        RuleSet.TryCompile(o => o.AddPack(Source(rules)).CheckCanaries(recorded), out _, out ImmutableArray<Diagnostic> found);
        return found;
    }

    private static RulePackSource Source(string rules) => RulePackSource.FromFiles("p", [new("pack.yaml", "pack: p\nversion: 1.0.0\n"), new("rules.yaml", rules.ReplaceLineEndings("\n"))]);

    /// <summary>A host's dictionary of medicines, and its mapper.</summary>
    private sealed class Dictionary
    {
        public Code Nsaid { get; set; } = new("atc", "M01AE01");

        public Code Paracetamol { get; set; } = new("atc", "N02BE01");

        public PatientRecord? Recorded(RuleTestInfo test) => new PatientRecordBuilder().SupplyAll()
            .Conditions([new ConditionFact { Code = new Code("snomed", "84114007") }])
            .Medications([new MedicationFact { Code = test.Name.Contains("NSAID", StringComparison.Ordinal) ? Nsaid : Paracetamol }])
            .Build();
    }
}
