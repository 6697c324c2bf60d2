using System.Collections.Immutable;
using static CareRules.Syntax.CommonShapes;

namespace CareRules.Syntax;

/// <summary>The heads of a criterion: what each tests and which keys may stand beside it.</summary>
internal static class CriterionHeads
{
    /// <summary>Keys that may stand in any criterion.</summary>
    public static readonly ImmutableArray<KeyShape> Common =
    [
        Key("if-unknown", Flag, "What the criterion counts as where the record does not decide it: your deliberate choice, shown in explanations."),
        Key("because", Prose, "Why `if-unknown` may be chosen so."),
    ];

    public static readonly HeadedShape Criterion = new("a criterion", static () => All, Common);

    public static readonly HeadedShape DefinitionBody = new("a definition", static () => All, [Key("title", Prose, "The definition in words, as explanations name it."), .. Common]);

    private static readonly KeyShape WithinKey = Key("within", Window, "The window of time that is looked at.");
    private static readonly ListShape Criteria = ListOf(Criterion, minimum: 1);

    public static readonly ImmutableArray<HeadShape> All =
    [
        Head("all", Criteria, "True when every criterion of the list is true."),
        Head("any", Criteria, "True when at least one criterion of the list is true."),
        Head("not", Criterion, "True when the criterion is false; unknown stays unknown."),
        Head("at-least", Integer, "True when this many criteria of the list under `of` are true.", Key("of", Criteria, "The criteria that are counted.").Required),
        Head("condition", Concept, "True when an active condition coded in the concept is recorded.", FactQualifiers.Condition),
        Head("medication", Concept, "True when an active medication coded in the concept is recorded.", FactQualifiers.Medication),
        Head("observation", Concept, "True when the tested value of the observation satisfies the test.", FactQualifiers.Observation) with { Groups = [FactQualifiers.ObservationMode] },
        Head("no-observation", Concept, "True when no such observation is recorded in the window: this is how \"overdue\" is said.", WithinKey),
        Head("allergy", Concept, "True when an allergy, intolerance or adverse event to the concept is recorded.", WithinKey),
        Head("procedure", Concept, "True when the procedure or immunisation was done.", FactQualifiers.Procedure),
        Head("order", Concept, "True when a request other than medication is recorded.", FactQualifiers.Order),
        Head("not-done", Concept, "True when it is recorded as deliberately not given, not done or declined.", Key("because", Concept, "The recorded reason."), WithinKey),
        Head(
            "family-history", Concept, "True when the condition is recorded of a relative.",
            Key("relation", Word("first-degree", "second-degree"), "How near the relative is."),
            Key("onset-age", NumberTest, "A test of the relative's age when it began.")),
        Head("encounter", ConceptOrAny, "True when encounters of that kind are recorded.", FactQualifiers.Encounter),
        Head("care", Concept, "True when a care-team role, care plan, consent, preference, goal or carer coded in the concept is in force.", WithinKey),
        Head("age", NumberTest, "A test of the age in completed years.", Key("at", new ScalarShape(ScalarKind.Duration, "a day such as `364 days ago`"), "The day on which the age is taken, if not the as-of date.")),
        Head("sex", Word("female", "male"), "The sex for clinical use where given, else the administrative gender."),
        Head("is", Definition, "True when the definition is true."),
        Head("score", Name, "True when the score satisfies the test under `value`.", Key("value", NumberTest, "The test of the score.").Required),
        Head("count", CountHeads.Count, "True when the number of distinct matching facts satisfies the test under `value`.", Key("value", NumberTest, "The test of the number.").Required),
        Head("sequence", Sequence, "True when one thing followed, or did not follow, another."),
        Head("together", Together, "True when different facts of each criterion lie close together."),
        Head("custom", Name, "True when the host's own predicate says so.", Key("with", new AnyShape(), "What the predicate is given.")),
    ];

    private static MappingShape Sequence => new(
        "a sequence",
        [
            Key("first", Criterion, "What began first.").Required,
            Key("then", Criterion, "What began after it."),
            Key("without", Criterion, "What did not happen after it."),
            Key("within", Duration, "How much later at most.").Required,
            Key("same-day", Flag, "Whether the same day counts as later."),
        ])
    {
        Groups = [KeyGroup.ExactlyOne("then", "without")],
    };

    private static MappingShape Together => new(
        "a combination",
        [
            Key("of", ListOf(Criterion, minimum: 2), "The criteria, each with a fact of its own.").Required,
            Key("within", Duration, "How far apart the facts may lie.").Required,
        ]);

    private static HeadShape Head(string name, Shape value, string doc, params ImmutableArray<KeyShape> qualifiers) => new(Key(name, value, doc), qualifiers);
}
