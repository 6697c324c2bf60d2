using static CareRules.Syntax.CommonShapes;

namespace CareRules.Syntax;

/// <summary>The tests that a pack brings with it.</summary>
internal static class TestShapes
{
    private static readonly ListShape Rules = ListOf(Rule);

    private static readonly ChoiceShape PatientOrFile =
        new(new ScalarShape(ScalarKind.Text, "a patient, or the path of a FHIR Bundle inside the pack"), null, PatientShapes.Patient);

    private static readonly MappingShape Expect = new(
        "an expectation",
        [
            Key("fires", Rules, "The rules that must speak."),
            Key("silent", Rules, "The rules that must stay silent."),
            Key("undetermined", Rules, "The rules that the record must leave open."),
            Key("gaps", ListOf(Name), "What must be named as missing."),
            Key("conflicts", ListOf(Name), "The conflicts that must be found."),
            Key("targets", new MapOfShape("a target", Concept, QuantityTest), "The target that must be in effect, by measure."),
            Key("reviews", new MapOfShape("a review", Concept, Word("not-due", "due", "overdue", "unknown")), "The status that each review must have."),
            Key("at-most", CommonShapes.Severity, "The highest severity that may be said."),
            Key("nothing-else", Flag, "Whether any other rule that speaks is a failure."),
        ]);

    public static readonly MappingShape Test = new(
        "a test",
        [
            Key("name", Prose, "What the test shows, as a sentence.").Required,
            Key("as-of", Date, "The day on which the patient is judged.").Required,
            Key("patient", PatientOrFile, "The patient, or the path inside the pack of a FHIR Bundle.").Required,
            Key("expect", Expect, "What must, and must not, be said.").Required,
        ]);
}
