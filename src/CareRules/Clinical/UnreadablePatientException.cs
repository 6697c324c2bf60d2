namespace CareRules.Clinical;

/// <summary>A patient file or payload cannot be read. The message names the place and the reason, never a value of the patient.</summary>
public sealed class UnreadablePatientException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="code">The diagnostic code, <c>CR5001</c> and up.</param>
    /// <param name="at">Where in the payload: a line and column, or a JSON path without values; null when it is the payload as a whole.</param>
    /// <param name="reason">One sentence that names no value.</param>
    public UnreadablePatientException(string code, string? at, string reason)
        : base(at is null ? reason : $"{at}: {reason}")
    {
        Code = code;
        At = at;
        Reason = reason;
    }

    /// <summary>Makes an exception without a place.</summary>
    public UnreadablePatientException()
        : this("CR5001", null, "The patient cannot be read.")
    {
    }

    /// <summary>Makes an exception without a place.</summary>
    public UnreadablePatientException(string message)
        : this("CR5001", null, message)
    {
    }

    /// <summary>Makes an exception with a cause.</summary>
    public UnreadablePatientException(string message, Exception innerException)
        : base(message, innerException)
    {
        Code = "CR5001";
        Reason = message;
    }

    /// <summary>The diagnostic code.</summary>
    public string Code { get; }

    /// <summary>Where in the payload.</summary>
    public string? At { get; }

    /// <summary>One sentence that names no value.</summary>
    public string Reason { get; }
}
