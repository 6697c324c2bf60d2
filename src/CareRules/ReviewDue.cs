using System.Collections.Immutable;
using CareRules.Clinical;

namespace CareRules;

/// <summary>A check that is to be repeated, taking all the rules together that ask for it.</summary>
public sealed class ReviewDue
{
    internal ReviewDue()
    {
    }

    /// <summary>The id of the concept that is checked.</summary>
    public string Check { get; internal init; } = "";

    /// <summary>How it stands on the as-of date.</summary>
    public ReviewStatus Status { get; internal init; }

    /// <summary>The ids of the rules that ask for it, the one with the earliest due date first; empty where it is only not known that none does.</summary>
    public ImmutableArray<string> Rules { get; internal init; } = [];

    /// <summary>When it was last done; null when never or not known.</summary>
    public PartialDate? Last { get; internal init; }

    /// <summary>When it is due by the rules that fired; the as-of date when it was never done; null when not known.</summary>
    public DateOnly? Due { get; internal init; }

    /// <summary>The days since the due date when overdue; 0 when due or not due; null when not known.</summary>
    public int? OverdueDays { get; internal init; }

    /// <summary>The due date while it still lies ahead of the as-of date; else null.</summary>
    public DateOnly? Next { get; internal init; }

    /// <summary>The date of the first booked encounter at which it can be done, one of its own kind before any other; null when none is booked.</summary>
    public PartialDate? Booked { get; internal init; }

    /// <summary>The roles that are to do it.</summary>
    public ImmutableArray<string> Responsible { get; internal init; } = [];

    /// <summary>Prints the check alone.</summary>
    public override string ToString() => Check;
}
