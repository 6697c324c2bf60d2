using System.Collections.Frozen;

namespace CareRules.Benchmarks;

/// <summary>
/// The loop that one writes by hand for speed: every distinct test is a bit, facts set bits, and each rule is a few bits that are looked at.
/// No dates, units, statuses or unknowns.
/// </summary>
internal sealed class BitPlanes
{
    private const int Clauses = 4;

    private readonly FrozenDictionary<string, int[]> conditions;
    private readonly FrozenDictionary<string, int[]> medications;
    private readonly FrozenDictionary<string, int> observations;
    private readonly (WorkClause Test, int Bit)[][] thresholds;
    private readonly (WorkClause Test, int Bit)[] ages;
    private readonly int[] ruleBits;
    private readonly ulong[] plane;
    private readonly int[] days;
    private readonly decimal[] values;

    public BitPlanes(WorkRule[] rules)
    {
        // Bit 0 is always set: it fills the places of rules with fewer clauses. A negative place asks that the bit is not set.
        Dictionary<string, int> bits = new(StringComparer.Ordinal);
        Dictionary<string, List<int>> byCondition = new(StringComparer.Ordinal);
        Dictionary<string, List<int>> byMedication = new(StringComparer.Ordinal);
        SortedDictionary<string, List<(WorkClause, int)>> byObservation = new(StringComparer.Ordinal);
        List<(WorkClause, int)> byAge = [];
        ruleBits = new int[rules.Length * Clauses];
        for (int r = 0; r < rules.Length; r++)
        {
            for (int c = 0; c < rules[r].Clauses.Length; c++)
            {
                WorkClause clause = rules[r].Clauses[c];
                string key = clause.ValueSet ?? FormattableString.Invariant($"{clause.Code} {clause.Op} {clause.Value}");
                if (!bits.TryGetValue(key, out int bit))
                {
                    bits[key] = bit = bits.Count + 1;
                    switch (clause.Kind)
                    {
                        case "condition": Add(byCondition, clause.Codes!, bit); break;
                        case "observation": (byObservation.TryGetValue(clause.Code!, out List<(WorkClause, int)>? list) ? list : byObservation[clause.Code!] = []).Add((clause, bit)); break;
                        case "age": byAge.Add((clause, bit)); break;
                        default: Add(byMedication, clause.Codes!, bit); break;
                    }
                }

                ruleBits[(r * Clauses) + c] = clause.Kind == "notMedication" ? -bit : bit;
            }
        }

        conditions = byCondition.ToFrozenDictionary(static p => p.Key, static p => p.Value.ToArray(), StringComparer.Ordinal);
        medications = byMedication.ToFrozenDictionary(static p => p.Key, static p => p.Value.ToArray(), StringComparer.Ordinal);
        observations = byObservation.Keys.Select(static (code, i) => (code, i)).ToFrozenDictionary(static p => p.code, static p => p.i, StringComparer.Ordinal);
        thresholds = [.. byObservation.Values.Select(static l => l.ToArray())];
        ages = [.. byAge];
        plane = new ulong[(bits.Count / 64) + 1];
        days = new int[thresholds.Length];
        values = new decimal[thresholds.Length];
    }

    public void Fire(WorkPatient patient, List<int> fired)
    {
        fired.Clear();
        Array.Clear(plane);
        plane[0] = 1;
        foreach (string code in patient.Conditions)
        {
            SetAll(conditions, code);
        }

        foreach (WorkMedication medication in patient.Medications)
        {
            if (medication.Active)
            {
                SetAll(medications, medication.Code);
            }
        }

        SetObservations(patient);
        foreach ((WorkClause test, int bit) in ages)
        {
            Set(bit, Meets(test, patient.Age));
        }

        for (int r = 0, at = 0; at < ruleBits.Length; r++, at += Clauses)
        {
            if (Is(ruleBits[at]) && Is(ruleBits[at + 1]) && Is(ruleBits[at + 2]) && Is(ruleBits[at + 3]))
            {
                fired.Add(r);
            }
        }
    }

    private static void Add(Dictionary<string, List<int>> lists, string[] codes, int bit)
    {
        foreach (string code in codes)
        {
            (lists.TryGetValue(code, out List<int>? list) ? list : lists[code] = []).Add(bit);
        }
    }

    private static bool Meets(WorkClause test, decimal value) => test.Op switch
    {
        "<" => value < test.Value,
        "<=" => value <= test.Value,
        ">" => value > test.Value,
        _ => value >= test.Value,
    };

    private void SetObservations(WorkPatient patient)
    {
        Array.Fill(days, -1);
        foreach (WorkObservation observation in patient.Observations)
        {
            if (observations.TryGetValue(observation.Code, out int index) && observation.Day > days[index])
            {
                days[index] = observation.Day;
                values[index] = observation.Value;
            }
        }

        for (int i = 0; i < days.Length; i++)
        {
            if (days[i] >= 0)
            {
                foreach ((WorkClause test, int bit) in thresholds[i])
                {
                    Set(bit, Meets(test, values[i]));
                }
            }
        }
    }

    private void SetAll(FrozenDictionary<string, int[]> lists, string code)
    {
        if (lists.TryGetValue(code, out int[]? bits))
        {
            foreach (int bit in bits)
            {
                plane[bit >> 6] |= 1UL << (bit & 63);
            }
        }
    }

    private void Set(int bit, bool value)
    {
        if (value)
        {
            plane[bit >> 6] |= 1UL << (bit & 63);
        }
    }

    private bool Is(int bit) => bit >= 0 ? ((plane[bit >> 6] >> (bit & 63)) & 1) != 0 : ((plane[-bit >> 6] >> (-bit & 63)) & 1) == 0;
}
