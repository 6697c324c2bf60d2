namespace CareRules.Model;

/// <summary>What a host changes in one rule by code: null severity takes the rule out of force. The same reasons are owed as for the change of a local pack.</summary>
internal sealed record HostChange(string Rule, Severity? Severity, string Because, string? ApprovedBy)
{
    /// <summary>Who made it, where no person is named. No pack can be called so.</summary>
    public const string By = "the host";

    /// <summary>There is no file to point at.</summary>
    public static readonly SourceLocation At = new(By, 1, 1, 1, 1);
}
