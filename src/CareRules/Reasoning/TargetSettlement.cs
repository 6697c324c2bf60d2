using System.Collections.Immutable;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Reasoning;

/// <summary>What several aims for one measure come to.</summary>
internal enum SettlementKind
{
    /// <summary>Nobody aims at anything.</summary>
    Nothing,

    /// <summary>One aim is in effect.</summary>
    Effective,

    /// <summary>The aims differ and nothing decides.</summary>
    Conflict,

    /// <summary>No number: to be agreed with the patient.</summary>
    Individualise,

    /// <summary>The record does not say what holds.</summary>
    Undecided,
}

/// <summary>Which aim is in effect, and by which resolution.</summary>
internal sealed record TargetSettlement(SettlementKind Kind, Aim? Effective, ResolutionModel? By)
{
    private static readonly TargetSettlement Undecided = new(SettlementKind.Undecided, null, null);

    /// <summary>Settles aims that all hold.</summary>
    /// <param name="claims">Who aims at what.</param>
    /// <param name="resolutions">The resolutions of the measure whose <c>when</c> is true or absent.</param>
    /// <param name="goalsKnown">Whether the record would show an agreed goal.</param>
    public static TargetSettlement Of(ImmutableArray<TargetClaim> claims, ImmutableArray<ResolutionModel> resolutions, bool goalsKnown)
    {
        if (claims.IsEmpty)
        {
            return new TargetSettlement(SettlementKind.Nothing, null, null);
        }

        if (claims.Any(static c => c.Aim is null))
        {
            return Undecided;
        }

        ImmutableArray<ResolutionModel> applying = [.. resolutions.Where(static r => r.When is not null)];
        applying = applying.IsEmpty ? resolutions : applying;
        TargetSettlement[] decisions = [.. applying.Select(r => Decide(r, claims, goalsKnown)).OfType<TargetSettlement>()];
        return decisions.Length == 0 ? WithoutResolution(claims)
            : decisions.Contains(Undecided) ? Undecided
            : decisions.All(d => d.SaysTheSameAs(decisions[0])) ? decisions[0]
            : new TargetSettlement(SettlementKind.Conflict, null, null);
    }

    public bool SaysTheSameAs(TargetSettlement other) => Kind == other.Kind && Effective?.Range == other.Effective?.Range;

    private static TargetSettlement WithoutResolution(ImmutableArray<TargetClaim> claims) =>
        claims.All(c => c.Aim!.Range == claims[0].Aim!.Range)
            ? new TargetSettlement(SettlementKind.Effective, claims[0].Aim, null)
            : new TargetSettlement(SettlementKind.Conflict, null, null);

    // Null where the resolution names no winner among these: a rule that does not hold, or aims of which none is the strictest.
    private static TargetSettlement? Decide(ResolutionModel resolution, ImmutableArray<TargetClaim> claims, bool goalsKnown)
    {
        switch (resolution.Prefer)
        {
            case ResolutionChoice.Individualise:
                return new TargetSettlement(SettlementKind.Individualise, null, resolution);
            case ResolutionChoice.Agreed:
                ImmutableArray<TargetClaim> goals = [.. claims.Where(static c => c.Goal is not null)];
                return !goals.IsEmpty ? WithoutResolution(goals) with { By = resolution }
                    : goalsKnown ? new TargetSettlement(SettlementKind.Individualise, null, resolution)
                    : Undecided;
            case ResolutionChoice.Strictest:
                return Winner(claims.FirstOrDefault(c => claims.All(other => c.Aim!.LiesIn(other.Aim!))), resolution);
            case ResolutionChoice.MostLenient:
                return Winner(claims.FirstOrDefault(c => claims.All(other => other.Aim!.LiesIn(c.Aim!))), resolution);
            default:
                ImmutableArray<TargetClaim> named = [.. claims.Where(c => c.Rule is { } rule && RuleNames.IsNamed(rule, resolution.PreferredRule))];
                return named.IsEmpty ? null : WithoutResolution(named) with { By = resolution };
        }
    }

    private static TargetSettlement? Winner(TargetClaim? winner, ResolutionModel by) =>
        winner is null ? null : new TargetSettlement(SettlementKind.Effective, winner.Aim, by);

    /// <summary>Prints no value.</summary>
    public override string ToString() => nameof(TargetSettlement);
}
