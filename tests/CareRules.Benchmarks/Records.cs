using System.Globalization;
using CareRules.Clinical;

namespace CareRules.Benchmarks;

/// <summary>The workload's patients as records, built as a host would build them.</summary>
internal static class Records
{
    public static readonly DateOnly AsOf = new(2025, 1, 1);

    private static readonly DateOnly FirstDay = new(2015, 1, 1);

    public static PatientRecord Of(WorkPatient patient)
    {
        string id = patient.Id.ToString(CultureInfo.InvariantCulture);
        return new PatientRecordBuilder()
            .Source($"Patient/{id}")
            .BirthDate(new DateOnly(AsOf.Year - patient.Age, 1, 1))
            .Conditions(patient.Conditions.Select((code, i) => new ConditionFact
            {
                Source = $"Condition/{id}-{i}",
                Code = new Code(CodeSystems.Snomed, code),
                ClinicalStatus = ClinicalStatus.Active,
                Onset = new DateOnly(2014, 5, 6),
            }))
            .Medications(patient.Medications.Select((medication, i) => new MedicationFact
            {
                Source = $"MedicationRequest/{id}-{i}",
                Code = new Code(CodeSystems.RxNorm, medication.Code),
                Status = medication.Active ? FactStatus.Active : FactStatus.Stopped,
                Authored = new DateOnly(2024, 3, 4),
            }))
            .Observations(patient.Observations.Select((observation, i) => new ObservationFact
            {
                Source = $"Observation/{id}-{i}",
                Code = new Code(CodeSystems.Loinc, observation.Code),
                Status = FactStatus.Final,
                Effective = FirstDay.AddDays(observation.Day),
                Value = new Quantity(observation.Value, Packs.Unit),
            }))
            .SupplyAll()
            .Build();
    }
}
