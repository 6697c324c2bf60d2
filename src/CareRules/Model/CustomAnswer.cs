using System.Collections.Immutable;
using CareRules.Clinical;

namespace CareRules;

/// <summary>What a host's predicate answers to a <c>custom</c> criterion: yes, no or not known, with one sentence that explanations show.</summary>
public sealed class CustomAnswer
{
    private CustomAnswer(bool? truth, string because, ImmutableArray<Fact> facts)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(because);
        Truth = truth;
        Because = because;
        Facts = facts;
    }

    /// <summary>True, false, or null where it is not known.</summary>
    public bool? Truth { get; }

    /// <summary>The sentence.</summary>
    public string Because { get; }

    /// <summary>The facts on which a yes rests; facts of each rule that fires by it.</summary>
    public ImmutableArray<Fact> Facts { get; }

    /// <summary>The criterion is true.</summary>
    /// <param name="because">Why, in one sentence: <c>no household member and no carer is recorded</c>.</param>
    /// <param name="facts">The facts of the record that make it so; none where absence does.</param>
    /// <exception cref="ArgumentException">The sentence is empty.</exception>
    public static CustomAnswer Yes(string because, params IEnumerable<Fact> facts) => new(true, because, [.. facts]);

    /// <summary>The criterion is false.</summary>
    /// <param name="because">Why, in one sentence.</param>
    /// <exception cref="ArgumentException">The sentence is empty.</exception>
    public static CustomAnswer No(string because) => new(false, because, []);

    /// <summary>The record does not decide the criterion.</summary>
    /// <param name="because">What is missing, in one sentence; shown where a data gap is.</param>
    /// <exception cref="ArgumentException">The sentence is empty.</exception>
    public static CustomAnswer Unknown(string because) => new(null, because, []);

    /// <summary>Prints no value.</summary>
    public override string ToString() => nameof(CustomAnswer);
}
