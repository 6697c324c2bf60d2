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
