using CareRules.Clinical;

namespace CareRules.Evaluation.Firing;

/// <summary>
/// What an item says of the plain question whether it is active. The rows of <see cref="RecordTable"/> decide; what most items of most records
/// are is recognised first, with the same answer.
/// </summary>
internal static class PlainState
{
    public static byte Of(ConditionFact fact, DateOnly asOf)
    {
        if (fact is
            {
                Status: FactStatus.NotStated or FactStatus.Active, Verification: VerificationStatus.NotStated or VerificationStatus.Confirmed,
                ClinicalStatus: ClinicalStatus.Active or ClinicalStatus.NotStated, AbatedAtUnknownTime: false, Abatement: null, Onset: { } onset,
            }
            && onset.IsDay)
        {
            // A fact of a later day does not count.
            return onset.Earliest <= asOf ? AtomState.True : fact.IsProposed ? Decided(fact, asOf) : AtomState.NotAsked;
        }

        return Decided(fact, asOf);
    }

    public static byte Of(MedicationFact fact, DateOnly asOf, int acuteDays)
    {
        if (fact is
            {
                Item: MedicationItem.Request or MedicationItem.Statement, IsProposed: false, DoNotPerform: false, Intent: RequestIntent.NotStated or RequestIntent.Order,
                Status: FactStatus.Active, Period: null, SupplyDays: null, Course: not CourseType.Acute, Authored: { } authored,
            }
            && authored.IsDay)
        {
            return authored.Earliest <= asOf ? AtomState.True : AtomState.NotAsked;
        }

        Admission admission = RecordTable.Admit(fact);
        return Counts(admission) && RecordTable.IsAfter(fact, asOf) != true
            ? Of(RecordTable.MedicationInForce(fact, asOf, acuteDays).Now, admission)
            : AtomState.NotAsked;
    }

    private static byte Decided(ConditionFact fact, DateOnly asOf)
    {
        Admission admission = RecordTable.Admit(fact);
        return Counts(admission) && RecordTable.IsAfter(fact, asOf) != true && !RecordTable.IsUnconfirmed(fact)
            ? Of(RecordTable.ConditionInForce(fact, asOf).Now, admission)
            : AtomState.NotAsked;
    }

    private static bool Counts(Admission admission) => admission is Admission.Counts or Admission.UnknownStatus;

    private static byte Of(bool? inForce, Admission admission) =>
        inForce == false ? AtomState.NotAsked : inForce == true && admission == Admission.Counts ? AtomState.True : AtomState.Unknown;
}
