using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules;

/// <summary>Who answers for a rule, and in what state it is.</summary>
public sealed class Governance
{
    internal static readonly Governance None = new();

    internal Governance()
    {
    }

    /// <summary>Whether the rule speaks; absent means active.</summary>
    public RuleStatus Status { get; internal init; }

    internal bool IsStatusStated { get; init; }

    /// <summary>
    /// True when nobody disables the rule or lowers its severity without saying who approved that: neither a local pack nor the host in code. False
    /// where the author does not say.
    /// </summary>
    public bool IsProtected { get; internal init; }

    /// <summary>Who wrote it.</summary>
    public string? Author { get; internal init; }

    /// <summary>Who approved it.</summary>
    public ImmutableArray<Approval> Approvals { get; internal init; } = [];

    /// <summary>When it must be looked at again.</summary>
    public PartialDate? ReviewBy { get; internal init; }

    /// <summary>Hazard log entries.</summary>
    public ImmutableArray<string> Hazards { get; internal init; } = [];

    /// <summary>What the rule does not cover.</summary>
    public ImmutableArray<string> Limitations { get; internal init; } = [];

    /// <summary>Why it was last changed.</summary>
    public string? ChangeReason { get; internal init; }

    /// <summary>The rule that it replaces.</summary>
    public string? Supersedes { get; internal init; }

    internal ImmutableArray<CanaryName> Canaries { get; init; } = [];
}

/// <summary>One approval of a rule.</summary>
public sealed class Approval
{
    internal Approval()
    {
    }

    /// <summary>The approver's role.</summary>
    public string? Role { get; internal init; }

    /// <summary>The approver's name.</summary>
    public string? Name { get; internal init; }

    /// <summary>The approver's professional registration.</summary>
    public string? Registration { get; internal init; }

    /// <summary>The date of approval.</summary>
    public PartialDate? On { get; internal init; }

    /// <summary>The digest of what was approved.</summary>
    public string? Digest { get; internal init; }
}
