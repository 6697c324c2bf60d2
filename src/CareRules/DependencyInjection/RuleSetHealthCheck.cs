using CareRules.Clinical;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CareRules;

/// <summary>
/// Healthy: the rules in force are the ones on disk and within their review dates. Degraded: a reload was refused, or a review date has
/// passed. Unhealthy: no rule is in force, or a canary patient, as the host's mapper records it today, is not judged as its pack says. Register it with
/// <c>AddHealthChecks().AddCheck&lt;RuleSetHealthCheck&gt;("rules")</c>; for a named rule set make it with the provider of that name.
/// </summary>
public sealed class RuleSetHealthCheck : IHealthCheck
{
    private readonly RuleSetProvider provider;
    private readonly TimeProvider time;

    /// <summary>Makes the check.</summary>
    /// <param name="provider">The rules in force.</param>
    /// <param name="time">The host's clock: whether a review date has passed depends on today.</param>
    public RuleSetHealthCheck(RuleSetProvider provider, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(provider);
        this.provider = provider;
        this.time = time ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(Check());

    private HealthCheckResult Check()
    {
        RuleSet rules = provider.Current;
        RuleInfo[] active = [.. rules.Rules.Where(static r => r.Status == RuleStatus.Active && r.Rule.Disabled is null)];
        if (active.Length == 0)
        {
            return HealthCheckResult.Unhealthy("No rule is in force.");
        }

        if (provider.FailingCanaries().Length is > 0 and int canaries)
        {
            return HealthCheckResult.Unhealthy(FormattableString.Invariant($"Canary patients are not judged as the packs say ({canaries} findings): perhaps a dictionary of the host has changed."));
        }

        if (provider.IsRefused)
        {
            return HealthCheckResult.Degraded("The last reload was refused; older rules stay in force.");
        }

        DateOnly today = DateOnly.FromDateTime(time.GetLocalNow().DateTime);
        int passed = active.Count(r => r.Governance.ReviewBy is { } by && by.Latest < today);
        return passed > 0
            ? HealthCheckResult.Degraded(FormattableString.Invariant($"The review date of {passed} rules has passed."))
            : HealthCheckResult.Healthy(FormattableString.Invariant($"{active.Length} rules are in force."));
    }
}
