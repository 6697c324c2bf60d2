using CareRules.Clinical;

namespace CareRules;

/// <summary>The guideline or study that a rule rests on.</summary>
public sealed class Citation
{
    internal Citation()
    {
    }

    /// <summary>Publisher and title (<c>NICE NG106</c>).</summary>
    public string Source { get; internal init; } = "";

    /// <summary>Section, statement or table.</summary>
    public string? Section { get; internal init; }

    /// <summary>Strength of the recommendation, in the source's words.</summary>
    public string? Strength { get; internal init; }

    /// <summary>Certainty of the evidence (GRADE).</summary>
    public string? Certainty { get; internal init; }

    /// <summary>When it was published.</summary>
    public PartialDate? Published { get; internal init; }

    /// <summary>Where it can be read, as written in the rule.</summary>
    public string? Url { get; internal init; }
}
