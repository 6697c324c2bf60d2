namespace CareRules;

/// <summary>One thing that a recommendation asks for.</summary>
public sealed class RecommendedAction
{
    internal RecommendedAction(ActionVerb verb, string concept, string? to)
    {
        Verb = verb;
        Concept = concept;
        To = to;
    }

    /// <summary>What to do.</summary>
    public ActionVerb Verb { get; }

    /// <summary>The id of the concept that it is done to.</summary>
    public string Concept { get; }

    /// <summary>For <see cref="ActionVerb.Switch"/>: the concept to switch to; else null.</summary>
    public string? To { get; }
}
