using CareRules.Clinical;

namespace CareRules;

/// <summary>An item of the record on which a recommendation rests.</summary>
public sealed class RecommendationFact
{
    internal RecommendationFact()
    {
    }

    /// <summary>The host's own reference (<c>MedicationRequest/9</c>); null when the item has none.</summary>
    public string? Source { get; internal init; }

    /// <summary>What it is: <c>condition</c>, <c>medication</c>, <c>observation</c>, <c>allergy</c>, <c>procedure</c>, <c>immunisation</c>, <c>encounter</c>, <c>order</c>, <c>family-history</c> or <c>care</c>.</summary>
    public string Kind { get; internal init; } = "";

    /// <summary>The id of the concept under which the rule asked for it.</summary>
    public string Concept { get; internal init; } = "";

    /// <summary>The code by which it belongs to the concept; null when it matched without one.</summary>
    public Code? Code { get; internal init; }

    /// <summary>Its own name: the recorded display or words, else the title of the concept.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>The measured value as recorded; null for all others.</summary>
    public Quantity? Value { get; internal init; }

    /// <summary>The coded answer; null for all others.</summary>
    public Code? ValueCode { get; internal init; }

    /// <summary>The date by which it was judged; null when none is recorded.</summary>
    public PartialDate? Date { get; internal init; }

    /// <summary>The recorded name; null when none is recorded.</summary>
    internal string? Display { get; init; }

    /// <summary>Prints no value.</summary>
    public override string ToString() => nameof(RecommendationFact);
}
