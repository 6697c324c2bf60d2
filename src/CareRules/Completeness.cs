using System.Collections.Immutable;
using CareRules.Clinical;

namespace CareRules;

/// <summary>How much of the rule set the record decided. Counts every rule in force, whatever <see cref="EvaluationOptions"/> chose to show.</summary>
public sealed class Completeness
{
    internal Completeness()
    {
    }

    /// <summary>The rules that were evaluated.</summary>
    public int Rules { get; internal init; }

    /// <summary>Those that fired; shadow rules are counted apart.</summary>
    public int Fired { get; internal init; }

    /// <summary>Those that had nothing to say.</summary>
    public int Silent { get; internal init; }

    /// <summary>Those that the record does not decide.</summary>
    public int Undetermined { get; internal init; }

    /// <summary>Those that could not be evaluated.</summary>
    public int Failed { get; internal init; }

    /// <summary>The shadow rules that fired; they are never shown.</summary>
    public int Shadow { get; internal init; }

    /// <summary>The items without a usable code, by their source or section.</summary>
    public ImmutableArray<string> Uncoded { get; internal init; } = [];

    /// <summary>The sections of the record that were supplied.</summary>
    public ImmutableArray<RecordSection> Supplied { get; internal init; } = [];

    /// <summary>The rules that were taken out of force.</summary>
    public ImmutableArray<RuleNotInForce> NotInForce { get; internal init; } = [];
}
