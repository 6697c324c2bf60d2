using System.Collections.Immutable;
using CareRules;
using CareRules.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers rule sets with a host.</summary>
public static class CareRulesServiceCollectionExtensions
{
    // What logs, traces and metrics call the rule set that has no name.
    private const string Unnamed = "default";

    /// <summary>
    /// Compiles rules now and registers a <see cref="RuleSetProvider"/>, so that rules with errors stop the host before it starts. What a terminology or canaries
    /// from the host's services say is known only when the host starts, and stops it then.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Says where the rules come from.</param>
    /// <exception cref="RuleCompilationException">The rules hold errors.</exception>
    public static IServiceCollection AddCareRules(this IServiceCollection services, Action<CareRulesOptions> configure)
    {
        (RuleSet? rules, CareRulesOptions options) = Compile(services, configure);
        services.AddSingleton(provider => Provide(provider, Unnamed, rules, options));
        return options.AsksServices ? services.AddSingleton<IHostedService>(static provider => new RuleSetStart(provider.GetRequiredService<RuleSetProvider>)) : services;
    }

    /// <summary>The same under a name, for hosts that serve several organisations: ask for it with <c>[FromKeyedServices("name")] RuleSetProvider</c>.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">The name of the rule set.</param>
    /// <param name="configure">Says where the rules come from.</param>
    /// <exception cref="RuleCompilationException">The rules hold errors.</exception>
    public static IServiceCollection AddCareRules(this IServiceCollection services, string name, Action<CareRulesOptions> configure)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        (RuleSet? rules, CareRulesOptions options) = Compile(services, configure);
        services.AddKeyedSingleton(name, (provider, _) => Provide(provider, name, rules, options));
        return options.AsksServices ? services.AddSingleton<IHostedService>(provider => new RuleSetStart(() => provider.GetRequiredKeyedService<RuleSetProvider>(name))) : services;
    }

    // Null where the rules cannot be compiled without the host's services.
    private static (RuleSet? Rules, CareRulesOptions Options) Compile(IServiceCollection services, Action<CareRulesOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        CareRulesOptions options = new(ContentRoot(services));
        configure(options);
        return (options.AsksServicesToCompile ? null : Compiled(options), options);
    }

    private static RuleSet Compiled(CareRulesOptions options)
    {
        (RuleSet? rules, ImmutableArray<Diagnostic> found) = options.Compile();
        return rules ?? throw new RuleCompilationException(found);
    }

    // Hosts register their environment as an instance before any service of ours.
    private static string? ContentRoot(IServiceCollection services) =>
        services.LastOrDefault(static d => d.ServiceType == typeof(IHostEnvironment) && !d.IsKeyedService)?.ImplementationInstance is IHostEnvironment environment ? environment.ContentRootPath : null;

    private static RuleSetProvider Provide(IServiceProvider provider, string name, RuleSet? rules, CareRulesOptions options)
    {
        options.Services = provider;
        return new RuleSetProvider(name, rules is null || options.AsksServices ? Compiled(options) : rules, options, provider.GetService<ILogger<RuleSetProvider>>());
    }
}
