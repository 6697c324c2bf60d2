using System.Collections.Immutable;

namespace CareRules.Clinical;

/// <summary>One item of the record, as recorded. Immutable and safe to share between threads.</summary>
public abstract class Fact
{
    private protected Fact()
    {
    }

    /// <summary>The host's own reference to the item (<c>MedicationRequest/9</c>), repeated in every reason; null when the host has none.</summary>
    public string? Source { get; init; }

    /// <summary>All codes recorded for the item; empty when it is free text.</summary>
    public ImmutableArray<Code> Codes { get; init; } = [];

    /// <summary>Sets <see cref="Codes"/> to this one code.</summary>
    public Code Code
    {
        get => Codes.IsDefaultOrEmpty ? default : Codes[0];
        init => Codes = [value];
    }

    /// <summary>The item's own words, where no code or display is recorded.</summary>
    public string? Text { get; init; }

    /// <summary>The status in the record.</summary>
    public FactStatus Status { get; init; }

    /// <summary>Why it was not done or not given, where that is recorded.</summary>
    public ImmutableArray<Code> Reasons { get; init; } = [];

    /// <summary>The <see cref="Source"/> of the encounter in which it was recorded, if any.</summary>
    public string? Encounter { get; init; }

    /// <summary>True for a draft order under consideration (what-if): it counts whatever its status or intent.</summary>
    public bool IsProposed { get; init; }

    /// <summary>The codes under which it is found: its own, and for a goal those of the measures that it aims at.</summary>
    internal virtual ImmutableArray<Code> FiledUnder => Codes;

    /// <summary>The section of the record that the item belongs to.</summary>
    public abstract RecordSection Section { get; }

    /// <summary>Prints no value.</summary>
    public sealed override string ToString() => GetType().Name;
}
