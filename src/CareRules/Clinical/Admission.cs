namespace CareRules.Clinical;

/// <summary>What an item of the record is, before any rule asks: the first column of <see cref="RecordTable"/>.</summary>
internal enum Admission
{
    /// <summary>Never a fact: no criterion sees it, whatever status it asks for.</summary>
    Never,

    /// <summary>A fact.</summary>
    Counts,

    /// <summary>Recorded as deliberately not done, not given or declined: only <c>not-done</c> sees it.</summary>
    NotDone,

    /// <summary>A booked encounter: only criteria on booked encounters see it.</summary>
    Booked,

    /// <summary>A fact of which the record does not say whether it stands: what it would decide is unknown.</summary>
    UnknownStatus,

    /// <summary>Recorded as not to be done, but whether that stands is not known: <c>not-done</c> is unknown, and no other criterion sees it.</summary>
    UnknownNotDone,
}
