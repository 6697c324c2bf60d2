namespace CareRules;

/// <summary>How a repeated check stands on the as-of date, the least pressing first.</summary>
public enum ReviewStatus
{
    /// <summary>Before the due date less what the rule allows it to be early.</summary>
    NotDue,

    /// <summary>May be done now; up to and including the due date plus the grace that the rule allows.</summary>
    Due,

    /// <summary>After the due date plus the grace.</summary>
    Overdue,

    /// <summary>The record does not decide it; a gap names what is missing.</summary>
    Unknown,
}
