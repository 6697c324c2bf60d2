using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules;

/// <summary>A test that a pack carries: a patient, and what must and must not be said of them.</summary>
public sealed class RuleTestInfo
{
    internal RuleTestInfo(RuleTest test, bool isGenerated = false)
    {
        IsGenerated = isGenerated;
        Pack = test.Pack;
        Name = test.Name;
        AsOf = test.AsOf;
        Patient = test.Patient;
        PatientFile = test.PatientFile;
        PatientFileText = test.PatientFileText;
        Fires = test.Fires;
        Silent = test.Silent;
        Undetermined = test.Undetermined;
        Gaps = test.Gaps;
        Conflicts = test.Conflicts;
        Targets = test.Targets;
        Reviews = test.Reviews;
        AtMost = test.AtMost;
        NothingElse = test.NothingElse;
        Location = test.At;
    }

    /// <summary>The id of the pack.</summary>
    public string Pack { get; }

    /// <summary>The name, a sentence.</summary>
    public string Name { get; }

    /// <summary>The date for which the patient is evaluated.</summary>
    public DateOnly AsOf { get; }

    /// <summary>The patient as written; null when a file is named instead.</summary>
    public PatientRecord? Patient { get; }

    /// <summary>The path of a FHIR Bundle inside the pack; null when the patient is written in the test.</summary>
    public string? PatientFile { get; }

    /// <summary>The text of <see cref="PatientFile"/>.</summary>
    public string? PatientFileText { get; }

    /// <summary>The rules that must fire, as <c>pack/id</c>.</summary>
    public ImmutableArray<string> Fires { get; }

    /// <summary>The rules that must be silent, as <c>pack/id</c>.</summary>
    public ImmutableArray<string> Silent { get; }

    /// <summary>The rules that must be undetermined, as <c>pack/id</c>.</summary>
    public ImmutableArray<string> Undetermined { get; }

    /// <summary>What must be listed as missing: ids of concepts, or names of sections.</summary>
    public ImmutableArray<string> Gaps { get; }

    /// <summary>The conflicts that must be found, by id of the measure or concept.</summary>
    public ImmutableArray<string> Conflicts { get; }

    /// <summary>The aim that must be in effect, by id of the measure, as <see cref="MeasureTarget.Effective"/>.</summary>
    public ImmutableSortedDictionary<string, string> Targets { get; }

    /// <summary>How checks must stand, by id of the concept.</summary>
    public ImmutableSortedDictionary<string, ReviewStatus> Reviews { get; }

    /// <summary>The highest severity that may be said apart from <see cref="Fires"/>, inclusive; null when it does not matter.</summary>
    public Severity? AtMost { get; }

    /// <summary>Whether nothing apart from <see cref="Fires"/> may be said.</summary>
    public bool NothingElse { get; }

    /// <summary>Where the test stands in the author's file.</summary>
    public SourceLocation Location { get; }

    /// <summary>Whether it was made from a threshold of a rule and a written test (<see cref="RuleSet.BoundaryTests"/>).</summary>
    public bool IsGenerated { get; }

    /// <summary>Prints the name.</summary>
    public override string ToString() => Name;
}
