using static CareRules.Syntax.CommonShapes;

namespace CareRules.Syntax;

/// <summary>Concepts: what a code means.</summary>
internal static class ConceptShapes
{
    private static readonly ScalarShape Kind = Word(
        "condition", "medication", "observation", "finding", "allergy", "procedure", "encounter", "care", "role", "order", "route");

    private static readonly MappingShape CodeFile = new(
        "a file of codes",
        [
            Key("file", Label, "The file, inside the pack."),
            Key("column", Label, "The column that holds the codes."),
        ]);

    public static readonly MappingShape Codes = new(
        "a set of codes",
        [Key("value-set", Label, "A file of the pack that holds a FHIR ValueSet with its expansion.")])
    {
        FreeKey = new FreeKeyShape("a code system", CodeSystem, new ChoiceShape(Code, ListOf(Code, minimum: 1), CodeFile)),
    };

    private static readonly MappingShape Except = new(
        "an exception",
        [
            Key("includes", OneOrMore(Concept), "Concepts that are taken out."),
            Key("codes", Codes, "Codes that are taken out, by code system."),
        ]);

    private static readonly MapOfShape Convert = new(
        "a conversion",
        Unit,
        new ChoiceShape(
            Number,
            null,
            new MappingShape(
                "a conversion",
                [
                    Key("factor", Number, "What the recorded number is multiplied by.").Required,
                    Key("add", Number, "What is added after that."),
                ])));

    private static readonly MappingShape Derived = new(
        "a derived value",
        [
            Key("formula", Label, "The built-in formula.").Required,
            Key("from", new MapOfShape("an input", Label, new ChoiceShape(Concept, null, new AnyShape())), "The concept for each input of the formula."),
            Key("within", Window, "How old the inputs may be."),
            Key("prefer", Word("recorded", "derived"), "Which is used where a recorded value exists as well."),
        ]);

    public static readonly MapOfShape Concepts = new(
        "a concept",
        Id,
        new MappingShape(
            "a concept",
            [
                Key("kind", Kind, "What kind of thing the codes mean.").Required,
                Key("title", Prose, "The concept in words, as texts and explanations name it."),
                Key("includes", OneOrMore(Concept), "Other concepts that are part of this one."),
                Key("codes", Codes, "The codes, by code system."),
                Key("except", Except, "What does not belong although its codes are inside."),
                Key("unit", Unit, "The unit (UCUM) in which values are tested."),
                Key("convert", Convert, "How a value in another unit becomes one in this unit: a factor, or a factor and an addend."),
                Key("step", Number, "The smallest clinically meaningful difference."),
                Key("valid-for", Duration, "How long a value speaks for the patient; older ones are not used."),
                Key("plausible", QuantityTest, "The range outside which a value is not used."),
                Key("per-day", Word("lowest", "highest", "mean", "last"), "Which of several values of one day stands for it."),
                Key("resolved-by", Concept, "A later code of this concept closes the condition."),
                Key("recorded-as", Word("care-plan", "flag", "goal", "consent", "carer"), "For a concept of kind `care`: which kind of record carries it."),
                Key("derived", Derived, "The formula by which the value is computed."),
            ]));
}
