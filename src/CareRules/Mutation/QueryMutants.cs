using CareRules.Explanations;
using CareRules.Model;

namespace CareRules.Mutation;

/// <summary>Slips in a question about facts: a qualifier left out, a status or a mode mistaken, a bound or a window wrong.</summary>
internal static class QueryMutants
{
    public static IEnumerable<(FactQuery Query, string Slip)> Of(FactQuery query) => query switch
    {
        ConditionQuery q =>
        [
            .. If(q.State != ConditionState.Active, q with { State = ConditionState.Active }, $"`status: {KebabNames.Of(q.State)}` is left out"),
            .. If(q.Unconfirmed, q with { Unconfirmed = false }, "`unconfirmed` is left out"),
            .. If(q.For is not null, q with { For = null }, "`for` is left out"),
            .. Windows(q.Onset, "onset", window => q with { Onset = window }),
            .. Windows(q.Within, "within", window => q with { Within = window }),
        ],
        MedicationQuery q =>
        [
            .. If(q.State != MedicationState.Active, q with { State = MedicationState.Active }, "`status` is left out"),
            .. If(q.For is not null, q with { For = null }, "`for` is left out"),
            .. If(q.Gap is not null, q with { Gap = null }, "`gap` is left out"),
            .. If(q.Route is not null, q with { Route = null }, "`route` is left out"),
            .. If(q.Course is not null, q with { Course = null }, "`course` is left out"),
            .. If(q.AsNeeded is not null, q with { AsNeeded = null }, "`as-needed` is left out"),
            .. If(q.Setting != default, q with { Setting = default }, "the setting is left out"),
            .. If(q.DailyDose is not null, q with { DailyDose = null }, "`daily-dose` is left out"),
            .. Tests(q.DailyDose, test => q with { DailyDose = test }),
            .. Windows(q.Started, "started", window => q with { Started = window }),
            .. Windows(q.Within, "within", window => q with { Within = window }),
            .. Windows(q.DoseChanged, "dose-changed", window => q with { DoseChanged = window }),
        ],
        ObservationQuery q =>
        [
            .. Modes(q),
            .. If(q.Last is not null, q with { Last = null, Apart = null }, "`last` is left out"),
            .. If(q.Apart is not null, q with { Apart = null }, "`apart` is left out"),
            .. If(q.Setting != default, q with { Setting = default }, "the setting is left out"),
            .. Tests(q.Test, test => q with { Test = test }),
            .. q.Change is { } change ? Tests(change.By, by => q with { Change = change with { By = by } }) : [],
            .. Windows(q.Within, "within", window => q with { Within = window }),
        ],
        NoObservationQuery q => Windows(q.Within, "within", window => q with { Within = window }),
        AllergyQuery q => Windows(q.Within, "within", window => q with { Within = window }),
        ProcedureQuery q => [.. If(q.Setting != default, q with { Setting = default }, "the setting is left out"), .. Windows(q.Within, "within", window => q with { Within = window })],
        OrderQuery q => [.. If(q.State != OrderState.Any, q with { State = OrderState.Any }, "`status` is left out"), .. Windows(q.Within, "within", window => q with { Within = window })],
        NotDoneQuery q => [.. If(q.Because is not null, q with { Because = null }, "the reason is left out"), .. Windows(q.Within, "within", window => q with { Within = window })],
        FamilyHistoryQuery q => [.. If(q.Degree is not null, q with { Degree = null }, "`degree` is left out"), .. Tests(q.OnsetAge, test => q with { OnsetAge = test })],
        EncounterQuery q =>
        [
            .. If(q.Class is not null, q with { Class = null }, "`class` is left out"),
            .. If(q.Discharge is not null, q with { Discharge = null }, "`discharge` is left out"),
            .. If(q.Booked, q with { Booked = false }, "`booked` is left out"),
            .. Tests(q.Times, test => q with { Times = test }),
            .. Windows(q.Ended, "ended", window => q with { Ended = window }),
            .. Windows(q.Within, "within", window => q with { Within = window }),
        ],
        CareQuery q => Windows(q.Within, "within", window => q with { Within = window }),
        _ => [],
    };

    private static IEnumerable<(FactQuery Query, string Slip)> Modes(ObservationQuery query)
    {
        ObservationMode other = query.Mode switch
        {
            ObservationMode.Highest => ObservationMode.Lowest,
            ObservationMode.Lowest => ObservationMode.Highest,
            ObservationMode.AnyValue => ObservationMode.EveryValue,
            ObservationMode.EveryValue => ObservationMode.AnyValue,
            _ => query.Mode,
        };
        return If(other != query.Mode, query with { Mode = other }, $"the {KebabNames.Of(query.Mode)} is read as the {KebabNames.Of(other)}");
    }

    private static IEnumerable<(FactQuery Query, string Slip)> If(bool holds, FactQuery changed, string slip) => holds ? [(changed, slip)] : [];

    private static IEnumerable<(FactQuery Query, string Slip)> Tests(QuantityTest? test, Func<QuantityTest, FactQuery> with) =>
        test is null ? [] : TestMutants.Of(test).Select(m => (with(m.Test), m.Slip));

    private static IEnumerable<(FactQuery Query, string Slip)> Windows(Window? window, string name, Func<Window, FactQuery> with) =>
        WindowMutants.Of(window, name).Select(m => (with(m.Window), m.Slip));
}
