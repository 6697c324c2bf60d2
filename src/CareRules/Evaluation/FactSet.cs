using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>A fact that matches a query, or may.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Start">The day by which it is ordered: when it began or was done.</param>
/// <param name="Missing">Null when it matches; else what is not known of it.</param>
internal readonly record struct Candidate(Fact Fact, DateInterval Start, MissingFact? Missing)
{
    public bool IsCertain => Missing is null;
}

/// <summary>What may match beside the candidates: an item without a usable code, or (no fact) one that nobody showed.</summary>
/// <param name="Fact">The item; null for what the record does not show.</param>
/// <param name="On">The days on which it may have begun or been done.</param>
/// <param name="Missing">Why it is not known.</param>
internal readonly record struct Possible(Fact? Fact, DateInterval On, MissingFact Missing);

/// <summary>The facts that match a query, or may, and why there may be more than the record shows.</summary>
/// <param name="Concept">The concept asked for.</param>
/// <param name="Name">What it is called when it is missing.</param>
/// <param name="Items">In the order of the record.</param>
/// <param name="Open">Why the absence of others is not known; empty when it is.</param>
internal sealed record FactSet(ConceptId Concept, string Name, ImmutableArray<Candidate> Items, ImmutableArray<MissingFact> Open)
{
    /// <summary>Where in time there may be others: each item without a usable code, and the days of a section that nobody showed.</summary>
    public ImmutableArray<Possible> Others { get; init; } = [];

    /// <summary>How many items without a usable code may match.</summary>
    public int Uncoded => Others.Count(static o => o.Fact is not null);

    /// <summary>Whether the record holds one: presence in an unsupplied section is presence all the same.</summary>
    public LeafResult Exists()
    {
        ImmutableArray<FactMatch> facts = Certain();
        if (facts.Length > 0)
        {
            return LeafResult.TrueBy(facts);
        }

        ImmutableArray<MissingFact> missing = Missing();
        return missing.Length > 0 ? LeafResult.Unknown(missing) : LeafResult.False;
    }

    /// <summary>Whether the record is known to hold none.</summary>
    public LeafResult IsAbsent()
    {
        foreach (Candidate item in Items)
        {
            if (item.IsCertain)
            {
                return LeafResult.False;
            }
        }

        ImmutableArray<MissingFact> missing = Missing();
        return missing.Length > 0 ? LeafResult.Unknown(missing) : LeafResult.True;
    }

    /// <summary>Everything that is not known: of the facts that may match, and of those that may be missing.</summary>
    public ImmutableArray<MissingFact> Missing()
    {
        ImmutableArray<MissingFact>.Builder? missing = null;
        foreach (Candidate item in Items)
        {
            if (item.Missing is { } unknown && missing?.Contains(unknown) != true)
            {
                (missing ??= ImmutableArray.CreateBuilder<MissingFact>()).Add(unknown);
            }
        }

        if (missing is null)
        {
            return Open;
        }

        missing.AddRange(Open);
        return missing.ToImmutable();
    }

    private ImmutableArray<FactMatch> Certain()
    {
        ImmutableArray<FactMatch>.Builder? facts = null;
        foreach (Candidate item in Items)
        {
            if (item.IsCertain)
            {
                (facts ??= ImmutableArray.CreateBuilder<FactMatch>()).Add(Match(item.Fact));
            }
        }

        return facts?.ToImmutable() ?? [];
    }

    public FactMatch Match(Fact fact) => new(Concept, fact) { Date = RecordTable.DateOf(fact) };
}
