using System.Collections.Immutable;
using static CareRules.Syntax.CommonShapes;

namespace CareRules.Syntax;

/// <summary>The keys that may stand beside a head that asks for facts, in a criterion or in a count.</summary>
internal static class FactQualifiers
{
    private static readonly KeyShape Within = Key("within", Window, "The window of time that is looked at.");
    private static readonly KeyShape Proposed = Key("proposed", Flag, "Whether only proposed orders, or only those of the record, count.");

    private static readonly ImmutableArray<KeyShape> Setting =
    [
        Key("during", Concept, "Only facts inside an encounter of this kind count."),
        Key("not-during", Concept, "Only facts outside an encounter of this kind count."),
    ];

    public static readonly ImmutableArray<KeyShape> Condition =
    [
        Key("onset", InWindow, "When the condition began."),
        Key("for", DurationTest, "How long the condition has lasted."),
        Key("status", Word("active", "inactive", "ever"), "Which conditions count; `active` where nothing is said."),
        Key("unconfirmed", Word("include"), "Whether provisional and differential diagnoses count as well."),
        Key("within", Window, "The condition was in force at some time in this window, whether it has ended or not."),
    ];

    public static readonly ImmutableArray<KeyShape> Medication =
    [
        Key("for", DurationTest, "How long the current course has lasted."),
        Key("started", InWindow, "When the current course began."),
        Key("within", Window, "The medication was in force at some time in this window."),
        Key("gap", Duration, "How long a gap between prescriptions may be inside one course."),
        Key("daily-dose", QuantityTest, "A test of the dose a day."),
        Key("dose-changed", InWindow, "When the dose was changed inside the current course."),
        Key("route", Concept, "The route by which it is given."),
        Key("course", Word("acute", "repeat"), "Whether it is a short course or a repeat."),
        Key("as-needed", Flag, "Whether it is taken as needed."),
        Proposed,
        Key("status", OneOrMore(Word("active", "completed", "ever")), "Which medications count; `active` where nothing is said."),
        .. Setting,
    ];

    public static readonly ImmutableArray<KeyShape> Observation =
    [
        Key("latest", ValueTest, "A test of the newest result with a value."),
        Key("highest", ValueTest, "A test of the highest value."),
        Key("lowest", ValueTest, "A test of the lowest value."),
        Key("mean", QuantityTest, "A test of the mean of the values."),
        Key("any-value", ValueTest, "A test that at least one value satisfies."),
        Key("every-value", ValueTest, "A test that every value satisfies."),
        Key("present", Word("true"), "The observation is recorded."),
        Key("valued", Word("true"), "The observation is recorded with a value."),
        Key("change", Change, "How the latest value differs from earlier ones."),
        Within,
        Key("last", Integer, "How many of the newest values are used."),
        Key("apart", DurationTest, "How far apart the first and the last value used lie."),
        Key("per-day", Word("lowest", "highest", "mean", "last"), "Which value of a day stands for it."),
        .. Setting,
    ];

    public static readonly ImmutableArray<KeyShape> Procedure = [Within, .. Setting];

    public static readonly ImmutableArray<KeyShape> Order =
    [
        Key("status", Word("open", "completed", "any"), "Which orders count; `any` where nothing is said."),
        Proposed,
        Within,
    ];

    public static readonly ImmutableArray<KeyShape> Encounter =
    [
        Key("class", Word("inpatient", "emergency", "ambulatory", "home", "virtual"), "Where it takes place."),
        Key("discharge", Concept, "How it ended."),
        Key("ended", InWindow, "When it ended."),
        Key("times", NumberTest, "How many there are."),
        Key("status", Word("done", "booked"), "Whether it took place or is booked."),
        Within,
    ];

    /// <summary>An observation is tested in one way at a time.</summary>
    public static readonly KeyGroup ObservationMode =
        KeyGroup.AtMostOne("latest", "highest", "lowest", "mean", "any-value", "every-value", "present", "valued", "change");

    private static MappingShape Change => new(
        "a change",
        [
            Key("by", QuantityTest, "A test of the difference, in the unit or in per cent.").Required,
            Key("over", Duration, "How far back an earlier value may lie.").Required,
        ]);
}
