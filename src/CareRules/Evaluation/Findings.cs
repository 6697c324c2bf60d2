using CareRules.Clinical;

namespace CareRules.Evaluation;

/// <summary>Gathers what combinations of events came to: one that is sure makes it true, one that may be makes it unknown.</summary>
internal sealed class Findings
{
    private readonly List<FactMatch> facts = [];
    private readonly List<MissingFact> missing = [];
    private bool isTrue;
    private bool isUnknown;

    public void Add(bool? met, params ReadOnlySpan<TimedEvent> events)
    {
        isTrue |= met == true;
        isUnknown |= met is null;
        foreach (TimedEvent one in events)
        {
            if (met == true)
            {
                AddMatch(new FactMatch(one.Concept, one.Fact!) { Date = RecordTable.DateOf(one.Fact!) });
            }
            else if (met is null)
            {
                AddMissing(one);
            }
        }
    }

    /// <summary>One event, and others of which it depends only whether they were there.</summary>
    public void Add(bool? met, TimedEvent first, IReadOnlyList<TimedEvent> others)
    {
        Add(met, first);
        if (met is null)
        {
            foreach (TimedEvent other in others)
            {
                AddMissing(other);
            }
        }
    }

    public LeafResult Result() =>
        isTrue ? LeafResult.TrueBy([.. facts])
        : isUnknown ? LeafResult.Unknown([.. missing])
        : LeafResult.False;

    private void AddMatch(FactMatch match)
    {
        if (!facts.Exists(f => ReferenceEquals(f.Fact, match.Fact) && f.Concept == match.Concept))
        {
            facts.Add(match);
        }
    }

    private void AddMissing(TimedEvent one)
    {
        if (one.Missing is { } unsure)
        {
            Note(unsure);
        }
        else if (one.On.Earliest != one.On.Latest)
        {
            Note(new MissingFact(one.Name, MissingReason.DateNotKnown, Because.DateUndecided) { Concept = one.Concept });
        }
    }

    private void Note(MissingFact one)
    {
        if (!missing.Contains(one))
        {
            missing.Add(one);
        }
    }
}
