namespace CareRules.Clinical;

/// <summary>The status under which an item stands in the record, in the words of FHIR R4. What each means for each kind of fact is one table, <c>RecordTable</c>.</summary>
public enum FactStatus
{
    /// <summary>No status was recorded.</summary>
    NotStated,

    /// <summary>The record says that the status is unknown: so is the fact.</summary>
    Unknown,

    /// <summary>Recorded by mistake: never a fact.</summary>
    EnteredInError,

    /// <summary>Written but not issued.</summary>
    Draft,

    /// <summary>Proposed (a goal).</summary>
    Proposed,

    /// <summary>Planned (an encounter: booked; a goal).</summary>
    Planned,

    /// <summary>Preparation (a procedure not begun).</summary>
    Preparation,

    /// <summary>Registered (an observation without a result yet).</summary>
    Registered,

    /// <summary>Preliminary (an observation not verified).</summary>
    Preliminary,

    /// <summary>Final.</summary>
    Final,

    /// <summary>Amended.</summary>
    Amended,

    /// <summary>Corrected.</summary>
    Corrected,

    /// <summary>In force.</summary>
    Active,

    /// <summary>Intended (a medication statement).</summary>
    Intended,

    /// <summary>Accepted (a goal).</summary>
    Accepted,

    /// <summary>Arrived, triaged, in progress or on leave.</summary>
    InProgress,

    /// <summary>On hold.</summary>
    OnHold,

    /// <summary>Stopped before completion.</summary>
    Stopped,

    /// <summary>Completed or finished.</summary>
    Completed,

    /// <summary>Not in force any longer.</summary>
    Inactive,

    /// <summary>Cancelled or revoked.</summary>
    Cancelled,

    /// <summary>Deliberately not done, not given or not taken.</summary>
    NotDone,

    /// <summary>Declined or rejected.</summary>
    Rejected,
}

/// <summary>Whether a condition or an allergy is in force, in the words of FHIR R4.</summary>
public enum ClinicalStatus
{
    /// <summary>Not recorded.</summary>
    NotStated,

    /// <summary>Active.</summary>
    Active,

    /// <summary>Active again.</summary>
    Recurrence,

    /// <summary>Active again after remission.</summary>
    Relapse,

    /// <summary>Inactive.</summary>
    Inactive,

    /// <summary>In remission.</summary>
    Remission,

    /// <summary>Resolved.</summary>
    Resolved,

    /// <summary>The record says that it is unknown.</summary>
    Unknown,
}

/// <summary>How sure the record is of a condition or an allergy, in the words of FHIR R4.</summary>
public enum VerificationStatus
{
    /// <summary>Not recorded: taken as confirmed.</summary>
    NotStated,

    /// <summary>Confirmed.</summary>
    Confirmed,

    /// <summary>Unconfirmed.</summary>
    Unconfirmed,

    /// <summary>Provisional.</summary>
    Provisional,

    /// <summary>One of several under consideration.</summary>
    Differential,

    /// <summary>Ruled out: never a fact.</summary>
    Refuted,

    /// <summary>Recorded by mistake: never a fact.</summary>
    EnteredInError,
}

/// <summary>How binding a request is, in the words of FHIR R4.</summary>
public enum RequestIntent
{
    /// <summary>Not recorded, or not a request.</summary>
    NotStated,

    /// <summary>A proposal: not a fact.</summary>
    Proposal,

    /// <summary>A plan: not a fact.</summary>
    Plan,

    /// <summary>An order of any kind.</summary>
    Order,
}

/// <summary>Sex for clinical use where given, else administrative gender.</summary>
public enum Sex
{
    /// <summary>Not recorded, other, or recorded as unknown: every test of it is unknown.</summary>
    Unknown,

    /// <summary>Female.</summary>
    Female,

    /// <summary>Male.</summary>
    Male,
}
