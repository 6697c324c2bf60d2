using static CareRules.Syntax.CommonShapes;

namespace CareRules.Syntax;

/// <summary>
/// The rule language, version 1, as values: which keys a file may have, what may stand under each, and one sentence on each. A feature that
/// this version lacks is here as well, marked <c>NotYet</c>; taking the mark away makes it part of the language.
/// </summary>
internal static class LanguageShape
{
    private static readonly MappingShape Parameter = new(
        "a parameter",
        [
            Key("title", Prose, "The parameter in words."),
            Key("value", Quantity, "The number with its unit.").Required,
        ]);

    private static readonly MappingShape Suppression = new(
        "a suppression",
        [
            Key("code", Label, "The finding that is left as it is, such as `CR2001`.").Required,
            Key("on", OneOrMore(Name), "Where: the rule, definition, score or concept; for a conflict its two rules.").Required,
            Key("because", Prose, "Why.").Required,
        ]);

    private static readonly MappingShape Defaults = new(
        "a defaults block",
        [
            Key("evidence", RuleShapes.Evidence, "The evidence of rules that give none."),
            Key("governance", GovernanceShapes.Governance, "The governance of rules that give none."),
            Key("responsible", OneOrMore(Label), "Who acts where a rule does not say."),
        ]);

    private static readonly MappingShape ScorePart = new(
        "a part of a score",
        [
            Key("points", Number, "The points that it gives."),
            Key("when", CriterionHeads.Criterion, "When it gives them."),
            Key("per", CountHeads.Count, "What is counted: the points are given for each."),
            Key("score", Name, "Another score whose value is taken."),
        ])
    {
        Groups = [KeyGroup.ExactlyOne("when", "per", "score")],
    };

    private static readonly MappingShape Score = new(
        "a score",
        [
            Key("title", Prose, "The score in words."),
            Key("sum", ListOf(ScorePart, minimum: 1), "The parts that are added."),
            Key("max", ListOf(ScorePart, minimum: 1), "The parts of which the highest counts."),
        ])
    {
        Groups = [KeyGroup.ExactlyOne("sum", "max")],
    };

    private static readonly MappingShape Resolution = new(
        "a resolution",
        [
            Key("measure", Concept, "The measure whose targets collide."),
            Key("between", ListOf(Rule, minimum: 2), "The rules whose actions collide."),
            Key("when", CriterionHeads.Criterion, "When the resolution applies."),
            Key("prefer", Label, "Which rule or aim prevails.").Required,
            Key("because", Prose, "Why.").Required,
        ])
    {
        Groups = [KeyGroup.ExactlyOne("measure", "between")],
    };

    private static readonly MappingShape Metric = new(
        "a metric",
        [
            Key("title", Prose, "The measure in words."),
            Key("initial-population", CriterionHeads.Criterion, "Who is looked at."),
            Key("denominator", CriterionHeads.Criterion, "Who is counted.").Required,
            Key("exclusion", CriterionHeads.Criterion, "Who is not."),
            Key("numerator", CriterionHeads.Criterion, "Who meets the measure.").Required,
            Key("exception", CriterionHeads.Criterion, "Who counts only if outside the numerator."),
            Key("better", Word("higher", "lower"), "Which way is good."),
        ]);

    private static readonly MappingShape Custom = new(
        "a host predicate",
        [
            Key("title", Prose, "The predicate in words.").Required,
            Key("reads", OneOrMore(PatientShapes.Section, minimum: 0), "The sections that it reads: where one is not supplied, it is not asked."),
            Key("with", new AnyShape(), "What it is given."),
        ]);

    /// <summary>A file of a pack.</summary>
    public static readonly MappingShape RuleFile = new(
        "a rule file",
        [
            Key("applies", CriterionHeads.Criterion, "A criterion that every rule of the file needs as well."),
            Key("defaults", Defaults, "Evidence, governance and responsible people for the rules of the file."),
            Key("concepts", ConceptShapes.Concepts, "Named value sets: what a code means."),
            Key("definitions", new MapOfShape("a definition", Id, CriterionHeads.DefinitionBody), "Named criteria built from facts."),
            Key("scores", new MapOfShape("a score", Id, Score), "Weighted sums."),
            Key("parameters", new MapOfShape("a parameter", Id, new ChoiceShape(Quantity, null, Parameter)), "Named thresholds that a local overlay may change."),
            Key("rules", ListOf(RuleShapes.Rule), "Recommendations, targets and reviews."),
            Key("resolutions", ListOf(Resolution), "Who wins when targets or actions collide, and why."),
            Key("metrics", new MapOfShape("a metric", Id, Metric), "Population measures."),
            Key("custom", new MapOfShape("a host predicate", Id, Custom), "Predicates that the host brings."),
            Key("suppress", ListOf(Suppression), "Findings that are left as they are."),
            Key("tests", ListOf(TestShapes.Test), "Patients and what must, and must not, be said of them."),
        ]);

    /// <summary><c>pack.yaml</c>.</summary>
    public static MappingShape Pack => PackShapes.Pack;

    /// <summary>A native patient file.</summary>
    public static readonly MappingShape PatientFile = new(
        "a patient file",
        [
            Key("as-of", Date, "The day on which the patient is judged."),
            Key("patient", PatientShapes.Patient, "The patient.").Required,
        ]);
}
