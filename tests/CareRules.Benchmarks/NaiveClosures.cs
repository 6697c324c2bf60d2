namespace CareRules.Benchmarks;

/// <summary>What a programmer writes first: a closure a rule, and a loop over all of them. No dates, units, statuses or unknowns.</summary>
internal sealed class NaiveClosures(WorkRule[] rules)
{
    private readonly Func<WorkPatient, bool>[] tests = [.. rules.Select(Rule)];

    public void Fire(WorkPatient patient, List<int> fired)
    {
        fired.Clear();
        for (int i = 0; i < tests.Length; i++)
        {
            if (tests[i](patient))
            {
                fired.Add(i);
            }
        }
    }

    private static Func<WorkPatient, bool> Rule(WorkRule rule)
    {
        Func<WorkPatient, bool>[] clauses = [.. rule.Clauses.Select(Clause)];
        return patient =>
        {
            foreach (Func<WorkPatient, bool> clause in clauses)
            {
                if (!clause(patient))
                {
                    return false;
                }
            }

            return true;
        };
    }

    private static Func<WorkPatient, bool> Clause(WorkClause clause)
    {
        HashSet<string> codes = new(clause.Codes ?? [], StringComparer.Ordinal);
        decimal value = clause.Value;
        string? code = clause.Code;
        return clause.Kind switch
        {
            "condition" => patient => HasCondition(patient, codes),
            "medication" => patient => HasMedication(patient, codes),
            "notMedication" => patient => !HasMedication(patient, codes),
            "observation" => Compared(clause.Op, value) is var test ? patient => Latest(patient, code!) is { } latest && test(latest) : null!,
            _ => Compared(clause.Op, value) is var test ? patient => test(patient.Age) : null!,
        };
    }

    private static bool HasCondition(WorkPatient patient, HashSet<string> codes)
    {
        foreach (string code in patient.Conditions)
        {
            if (codes.Contains(code))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasMedication(WorkPatient patient, HashSet<string> codes)
    {
        foreach (WorkMedication medication in patient.Medications)
        {
            if (medication.Active && codes.Contains(medication.Code))
            {
                return true;
            }
        }

        return false;
    }

    private static decimal? Latest(WorkPatient patient, string code)
    {
        WorkObservation? latest = null;
        foreach (WorkObservation observation in patient.Observations)
        {
            if (observation.Code == code && (latest is null || observation.Day > latest.Day))
            {
                latest = observation;
            }
        }

        return latest?.Value;
    }

    private static Func<decimal, bool> Compared(string? op, decimal value) => op switch
    {
        "<" => x => x < value,
        "<=" => x => x <= value,
        ">" => x => x > value,
        _ => x => x >= value,
    };
}
