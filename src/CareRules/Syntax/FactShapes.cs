using System.Collections.Immutable;
using static CareRules.Syntax.CommonShapes;

namespace CareRules.Syntax;

/// <summary>The facts of a patient. One is written as the id of a concept, or as a block with a concept, a code or the text of the record.</summary>
internal static class FactShapes
{
    private static readonly MapOfShape CodeBySystem = new("a code", CodeSystem, OneOrMore(Code));

    // What every fact may say of itself.
    private static readonly ImmutableArray<KeyShape> Any =
    [
        Key("is", Concept, "The concept of which this is an example."),
        Key("code", CodeBySystem, "The code, by code system."),
        Key("text", Prose, "The name as written in the record."),
        Key("source", Label, "The reference of the fact in the record."),
        Key("status", Label, "The status in the record."),
        Key("encounter", Label, "The `id` of the encounter to which it belongs."),
    ];

    private static readonly KeyShape On = Key("on", PartialDate, "When it was.");
    private static readonly KeyShape From = Key("from", PartialDate, "When it began.");
    private static readonly KeyShape To = Key("to", PartialDate, "When it ended.");
    private static readonly KeyShape Recorded = Key("recorded", PartialDate, "When it was recorded.");
    private static readonly KeyShape Onset = Key("onset", PartialDate, "When it began.");
    private static readonly KeyShape Started = Key("started", PartialDate, "When it began.");
    private static readonly KeyShape Ended = Key("ended", PartialDate, "When it ended.");
    private static readonly KeyShape Authored = Key("authored", PartialDate, "When it was written.");
    private static readonly KeyShape Proposed = Key("proposed", Flag, "Whether it is only proposed.");
    private static readonly KeyShape Because = Key("because", Concept, "The recorded reason.");
    private static readonly KeyShape DoNotPerform = Key("do-not-perform", Flag, "Whether it is recorded that it must not be done.");
    private static readonly KeyShape Intent = Key("intent", Label, "How binding the request is.");
    private static readonly KeyShape Verification = Key("verification", Label, "How sure the record is.");

    public static readonly Shape Conditions = Facts("a condition", "condition", Verification, Onset, Started, Ended, Recorded);

    public static readonly Shape Medications = Facts(
        "a medication", "medication",
        Key("kind", Word("request", "statement", "dispense", "administration"), "Which kind of record it is."),
        Intent, DoNotPerform, Started, Ended, On, Authored, Proposed, Because,
        Key("supply", Duration, "How long one supply lasts."),
        Key("repeats", Integer, "How many repeats are allowed after the first supply."),
        Key("course", Word("acute", "repeat"), "Whether it is a short course or a repeat."),
        Key("as-needed", Flag, "Whether it is taken as needed."),
        Key("route", Concept, "The route by which it is given."),
        Key("dose", Quantity, "One dose."),
        Key("per-day", Number, "How many such doses a day; one where nothing is said."),
        Key("dose-text", Prose, "The dose as written, where it is recorded only as text."));

    public static readonly Shape Allergies = Facts(
        "an allergy", "allergy",
        Key("kind", Word("allergy", "intolerance", "adverse-event"), "Which kind of record it is."),
        Verification, On, Onset, Recorded);

    public static readonly Shape Procedures = Facts("a procedure", "procedure", On, From, To, Because);

    public static readonly Shape Immunisations = Facts("an immunisation", "immunisation", On, Because);

    public static readonly Shape Encounters = Facts(
        "an encounter", "encounter",
        On, From, To,
        Key("id", Label, "The name by which other items refer to it under `encounter`."),
        Key("class", Word("inpatient", "emergency", "ambulatory", "home", "virtual"), "Where it takes place."),
        Key("discharge", Concept, "How it ended."));

    public static readonly Shape Orders = Facts("an order", "order", On, Authored, Intent, DoNotPerform, Proposed, Because);

    public static readonly Shape FamilyHistory = Facts(
        "a family history", "condition",
        On,
        Key("relation", Label, "Who the relative is, such as `mother`."),
        Key("onset-age", Integer, "The age of the relative when it began."));

    private static readonly ChoiceShape CodedAnswer = new(Quantity, null, CodeBySystem);

    private static readonly MappingShape Member = Fact(
        "an observation", "observation",
        On, From, To,
        Key("at", Label, "The instant, where the time of day matters."),
        Key("issued", PartialDate, "When it was made available."),
        Key("value", CodedAnswer, "The value, where the observation is given by its code."),
        Key("absent", Flag, "Whether it is recorded that there is no value."),
        Key("unreadable", Flag, "Whether the value is recorded in a form that cannot be read.")) with
    {
        FreeKey = new FreeKeyShape("a concept", Concept, CodedAnswer) { AtMostOne = true },
    };

    public static readonly Shape Observations = new ListShape(new ChoiceShape(
        Concept,
        null,
        Member with { Keys = [.. Member.Keys, Key("members", ListOf(new ChoiceShape(Concept, null, Member)), "Its components or members, each an observation.")] }));

    public static readonly Shape Goals = Facts(
        "a goal", "goal",
        On, From, To,
        Key("measure", Concept, "The observation that the goal aims at."),
        Key("aim", QuantityTest, "The value that was agreed."));

    public static Shape Care(string what, string key) => Facts(
        what, key,
        On, From, To, Intent,
        Key("name", Prose, "Who it is, for a role of the care team."),
        Key("kind", Word("plan", "flag"), "Which kind of record it is."));

    private static ListShape Facts(string what, string concept, params ImmutableArray<KeyShape> keys) =>
        new(new ChoiceShape(Concept, null, Fact(what, concept, keys)));

    private static MappingShape Fact(string what, string concept, params ImmutableArray<KeyShape> keys) =>
        new(what, [.. Any, Key(concept, Concept, "The concept of which this is an example."), .. keys]);
}
