namespace CareRules.Model;

/// <summary>Whether an action works towards a thing being taken or done, or away from it.</summary>
internal enum Pull
{
    Towards,
    Away,
}

/// <summary>
/// What opposes what among actions: start, continue and increase pull towards their concept; stop, avoid and reduce away from it; a switch is a
/// stop of its concept and a start of the other. Everything else asks for attention and opposes nothing.
/// </summary>
/// <param name="Concept">What is acted on.</param>
/// <param name="Pull">Which way.</param>
/// <param name="Instead">For the stop of a switch: what is started in its place.</param>
internal readonly record struct ActionPull(ConceptId Concept, Pull Pull, ConceptId? Instead)
{
    public static IEnumerable<ActionPull> Of(BoundAction action)
    {
        switch (action.Verb)
        {
            case ActionVerb.Start or ActionVerb.Continue or ActionVerb.Increase:
                yield return new ActionPull(action.Concept, Pull.Towards, null);
                break;
            case ActionVerb.Stop or ActionVerb.Avoid or ActionVerb.Reduce:
                yield return new ActionPull(action.Concept, Pull.Away, null);
                break;
            case ActionVerb.Switch:
                yield return new ActionPull(action.Concept, Pull.Away, action.To);
                if (action.To is { } to)
                {
                    yield return new ActionPull(to, Pull.Towards, null);
                }

                break;
            default:
                break;
        }
    }
}
