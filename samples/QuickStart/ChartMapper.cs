using CareRules.Clinical;

namespace QuickStart;

/// <summary>From the host's chart to the record that rules are evaluated on.</summary>
internal static class ChartMapper
{
    #region map
    public static PatientRecord ToRecord(Chart chart) => new PatientRecordBuilder()
        .Source($"chart/{chart.Number}")
        .BirthDate(chart.Born)
        .Sex(chart.Sex switch { 'F' => Sex.Female, 'M' => Sex.Male, _ => Sex.Unknown })
        .Conditions(chart.Problems.Select(problem => new ConditionFact
        {
            Source = $"problem/{problem.Id}",                                        // comes back with every reason that rests on it
            Code = new Code(CodeSystems.Snomed, problem.Snomed, problem.Name),
            ClinicalStatus = problem.IsClosed ? ClinicalStatus.Resolved : ClinicalStatus.Active,
            Onset = PartialDate.TryParse(problem.Since, out PartialDate since) ? since : null,   // a month stays a month
        }))
        .Medications(chart.Drugs.Select(drug => new MedicationFact
        {
            Source = $"drug/{drug.Id}",
            Codes = drug.Atc is null ? [] : [new Code(CodeSystems.Atc, drug.Atc, drug.Name)],
            Text = drug.Name,                                                        // an item without a code keeps its name, and is not left out
            Item = MedicationItem.Statement,
            Period = new DatePeriod(drug.From, drug.To),
        }))
        .Observations(chart.Labs.Select(lab => new ObservationFact
        {
            Source = $"lab/{lab.Id}",
            Code = new Code(CodeSystems.Loinc, lab.Loinc, lab.Name),
            Value = lab.Result is { } result ? new Quantity(result, Ucum(lab.Unit)) : null,
            Effective = lab.Taken,
        }))
        .Build();                                                                    // allergies, encounters … were never set: nothing is known of them

    // The units of the host as UCUM writes them. What is not listed stays as it is, and a test of it is unknown: never guess.
    private static string Ucum(string unit) => unit switch
    {
        "mL/min/1.73m2" => "mL/min/{1.73_m2}",
        "mmHg" => "mm[Hg]",
        _ => unit,
    };
    #endregion
}
