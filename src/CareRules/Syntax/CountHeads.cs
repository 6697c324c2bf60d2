using System.Collections.Immutable;
using static CareRules.Syntax.CommonShapes;

namespace CareRules.Syntax;

/// <summary>What <c>count</c> may count.</summary>
internal static class CountHeads
{
    private static readonly KeyShape Distinct = Key(
        "distinct", Word("ingredient", "concept", "code", "day", "record"), "What makes two facts different ones: ingredient for medications, code for conditions, else record.");

    public static readonly ImmutableArray<HeadShape> All =
    [
        Head("medications", "Medications of the concept are counted.", FactQualifiers.Medication),
        Head("conditions", "Conditions of the concept are counted.", FactQualifiers.Condition),
        Head("encounters", "Encounters of the concept are counted.", FactQualifiers.Encounter),
        Head("observations", "Observations of the concept are counted.", FactQualifiers.Observation) with { Groups = [FactQualifiers.ObservationMode] },
        Head("procedures", "Procedures of the concept are counted.", FactQualifiers.Procedure),
        Head("orders", "Orders of the concept are counted.", FactQualifiers.Order),
    ];

    public static readonly HeadedShape Count = new("a count", static () => All, []);

    private static HeadShape Head(string name, string doc, ImmutableArray<KeyShape> qualifiers) => new(Key(name, ConceptOrAny, doc), [Distinct, .. qualifiers]);
}
