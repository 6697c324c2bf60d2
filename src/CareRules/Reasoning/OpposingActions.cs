using CareRules.Model;

namespace CareRules.Reasoning;

/// <summary>Which two actions oppose one another, and on what.</summary>
internal static class OpposingActions
{
    /// <summary>The narrower of the two concepts on which they pull apart; null where they do not.</summary>
    /// <param name="a">One action.</param>
    /// <param name="b">The other.</param>
    /// <param name="overlap">Which concepts lie inside others.</param>
    /// <param name="meet">Whether two concepts of which none lies inside the other meet all the same, in one item of a record.</param>
    public static ConceptId? On(BoundAction a, BoundAction b, ConceptOverlap overlap, Func<ActionPull, ActionPull, bool> meet)
    {
        foreach (ActionPull x in ActionPull.Of(a))
        {
            foreach (ActionPull y in ActionPull.Of(b))
            {
                if (x.Pull != y.Pull && (overlap.AreNested(x.Concept, y.Concept) || meet(x, y)) && !Gives(x, y, overlap) && !Gives(y, x, overlap))
                {
                    return overlap.LiesIn(y.Concept, x.Concept) ? y.Concept : x.Concept;
                }
            }
        }

        return null;
    }

    // Who stops one of a class for another of it gives what the other side asks for.
    private static bool Gives(ActionPull stop, ActionPull wanted, ConceptOverlap overlap) => stop.Instead is { } instead && overlap.AreNested(instead, wanted.Concept);
}
