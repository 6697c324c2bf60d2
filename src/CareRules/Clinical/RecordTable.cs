namespace CareRules.Clinical;

/// <summary>
/// From the record to facts: what each item of the record is (rule language, section 3), row by row, so that it can be read beside the document.
/// Read each table from the top; the first row that fits decides.
/// </summary>
/// <remarks>
/// A status that a kind of item does not have (a condition "in preparation") says nothing that can be relied on: the last row of each
/// table makes the fact unknown. Other files: <c>RecordTable.Care</c>, <c>.InForce</c>, <c>.Medications</c>, <c>.Dates</c>.
/// </remarks>
internal static partial class RecordTable
{
    /// <summary>The table for any kind of fact.</summary>
    public static Admission Admit(Fact fact) => fact switch
    {
        ConditionFact f => Admit(f),
        MedicationFact f => Admit(f),
        ObservationFact f => Admit(f),
        AllergyFact f => Admit(f),
        ProcedureFact f => Admit(f),
        EncounterFact f => Admit(f),
        OrderFact f => Admit(f),
        FamilyHistoryFact f => Admit(f),
        CareFact f => Admit(f),
        _ => Admission.UnknownStatus,
    };

    /// <summary>Conditions. Whether one is active is not asked here; nor whether it is confirmed (<see cref="IsUnconfirmed"/>).</summary>
    public static Admission Admit(ConditionFact fact) => (fact.Status, fact.Verification) switch
    {
        (FactStatus.EnteredInError or FactStatus.Draft or FactStatus.Cancelled, _) => Admission.Never,
        (_, VerificationStatus.EnteredInError or VerificationStatus.Refuted) => Admission.Never,
        _ when fact.ClinicalStatus == ClinicalStatus.Unknown => Admission.UnknownStatus,
        (FactStatus.NotStated or FactStatus.Active or FactStatus.Inactive, _) => Admission.Counts,
        _ => Admission.UnknownStatus,
    };

    /// <summary>Whether a condition counts only with <c>unconfirmed: include</c>.</summary>
    public static bool IsUnconfirmed(ConditionFact fact) =>
        fact.Verification is VerificationStatus.Unconfirmed or VerificationStatus.Provisional or VerificationStatus.Differential;

    /// <summary>Allergies, intolerances and adverse events; unconfirmed ones count.</summary>
    public static Admission Admit(AllergyFact fact) => (fact.Status, fact.Verification) switch
    {
        (FactStatus.EnteredInError or FactStatus.Draft or FactStatus.Cancelled, _) => Admission.Never,
        (_, VerificationStatus.EnteredInError or VerificationStatus.Refuted) => Admission.Never,
        (FactStatus.NotStated or FactStatus.Active or FactStatus.Inactive, _) => Admission.Counts,
        _ => Admission.UnknownStatus,
    };

    /// <summary>Medication items: prescriptions, statements, dispenses, administrations.</summary>
    public static Admission Admit(MedicationFact fact) => fact.Status switch
    {
        FactStatus.EnteredInError or FactStatus.Cancelled => Admission.Never,
        _ when fact.IsProposed => fact.DoNotPerform ? Admission.NotDone : Admission.Counts,
        FactStatus.Draft or FactStatus.Proposed or FactStatus.Planned or FactStatus.Preparation => Admission.Never,
        _ when fact.Item == MedicationItem.Request && fact.Intent is RequestIntent.Proposal or RequestIntent.Plan => Admission.Never,
        FactStatus.NotDone or FactStatus.Rejected => Admission.NotDone,
        FactStatus.Unknown => fact.DoNotPerform ? Admission.UnknownNotDone : Admission.UnknownStatus,
        _ when fact.DoNotPerform => Admission.NotDone,
        _ => AdmitGiven(fact.Item, fact.Status),
    };

    /// <summary>Observations. A value that is said to be absent, and is, was never recorded.</summary>
    public static Admission Admit(ObservationFact fact) => fact.Status switch
    {
        FactStatus.EnteredInError or FactStatus.Draft or FactStatus.Cancelled => Admission.Never,
        FactStatus.Registered or FactStatus.Preliminary => Admission.Never,
        FactStatus.NotDone or FactStatus.Rejected => Admission.NotDone,
        _ when fact.DataAbsent && !HasValue(fact) => Admission.Never,
        FactStatus.NotStated or FactStatus.Final or FactStatus.Amended or FactStatus.Corrected => Admission.Counts,
        FactStatus.Completed or FactStatus.Active => Admission.Counts, // answered questionnaires; documents received
        _ => Admission.UnknownStatus,
    };

    /// <summary>Procedures and immunisations. One that is in progress, on hold or was broken off has begun, and counts.</summary>
    public static Admission Admit(ProcedureFact fact) => fact.Status switch
    {
        FactStatus.EnteredInError or FactStatus.Draft or FactStatus.Cancelled => Admission.Never,
        FactStatus.Preparation or FactStatus.Proposed or FactStatus.Planned => Admission.Never,
        FactStatus.NotDone or FactStatus.Rejected => Admission.NotDone,
        FactStatus.NotStated or FactStatus.Completed or FactStatus.InProgress or FactStatus.OnHold or FactStatus.Stopped => Admission.Counts,
        _ => Admission.UnknownStatus,
    };

    /// <summary>Encounters.</summary>
    public static Admission Admit(EncounterFact fact) => fact.Status switch
    {
        FactStatus.EnteredInError or FactStatus.Draft or FactStatus.Cancelled or FactStatus.Proposed => Admission.Never,
        FactStatus.Planned => Admission.Booked,
        FactStatus.NotDone or FactStatus.Rejected => Admission.NotDone,
        FactStatus.NotStated or FactStatus.InProgress or FactStatus.Completed or FactStatus.Active => Admission.Counts,
        _ => Admission.UnknownStatus,
    };

    /// <summary>Requests other than medication: referrals, tests, devices.</summary>
    public static Admission Admit(OrderFact fact) => fact.Status switch
    {
        FactStatus.EnteredInError or FactStatus.Cancelled => Admission.Never,
        _ when fact.IsProposed => fact.DoNotPerform ? Admission.NotDone : Admission.Counts,
        FactStatus.Draft or FactStatus.Proposed or FactStatus.Planned => Admission.Never,
        _ when fact.Intent is RequestIntent.Proposal or RequestIntent.Plan => Admission.Never,
        FactStatus.NotDone or FactStatus.Rejected => Admission.NotDone,
        FactStatus.Unknown => fact.DoNotPerform ? Admission.UnknownNotDone : Admission.UnknownStatus,
        _ when fact.DoNotPerform => Admission.NotDone,
        FactStatus.NotStated or FactStatus.Active or FactStatus.InProgress or FactStatus.OnHold => Admission.Counts,
        FactStatus.Completed or FactStatus.Stopped or FactStatus.Inactive => Admission.Counts,
        _ => Admission.UnknownStatus,
    };

    /// <summary>Conditions of relatives.</summary>
    public static Admission Admit(FamilyHistoryFact fact) => fact.Status switch
    {
        FactStatus.EnteredInError or FactStatus.Draft or FactStatus.Cancelled => Admission.Never,
        FactStatus.NotStated or FactStatus.Completed or FactStatus.Active or FactStatus.InProgress => Admission.Counts,
        _ => Admission.UnknownStatus,
    };

    // The rows that differ between the four medication items, once all that is common to them is decided.
    private static Admission AdmitGiven(MedicationItem item, FactStatus status) => (item, status) switch
    {
        (_, FactStatus.NotStated or FactStatus.Active or FactStatus.Completed) => Admission.Counts,
        (MedicationItem.Statement, FactStatus.Intended) => Admission.Counts,
        (MedicationItem.Request or MedicationItem.Statement, FactStatus.OnHold or FactStatus.Stopped or FactStatus.Inactive) => Admission.Counts,
        (MedicationItem.Dispense, FactStatus.InProgress or FactStatus.OnHold) => Admission.Never, // made up, not handed over
        (MedicationItem.Dispense, FactStatus.Stopped) => Admission.Counts, // handed over in part
        (MedicationItem.Administration, FactStatus.InProgress or FactStatus.OnHold or FactStatus.Stopped) => Admission.Counts, // given in part
        _ => Admission.UnknownStatus,
    };

    private static bool HasValue(ObservationFact fact) =>
        fact.Value is not null || fact.Unreadable is not null || !fact.ValueCodes.IsDefaultOrEmpty;
}
