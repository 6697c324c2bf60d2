using System.Collections.Immutable;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Reasoning;

/// <summary>A check that a visit must serve: from a first to a last day, both inclusive.</summary>
/// <param name="Check">What is checked.</param>
/// <param name="From">The first day on which it may be done.</param>
/// <param name="By">The last; <see cref="DateOnly.MaxValue"/> where no time is set.</param>
/// <param name="Rules">Who asks for it, in the order of the plan.</param>
/// <param name="Who">The roles that are to do it.</param>
internal sealed record PlanItem(ConceptId Check, DateOnly From, DateOnly By, ImmutableArray<RulePlan> Rules, ImmutableArray<string> Who)
{
    /// <summary>The same check asked for twice is done once: at the earlier of the two times.</summary>
    public PlanItem And(PlanItem other)
    {
        (PlanItem first, PlanItem second) = (By, From).CompareTo((other.By, other.From)) <= 0 ? (this, other) : (other, this);

        // Where both can be met on one day they are; else the later window is met by what is done in the earlier.
        DateOnly from = second.From > first.From && second.From <= first.By ? second.From : first.From;
        return new PlanItem(
            Check, from, first.By, [.. Rules.Union(other.Rules).OrderBy(static r => r.Index)], [.. Who.Union(other.Who).Order(StringComparer.Ordinal)]);
    }
}

/// <summary>A visit that serves several checks on any day between two, both inclusive.</summary>
internal sealed record PlannedStop(DateOnly From, DateOnly By, ImmutableArray<PlanItem> Items);
