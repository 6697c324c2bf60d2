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
    private List<string>? uncoded;

    public void Add(Fact fact, DateInterval start, in Verdict verdict)
    {
        if (!verdict.IsRejected)
        {
            (items ??= ImmutableArray.CreateBuilder<Candidate>()).Add(new Candidate(fact, start, verdict.Missing(name, concept)));
        }
    }

    /// <summary>An item without a usable code that would count if it were coded so.</summary>
    public void AddUncoded(Fact fact, in Verdict verdict)
    {
        if (!verdict.IsRejected)
        {
            (uncoded ??= []).Add(UncodedNames.Of(fact));
        }
    }

    public void Open(MissingFact? missing)
    {
        if (missing is not null)
        {
            (open ??= ImmutableArray.CreateBuilder<MissingFact>()).Add(missing);
        }
    }

    /// <summary>What is absent from the section may not be absent.</summary>
    public void Cover(DateWindow? window) => Cover(section, window);

    /// <summary>The same for a further section that may hold it.</summary>
    public void Cover(RecordSection other, DateWindow? window) => Open(context.NotCovered(concept, other, window));

    public FactSet Build()
    {
        if (uncoded is not null && context.Settings.Uncoded == UncodedItems.Unknown)
        {
            Open(new MissingFact(name, MissingReason.NoUsableCode, UncodedNames.Sentence(uncoded)) { Concept = concept, Section = section });
        }

        return new FactSet(concept, name, items?.ToImmutable() ?? [], open?.ToImmutable() ?? []) { Uncoded = uncoded?.Count ?? 0 };
    }
}
