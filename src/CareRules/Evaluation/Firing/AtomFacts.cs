using CareRules.Clinical;

namespace CareRules.Evaluation.Firing;

/// <summary>The facts that make atoms true, by atom, in the order of the record: a chain an atom through one list.</summary>
internal sealed class AtomFacts(int atoms)
{
    // Places count from 1, so that 0 is none.
    private readonly int[] first = new int[atoms];
    private readonly int[] last = new int[atoms];
    private readonly List<Link> links = [];

    public void Add(int atom, Fact fact)
    {
        // Several codes of one item may lead to the same concept; it stays one item.
        int before = last[atom];
        if (before != 0 && ReferenceEquals(links[before - 1].Fact, fact))
        {
            return;
        }

        links.Add(new Link(atom, fact, 0));
        if (before == 0)
        {
            first[atom] = links.Count;
        }
        else
        {
            links[before - 1] = links[before - 1] with { Next = links.Count };
        }

        last[atom] = links.Count;
    }

    public void AddTo(List<Fact> found, int atom)
    {
        for (int at = first[atom]; at != 0; at = links[at - 1].Next)
        {
            FactPass.Add(found, links[at - 1].Fact);
        }
    }

    public void Clear()
    {
        foreach (Link link in links)
        {
            (first[link.Atom], last[link.Atom]) = (0, 0);
        }

        links.Clear();
    }

    private readonly record struct Link(int Atom, Fact Fact, int Next);
}
