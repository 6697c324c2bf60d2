using System.Collections.Immutable;
using CareRules.Diagnostics;
using CareRules.Model;

namespace CareRules.Binding;

/// <summary>The changes that a host makes by code, as the overlays that a local pack would have written. The host sees every pack.</summary>
internal static class HostOverlays
{
    public static PackScope Scope(ImmutableArray<BoundPack> packs) => new(HostChange.By, [.. packs.Select(static p => p.Info.Id)]);

    public static IEnumerable<Overlay> Of(ImmutableArray<HostChange> changes, ImmutableArray<BoundPack> packs, Vocabulary names, DiagnosticBag diagnostics)
    {
        PackScope scope = Scope(packs);
        foreach (HostChange change in changes)
        {
            if (names.Rules.TryResolve(change.Rule, scope, HostChange.At, diagnostics, out string rule))
            {
                yield return change.Severity is { } severity
                    ? new RuleSeveritySet(severity, HostChange.By, rule, change.Because, change.ApprovedBy, null, HostChange.At)
                    : new RuleDisabled(HostChange.By, rule, change.Because, change.ApprovedBy, null, HostChange.At);
            }
        }
    }
}
