using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>The sentences that say why something is missing. No value of the patient other than dates.</summary>
internal static class Because
{
    public const string StatusUnknown = "its status is not known";
    public const string OutsideFormula = "the recorded values lie outside of the range of the formula";
    public const string NotOnOneDay = "no day has both values";
    public const string TooFarApart = "the values lie too far apart";
    public const string NotRecorded = "not recorded";
    public const string DateUndecided = "the recorded date does not decide it";
    public const string OnlyLimit = "recorded only as above or below a limit";
    public const string DoseIsText = "the dose is recorded as text only";
    public const string DoseUndecided = "the doses do not decide whether it changed";
    public const string NoDose = "no dose is recorded";
    public const string NoRoute = "no route is recorded";
    public const string CourseNotStated = "not recorded whether acute or repeat";
    public const string AsNeededNotStated = "not recorded whether taken as needed";
    public const string SettingUndecided = "not known whether it lies inside the encounter";
    public const string NoMeasureCode = "a goal has a target whose measure has no usable code";
    public const string NoAim = "a goal has no aim that can be read";
    public const string NotANumber = "recorded without a number";
    public const string NotCoded = "recorded without a coded answer";
    public const string UnitNotUnderstood = "unit not understood";
    public const string NoPredicate = "the host does not answer it";
    public const string PredicateFailed = "the host's predicate failed";
    public const string IngredientNotKnown = "the ingredient of an item is not known";

    public static string NotSupplied(RecordSection section) => section switch
    {
        RecordSection.FamilyHistory => "family history was not supplied",
        RecordSection.CareTeam => "the care team was not supplied",
        _ => $"{Name(section).Replace('-', ' ')} were not supplied",
    };

    public static string BeyondRecord(RecordSection section, DateOnly since) =>
        $"{Name(section).Replace('-', ' ')} are known only since {PartialDate.Of(since)}";

    public static string Implausible(PartialDate? on) => $"implausible value{On(on)}";

    public static string Contradictory(DateInterval day) => $"two different values on {PartialDate.Of(day.Earliest)}";

    /// <summary><c>none in 15 months (last 2024-07-12)</c>.</summary>
    public static string NoneIn(Window? window, PartialDate? last)
    {
        string none = window switch
        {
            PastWindow past => $"none in {past.Length}",
            BetweenWindow between => $"none from {between.From} to {between.To} ago",
            NextWindow next => $"none in the next {next.Length}",
            _ => NotRecorded,
        };
        return last is { } date ? $"{none} (last {date})" : none;
    }

    public static string NotApart(DurationTest apart) => $"the values used do not lie {Word(apart.Comparison)} {apart.Length} apart";

    public static string Fewer(int needed, Window? window) => window switch
    {
        PastWindow past => $"fewer than {Number(needed)} values in {past.Length}",
        BetweenWindow between => $"fewer than {Number(needed)} values from {between.From} to {between.To} ago",
        _ => $"fewer than {Number(needed)} values",
    };

    /// <summary>The section as it is written in rules, tests and on the command line.</summary>
    public static string Name(RecordSection section) => section switch
    {
        RecordSection.Conditions => "conditions",
        RecordSection.Medications => "medications",
        RecordSection.Allergies => "allergies",
        RecordSection.Observations => "observations",
        RecordSection.Procedures => "procedures",
        RecordSection.Immunisations => "immunisations",
        RecordSection.Encounters => "encounters",
        RecordSection.Orders => "orders",
        RecordSection.FamilyHistory => "family-history",
        RecordSection.CareTeam => "care-team",
        RecordSection.CarePlans => "care-plans",
        RecordSection.Goals => "goals",
        RecordSection.Consents => "consents",
        _ => "carers",
    };

    private static string Word(Comparison comparison) => comparison switch
    {
        Comparison.Less => "less than",
        Comparison.LessOrEqual => "at most",
        Comparison.GreaterOrEqual => "at least",
        Comparison.Greater => "more than",
        _ => "exactly",
    };

    private static string On(PartialDate? date) => date is { } on ? $" on {on}" : string.Empty;

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
