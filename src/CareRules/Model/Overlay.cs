using System.Collections.Immutable;
using CareRules.Clinical;

namespace CareRules.Model;

/// <summary>A change that a local pack makes to one that it requires, with its reason. Nothing is silently shadowed.</summary>
internal abstract record Overlay(string Pack, string Target, string Because, string? ApprovedBy, PartialDate? On, SourceLocation At)
{
    public bool IsOfHost => Pack == HostChange.By;

    /// <summary>Whether somebody answers for it by name. A pack says on which day too; code has its history.</summary>
    public bool IsApproved => !string.IsNullOrWhiteSpace(ApprovedBy) && (IsOfHost || On is not null);
}

internal sealed record RuleDisabled(string Pack, string Target, string Because, string? ApprovedBy, PartialDate? On, SourceLocation At)
    : Overlay(Pack, Target, Because, ApprovedBy, On, At);

internal sealed record RuleSeveritySet(Severity Severity, string Pack, string Target, string Because, string? ApprovedBy, PartialDate? On, SourceLocation At)
    : Overlay(Pack, Target, Because, ApprovedBy, On, At);

internal sealed record ParameterSet(decimal Value, string Unit, string Pack, string Target, string Because, string? ApprovedBy, PartialDate? On, SourceLocation At)
    : Overlay(Pack, Target, Because, ApprovedBy, On, At);

internal sealed record CodesAdded(ConceptId Concept, ImmutableArray<CodeEntry> Codes, string Pack, string Target, string Because, string? ApprovedBy, PartialDate? On, SourceLocation At)
    : Overlay(Pack, Target, Because, ApprovedBy, On, At);
