using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>Gathers the facts that match a query, or may.</summary>
internal sealed class FactSetBuilder(EvaluationContext context, ConceptId concept, RecordSection section)
{
    private readonly string name = context.Name(concept, section);
    private ImmutableArray<Candidate>.Builder? items;
    private ImmutableArray<MissingFact>.Builder? open;
    private ImmutableArray<Possible>.Builder? others;
    private List<(Fact Fact, DateInterval Start)>? uncoded;

    public void Add(Fact fact, DateInterval start, in Verdict verdict)
    {
        if (!verdict.IsRejected)
        {
            (items ??= ImmutableArray.CreateBuilder<Candidate>()).Add(new Candidate(fact, start, verdict.Missing(name, concept)));
        }
    }

    /// <summary>An item without a usable code that would count if it were coded so.</summary>
    public void AddUncoded(Fact fact, DateInterval start, in Verdict verdict)
    {
        if (!verdict.IsRejected)
        {
            (uncoded ??= []).Add((fact, start));
        }
    }

    /// <summary>What is absent from the section may not be absent.</summary>
    /// <param name="window">The days asked for; null when only the as-of date matters.</param>
    /// <param name="began">The days on which what is absent may have begun.</param>
    public void Cover(DateWindow? window, DateWindow began) => Cover(section, window, began);

    /// <summary>The same for a further section that may hold it.</summary>
    public void Cover(RecordSection other, DateWindow? window, DateWindow began)
    {
        if (context.NotCovered(concept, other, window) is { } missing)
        {
            (open ??= ImmutableArray.CreateBuilder<MissingFact>()).Add(missing);
            (others ??= ImmutableArray.CreateBuilder<Possible>()).Add(new Possible(null, context.View.Unseen(other, began), missing));
        }
    }

    public FactSet Build()
    {
        if (uncoded is not null && context.Settings.Uncoded == UncodedItems.Unknown)
        {
            // One reason for all of them: they are one gap.
            MissingFact missing = new(name, MissingReason.NoUsableCode, UncodedNames.Sentence(uncoded.Select(static u => UncodedNames.Of(u.Fact)))) { Concept = concept, Section = section };
            (open ??= ImmutableArray.CreateBuilder<MissingFact>()).Add(missing);
            (others ??= ImmutableArray.CreateBuilder<Possible>()).AddRange(uncoded.Select(u => new Possible(u.Fact, u.Start, missing)));
        }

        return new FactSet(concept, name, items?.ToImmutable() ?? [], open?.ToImmutable() ?? []) { Others = others?.ToImmutable() ?? [] };
    }
}
