namespace CareRules.Tool;

/// <summary>The exit statuses that scripts rely on.</summary>
internal static class ExitStatus
{
    public const int Done = 0;

    /// <summary>A rule error, a failed rule test, an unreadable patient.</summary>
    public const int Findings = 1;

    /// <summary>Wrong usage, or a file that is not there.</summary>
    public const int Usage = 2;

    /// <summary>A population run finished with some patients rejected.</summary>
    public const int Rejected = 3;

    public const int Fault = 70;

    public const int Interrupted = 130;
}
