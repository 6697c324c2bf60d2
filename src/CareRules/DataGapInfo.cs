using System.Collections.Immutable;
using CareRules.Clinical;

namespace CareRules;

/// <summary>Something missing from the record without which rules cannot be decided.</summary>
public sealed class DataGapInfo
{
    internal DataGapInfo()
    {
    }

    /// <summary>What is missing: the id of a concept, or the name of a section.</summary>
    public string Missing { get; internal init; } = "";

    /// <summary>What is missing, as a reader calls it: the title of the concept, or the name of the section.</summary>
    public string Title { get; internal init; } = "";

    /// <summary>The sections of the record in which it would stand, in their order; empty for age and sex, for a fact to find out first, and in a result that was read back.</summary>
    public ImmutableArray<RecordSection> Sections { get; internal init; } = [];

    /// <summary>Why it is missing.</summary>
    public string Reason { get; internal init; } = "";

    /// <summary>The ids of the rules that wait for it.</summary>
    public ImmutableArray<string> Rules { get; internal init; } = [];

    /// <summary>The highest severity that it hides.</summary>
    public Severity Severity { get; internal init; }

    /// <summary>What would be said if it were present; null when that cannot be put into words.</summary>
    public string? Would { get; internal init; }

    /// <summary>Prints no value.</summary>
    public override string ToString() => nameof(DataGapInfo);
}
