using System.Collections.Immutable;
using System.Globalization;
using CareRules.Model;

namespace CareRules.Analysis;

/// <summary>Numbers that are equal for criteria that say the same: places and spelling do not count, the order of operands does not either.</summary>
internal sealed class CriterionKeys
{
    private readonly Dictionary<Criterion, int> known = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<FactQuery, int> queries = [];
    private readonly Dictionary<QuantityTest, int> tests = [];
    private readonly Dictionary<string, int> texts = new(StringComparer.Ordinal);

    public int Of(Criterion criterion)
    {
        if (!known.TryGetValue(criterion, out int key))
        {
            key = Find(criterion);
            known[criterion] = key = criterion.IfUnknown is { } choice ? Of(Text($"{key} else {choice.Value}")) : key;
        }

        return key;
    }

    /// <summary>The query without the spelling of its tests.</summary>
    public int Of(FactQuery query)
    {
        FactQuery plain = query switch
        {
            ObservationQuery { Test: null, Change: null } or MedicationQuery { DailyDose: null } or EncounterQuery { Times: null } or FamilyHistoryQuery { OnsetAge: null } => query,
            ObservationQuery q => q with { Test = Plain(q.Test), Change = q.Change is { } change ? change with { By = Plain(change.By)! } : null },
            MedicationQuery q => q with { DailyDose = Plain(q.DailyDose) },
            EncounterQuery q => q with { Times = Plain(q.Times) },
            FamilyHistoryQuery q => q with { OnsetAge = Plain(q.OnsetAge) },
            _ => query,
        };
        return Number(queries, plain);
    }

    /// <summary>What is no criterion by itself, told apart by its text.</summary>
    public int Of(string text) => Number(texts, text);

    private int Find(Criterion criterion) => criterion switch
    {
        FactCriterion c => Of(c.Query),
        AllCriterion c => Of($"all {Sorted(c.Of)}"),
        AnyCriterion c => Of($"any {Sorted(c.Of)}"),
        NotCriterion c => Of(Text($"not {Of(c.Of)}")),
        AtLeastCriterion c => Of(Text($"{c.Count} of {Sorted(c.Of)}")),
        CountCriterion c => Of(Text($"count {c.Distinct} {Of(c.Query)} {Of(c.Value)}")),
        AgeCriterion c => Of(Text($"age {c.Ago} {Of(c.Test)}")),
        SexCriterion c => Of($"sex {c.Sex}"),
        DefinitionCriterion c => Of(Text($"is {c.Definition}")),
        ScoreCriterion c => Of(Text($"score {c.Score} {Of(c.Value)}")),
        SequenceThenCriterion c => Of(Text($"then {Of(c.First)} {Of(c.Then)} {c.Within} {c.SameDay}")),
        SequenceWithoutCriterion c => Of(Text($"without {Of(c.First)} {Of(c.Without)} {c.Within} {c.SameDay}")),
        TogetherCriterion c => Of($"together {Sorted(c.Of)} {c.Within}"),
        CustomCriterion c => Of(Text($"custom {c.Custom} {c.Key}")),
        _ => Of(criterion.ToString()),
    };

    private int Of(QuantityTest test) => Number(tests, Plain(test)!);

    private string Sorted(ImmutableArray<Criterion> operands) => string.Join(' ', operands.Select(Of).Order().Select(static k => k.ToString(CultureInfo.InvariantCulture)));

    private static string Text(FormattableString text) => FormattableString.Invariant(text);

    // 5.0 and 5 are one number to a comparison of decimals, though not to their texts.
    private static QuantityTest? Plain(QuantityTest? test) => test is null ? null : test with { Text = "" };

    // All kinds share the numbers, so that two of different kinds are never the same.
    private int Number<T>(Dictionary<T, int> of, T what)
        where T : notnull
    {
        int next = queries.Count + tests.Count + texts.Count;
        return of.TryAdd(what, next) ? next : of[what];
    }
}
