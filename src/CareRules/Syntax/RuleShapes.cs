using System.Collections.Immutable;
using static CareRules.Syntax.CommonShapes;

namespace CareRules.Syntax;

/// <summary>Rules: when they speak, what they say and on what evidence.</summary>
internal static class RuleShapes
{
    private static readonly ImmutableArray<HeadShape> Verbs =
    [
        Verb("stop", "Stop what is taken."),
        Verb("avoid", "Do not start or do not use."),
        Verb("start", "Start."),
        Verb("continue", "Go on with what is taken."),
        Verb("increase", "Raise the dose or frequency."),
        Verb("reduce", "Lower the dose or frequency."),
        new(Key("switch", Concept, "Replace by something else."), [Key("to", Concept, "What replaces it.").Required]),
        Verb("monitor", "Watch a value or sign."),
        Verb("check", "Do a test once."),
        Verb("refer", "Refer."),
        Verb("review", "Review with the patient."),
        Verb("assign", "Name a responsible person."),
        Verb("plan", "Make or agree a plan."),
        Verb("inform", "Tell the patient, carer or a colleague."),
    ];

    private static readonly HeadedShape Action = new("an action", static () => Verbs, []);

    private static readonly MappingShape Recommend = new(
        "a recommendation",
        [
            Key("severity", CommonShapes.Severity, "How much it matters.").Required,
            Key("action", OneOrMore(Action), "What is to be done, from which conflicts are computed; the first is the main one."),
            Key("text", Prose, "What the clinician reads; `{concept}` names what was found.").Required,
            Key("why", Prose, "The mechanism or reasoning, in your own words."),
            Key("patient", new MapOfShape("a text for the patient", Language, Prose), "Plain words for the patient and carer, by language."),
            Key("responsible", OneOrMore(Label), "Who acts."),
            Key("do-within", new ScalarShape(ScalarKind.Duration, "a length of time such as `2 weeks`, or `same day`"), "How soon."),
        ]);

    private static readonly MappingShape Target = new(
        "a target",
        [
            Key("measure", Concept, "The observation that has the target.").Required,
            Key("aim", QuantityTest, "The value to reach.").Required,
            Key("direction", Word("lower", "higher", "within"), "Which way the target pulls."),
        ]);

    private static readonly MappingShape Review = new(
        "a review",
        [
            Key("items", ListOf(ReviewItem, minimum: 1), "What is checked, and how often.").Required,
            Key("early", Duration, "How long before it is due it may be done."),
            Key("grace", Duration, "How long after it is due it may be done."),
            Key("responsible", OneOrMore(Label), "Who acts."),
        ]);

    public static readonly MappingShape Citation = new(
        "a piece of evidence",
        [
            Key("source", Prose, "The guideline or study, as `NICE NG106`.").Required,
            Key("title", Prose, "Its title."),
            Key("publisher", Prose, "Who published it."),
            Key("section", Prose, "Section, statement or table."),
            Key("strength", Prose, "The strength of the recommendation, in the source's words."),
            Key("certainty", Word("high", "moderate", "low", "very-low"), "The certainty of the evidence (GRADE)."),
            Key("published", PartialDate, "When it was published."),
            Key("accessed", Date, "When it was read."),
            Key("url", Url, "Where it can be read."),
        ]);

    public static readonly Shape Evidence = OneOrMore(Citation);

    private static readonly ScalarShape Category = Word(
        "drug-drug", "drug-disease", "duplication", "omission", "cascade", "burden", "monitoring", "target", "coordination", "self-management");

    public static readonly MappingShape Rule = new(
        "a rule",
        [
            Key("id", Id, "The name of the rule, by which everything refers to it.").Required,
            Key("title", Prose, "The rule in a few words.").Required,
            Key("category", Category, "What kind of problem the rule finds.").Required,
            Key("when", CriterionHeads.Criterion, "The criterion on which the rule speaks.").Required,
            Key("recommend", Recommend, "What the rule recommends."),
            Key("target", OneOrMore(Target), "The target that the rule sets."),
            Key("review", Review, "The reviews that the rule asks for."),
            Key("evidence", Evidence, "What the rule rests on."),
            Key("governance", GovernanceShapes.Governance, "Who answers for the rule, and whether it is in force."),
            Key("tests", ListOf(TestShapes.Test), "Patients and what must, and must not, be said of them."),
        ])
    {
        Groups = [KeyGroup.ExactlyOne("recommend", "target", "review")],
    };

    private static MappingShape ReviewItem => new(
        "an item of a review",
        [
            Key("check", Concept, "What is checked.").Required,
            Key("every", Duration, "How often.").Required,
        ]);

    private static HeadShape Verb(string name, string doc) => new(Key(name, Concept, doc), []);
}
