using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Reasoning;

/// <summary>A value to aim at: as it was said, and as numbers in the unit of the measure.</summary>
internal sealed record Aim(QuantityTest Test, NumberRange Range, AimDirection Direction)
{
    /// <summary>As a rule writes it, parameters replaced by their numbers: <c>&lt; 130 mm[Hg]</c>, <c>70..&lt;80 kg</c>.</summary>
    public string Text => Test.ToText();

    /// <summary>Null when the concept of the measure does not accept the unit.</summary>
    public static Aim? Of(ConceptId measure, QuantityTest test, AimDirection direction, EvaluationPlan plan) =>
        plan.Tables.Scale(measure).Bounds(test) is { } range ? new Aim(test, range, direction) : null;

    /// <summary>Whether some value meets both.</summary>
    public bool SharesValuesWith(Aim other) => NumberTest.Met(Range, other.Range) != false;

    /// <summary>One asks for lower values, the other for higher ones.</summary>
    public bool PullsAgainst(Aim other) =>
        (Direction, other.Direction) is (AimDirection.Lower, AimDirection.Higher) or (AimDirection.Higher, AimDirection.Lower);

    /// <summary>Whoever meets this one meets the other too.</summary>
    public bool LiesIn(Aim other) => NumberTest.Met(other.Range, Range) == true;

    /// <summary>Prints no value: an agreed goal is part of the record.</summary>
    public override string ToString() => nameof(Aim);
}
