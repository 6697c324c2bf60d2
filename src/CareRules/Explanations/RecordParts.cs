using CareRules.Clinical;

namespace CareRules.Explanations;

/// <summary>The same patient with fewer, other or more facts. What was supplied and how far back it reaches stay as they are.</summary>
internal static class RecordParts
{
    /// <summary>All facts, in the order of the record.</summary>
    public static IEnumerable<Fact> Facts(PatientRecord record) =>
    [
        .. record.Conditions, .. record.Medications, .. record.Observations, .. record.Allergies, .. record.Procedures,
        .. record.Encounters, .. record.Orders, .. record.FamilyHistory, .. record.Care,
    ];

    /// <summary>The record with these facts alone.</summary>
    public static PatientRecord With(PatientRecord record, IEnumerable<Fact> facts) => With(record, facts, record.BirthDate, record.Sex, record.SuppliedSections);

    public static PatientRecord With(PatientRecord record, IEnumerable<Fact> facts, PartialDate? birthDate, Sex sex, SectionSet supplied)
    {
        ILookup<Type, Fact> byKind = facts.ToLookup(static f => f.GetType());
        return new PatientRecord
        {
            Source = record.Source,
            BirthDate = birthDate,
            Sex = sex,
            IsDeceased = record.IsDeceased,
            DeceasedOn = record.DeceasedOn,
            Conditions = [.. byKind[typeof(ConditionFact)].Cast<ConditionFact>()],
            Medications = [.. byKind[typeof(MedicationFact)].Cast<MedicationFact>()],
            Observations = [.. byKind[typeof(ObservationFact)].Cast<ObservationFact>()],
            Allergies = [.. byKind[typeof(AllergyFact)].Cast<AllergyFact>()],
            Procedures = [.. byKind[typeof(ProcedureFact)].Cast<ProcedureFact>()],
            Encounters = [.. byKind[typeof(EncounterFact)].Cast<EncounterFact>()],
            Orders = [.. byKind[typeof(OrderFact)].Cast<OrderFact>()],
            FamilyHistory = [.. byKind[typeof(FamilyHistoryFact)].Cast<FamilyHistoryFact>()],
            Care = [.. byKind[typeof(CareFact)].Cast<CareFact>()],
            Notices = record.Notices,
            SuppliedSections = supplied,
            ReachesBack = record.ReachesBack,
        };
    }
}
