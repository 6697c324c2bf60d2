namespace CareRules.Tool;

/// <summary>Ends a command with a status and one line for the user.</summary>
internal sealed class ToolException : Exception
{
    public ToolException(int status, string message)
        : base(message) => Status = status;

    public ToolException()
        : this(ExitStatus.Usage, "")
    {
    }

    public ToolException(string message)
        : this(ExitStatus.Usage, message)
    {
    }

    public ToolException(string message, Exception innerException)
        : base(message, innerException) => Status = ExitStatus.Usage;

    public int Status { get; }
}
