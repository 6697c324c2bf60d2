using System.Collections.Immutable;
using CareRules.Clinical;

namespace CareRules;

/// <summary>A test that a pack carries: a patient, and what must and must not be said of it.</summary>
public sealed class RuleTest
{
    internal RuleTest(PatientRecord patient, DateOnly asOf, RuleTestExpectation expect, SourceLocation location)
    {
        Patient = patient;
        AsOf = asOf;
        Expect = expect;
        Location = location;
    }

    /// <summary>The id of the pack.</summary>
    public string Pack { get; internal init; } = "";

    /// <summary>The name, a sentence.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>The date for which the patient is evaluated.</summary>
    public DateOnly AsOf { get; }

    /// <summary>The patient.</summary>
    public PatientRecord Patient { get; }

    /// <summary>What is expected.</summary>
    public RuleTestExpectation Expect { get; }

    /// <summary>Where the test is written.</summary>
    public SourceLocation Location { get; }
}

/// <summary>What a rule test expects. Rules are named <c>id</c> or <c>pack/id</c>.</summary>
public sealed class RuleTestExpectation
{
    internal RuleTestExpectation()
    {
    }

    /// <summary>The rules that must fire.</summary>
    public ImmutableArray<string> Fires { get; internal init; } = [];

    /// <summary>The rules that must be silent.</summary>
    public ImmutableArray<string> Silent { get; internal init; } = [];

    /// <summary>The rules that must be undetermined.</summary>
    public ImmutableArray<string> Undetermined { get; internal init; } = [];

    /// <summary>What must be reported as missing.</summary>
    public ImmutableArray<string> Gaps { get; internal init; } = [];

    /// <summary>The highest severity that may be said apart from <see cref="Fires"/>, inclusive; null when it does not matter.</summary>
    public Severity? AtMost { get; internal init; }

    /// <summary>Whether nothing apart from <see cref="Fires"/> may fire.</summary>
    public bool NothingElse { get; internal init; }
}
