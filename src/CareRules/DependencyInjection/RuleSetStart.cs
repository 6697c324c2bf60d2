using Microsoft.Extensions.Hosting;

namespace CareRules.DependencyInjection;

/// <summary>Asks for the rules while the host starts: what needs its services is checked then, and bad rules stop it.</summary>
internal sealed class RuleSetStart(Func<RuleSetProvider> provider) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = provider();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
