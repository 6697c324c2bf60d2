using System.Collections.Immutable;

namespace CareRules;

/// <summary>All that falls due within twelve months, in as few visits as possible, and whether professions should meet.</summary>
public sealed class VisitPlan
{
    internal VisitPlan()
    {
    }

    /// <summary>The visits, the first one first.</summary>
    public ImmutableArray<PlannedVisit> Visits { get; internal init; } = [];

    /// <summary>How many visits it would take if each rule were followed by itself.</summary>
    public int ReplacesVisits { get; internal init; }

    /// <summary>Whether a discussion of the multidisciplinary team is proposed.</summary>
    public bool MdtNeeded { get; internal init; }

    /// <summary>Who is to take part in it.</summary>
    public ImmutableArray<string> MdtWho { get; internal init; } = [];

    /// <summary>Why it is proposed; null when it is not.</summary>
    public string? MdtBecause { get; internal init; }

    /// <summary>Whether the record says who is in the care team; only then does an empty <see cref="CareTeam"/> mean that nobody is named.</summary>
    public bool IsCareTeamKnown { get; internal init; }

    /// <summary>Who is named in the care team on the as-of date: the named clinician and co-ordinator (the roles that the packs know) first, then all others in the order of the record.</summary>
    public ImmutableArray<CareTeamMember> CareTeam { get; internal init; } = [];
}

/// <summary>Someone in the care team.</summary>
public sealed class CareTeamMember
{
    internal CareTeamMember()
    {
    }

    /// <summary>The id of the concept of the role, such as <c>named-clinician</c>; null for a role that no pack knows.</summary>
    public string? Role { get; internal init; }

    /// <summary>The role in words.</summary>
    public string Title { get; internal init; } = "";

    /// <summary>Who it is, as the record writes it; null when it does not say.</summary>
    public string? Name { get; internal init; }

    /// <summary>The host's own reference; null when it has none.</summary>
    public string? Source { get; internal init; }

    /// <summary>Prints no value.</summary>
    public override string ToString() => nameof(CareTeamMember);
}

/// <summary>A visit that serves several checks.</summary>
public sealed class PlannedVisit
{
    internal PlannedVisit()
    {
    }

    /// <summary>The first day on which all can be done, inclusive.</summary>
    public DateOnly From { get; internal init; }

    /// <summary>The last day, inclusive; null when no time is set.</summary>
    public DateOnly? By { get; internal init; }

    /// <summary>The ids of what is checked.</summary>
    public ImmutableArray<string> Checks { get; internal init; } = [];

    /// <summary>Those of the checks that are observations: to be taken beforehand, so that results are there.</summary>
    public ImmutableArray<string> TestsBefore { get; internal init; } = [];

    /// <summary>The roles that are needed.</summary>
    public ImmutableArray<string> Who { get; internal init; } = [];

    /// <summary>The ids of the rules that ask for it.</summary>
    public ImmutableArray<string> Rules { get; internal init; } = [];
}
