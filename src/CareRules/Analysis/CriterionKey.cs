using System.Globalization;
using CareRules.Model;

namespace CareRules.Analysis;

/// <summary>A text that is equal for criteria that say the same: places and spelling do not count, the order of operands does not either.</summary>
internal static class CriterionKey
{
    public static string Of(Criterion criterion)
    {
        string key = criterion switch
        {
            AllCriterion c => $"all({Sorted(c.Of)})",
            AnyCriterion c => $"any({Sorted(c.Of)})",
            NotCriterion c => $"not({Of(c.Of)})",
            AtLeastCriterion c => string.Create(CultureInfo.InvariantCulture, $"{c.Count} of({Sorted(c.Of)})"),
            FactCriterion c => Of(c.Query),
            CountCriterion c => $"count {c.Distinct} {Of(c.Query)} {Of(c.Value)}",
            AgeCriterion c => $"age {c.Ago} {Of(c.Test)}",
            SexCriterion c => $"sex {c.Sex}",
            DefinitionCriterion c => string.Create(CultureInfo.InvariantCulture, $"is {c.Definition}"),
            ScoreCriterion c => string.Create(CultureInfo.InvariantCulture, $"score {c.Score} {Of(c.Value)}"),
            SequenceThenCriterion c => $"then({Of(c.First)};{Of(c.Then)};{c.Within};{c.SameDay})",
            SequenceWithoutCriterion c => $"without({Of(c.First)};{Of(c.Without)};{c.Within};{c.SameDay})",
            TogetherCriterion c => $"together({Sorted(c.Of)};{c.Within})",
            CustomCriterion c => string.Create(CultureInfo.InvariantCulture, $"custom {c.Custom} {c.Key}"),
            _ => criterion.ToString(),
        };
        return criterion.IfUnknown is { } choice ? $"{key} else {choice.Value}" : key;
    }

    /// <summary>The query without the spelling of its tests.</summary>
    public static string Of(FactQuery query) => (query switch
    {
        ObservationQuery q => q with { Test = Plain(q.Test), Change = q.Change is { } change ? change with { By = Plain(change.By)! } : null },
        MedicationQuery q => q with { DailyDose = Plain(q.DailyDose) },
        EncounterQuery q => q with { Times = Plain(q.Times) },
        FamilyHistoryQuery q => q with { OnsetAge = Plain(q.OnsetAge) },
        _ => query,
    }).ToString();

    private static string Of(QuantityTest test) => Plain(test)!.ToString();

    private static QuantityTest? Plain(QuantityTest? test) =>
        test is null ? null : test with { Text = "", Lower = Plain(test.Lower), Upper = Plain(test.Upper) };

    // 5.0 and 5 are one number: dividing by one takes the zeros at the end away.
    private static NumberBound? Plain(NumberBound? bound) =>
        bound is { } b ? b with { Value = b.Value / 1.0000000000000000000000000000m } : null;

    private static string Sorted(IEnumerable<Criterion> operands) => string.Join(';', operands.Select(Of).Order(StringComparer.Ordinal));
}
