using CareRules.Clinical;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CareRules;

/// <summary>
/// Healthy: the rules in force are the ones on disk and within their review dates. Degraded: a reload was refused, or a review date has
/// passed. Unhealthy: no rule is in force. Register it with <c>AddHealthChecks().AddCheck&lt;RuleSetHealthCheck&gt;("rules")</c>.
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
        RuleInfo[] active = [.. rules.Rules.Where(static r => r.Status == RuleStatus.Active)];
        if (active.Length == 0)
        {
            return HealthCheckResult.Unhealthy("No rule is in force.");
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
