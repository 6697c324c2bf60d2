using System.Collections.Immutable;
using CareRules.Evaluation;
using CareRules.Explanations;
using CareRules.Model;

namespace CareRules;

/// <summary>Turns a trace into what hosts and readers are shown.</summary>
internal sealed class ExplanationNodes(EvaluationPlan plan)
{
    public ExplanationNode Of(TraceNode node) => new()
    {
        Truth = Kleene.Is(node.Truth),
        Label = node.Label,
        At = $"{node.Pack}/{node.At}",
        Facts = [.. node.Facts.Select(f => FactDescriber.Describe(f, plan))],
        Missing = node.Own == Truth.Unknown && node.Logic != TraceLogic.Score ? [.. node.Missing.Select(Missing).Distinct(StringComparer.Ordinal)] : [],
        Notes = [.. Notes(node)],
        Points = node.Points is { } points ? RangeText.Of(points) : null,
        Children = [.. node.Children.Select(Of)],
    };

    /// <summary>What is missing, and why: <c>eGFR: none in 12 months (last 2024-07-12)</c>.</summary>
    public string Missing(MissingFact missing) => $"{Name(missing)}: {missing.Because}";

    /// <summary>What is missing, each reason once: what waits for the same section is named together.</summary>
    public ImmutableArray<string> Missing(IEnumerable<MissingFact> missing) =>
    [
        .. missing.GroupBy(m => IsSection(m) ? m.Because : Missing(m), StringComparer.Ordinal)
            .Select(group => IsSection(group.First()) ? $"{WordList.And([.. group.Select(Name).Distinct(StringComparer.Ordinal)])}: {group.Key}" : group.Key),
    ];

    /// <summary>What would have to be found out: a section that was not supplied as a whole.</summary>
    public ImmutableArray<string> ToFind(IEnumerable<MissingFact> set) =>
        [.. set.Select(m => IsSection(m) ? $"the {Because.Name(m.Section!.Value).Replace('-', ' ')}" : Name(m)).Distinct(StringComparer.Ordinal)];

    private static bool IsSection(MissingFact missing) => missing is { Reason: MissingReason.NotSupplied, Section: not null };

    /// <summary>What is missing, as a clinician calls it.</summary>
    public string Name(MissingFact missing) => missing.Concept is { Index: >= 0 } concept ? plan.Concepts[concept.Index].Title : missing.Missing.Replace('-', ' ');

    /// <summary>What local packs changed in a rule, and whether it is in force.</summary>
    public static IEnumerable<string> Notes(RuleDefinition rule)
    {
        foreach (Overlay overlay in rule.Overlays)
        {
            yield return overlay switch
            {
                RuleDisabled => $"Disabled by {Who(overlay)}: {overlay.Because}",
                RuleSeveritySet set => $"Severity set to {KebabNames.Of(set.Severity)} by {Who(overlay)}: {overlay.Because}",
                _ => $"Changed by {Who(overlay)}: {overlay.Because}",
            };
        }

        if (rule.Governance.Status != RuleStatus.Active)
        {
            yield return $"The rule is not in force: its status is {KebabNames.Of(rule.Governance.Status)}.";
        }
    }

    private IEnumerable<string> Notes(TraceNode node)
    {
        foreach (string mapped in node.Facts.Select(f => MappedCodes.Note(f, plan)).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            yield return mapped;
        }

        if (node.Choice is { } choice)
        {
            string because = choice.Because is { } reason ? $": {reason}" : "";
            yield return $"not known; the author takes it as {(choice.Value ? "true" : "false")}{because}";
        }

        foreach (Overlay overlay in node.Overlays)
        {
            yield return overlay switch
            {
                ParameterSet set => $"{set.Target} set to {QuantityText.Number(set.Value)}{(set.Unit.Length > 0 ? " " : "")}{set.Unit} by {Who(overlay)}: {overlay.Because}",
                _ => $"codes added to {overlay.Target} by {Who(overlay)}: {overlay.Because}",
            };
        }
    }

    private static string Who(Overlay overlay) => overlay.ApprovedBy is { } by ? $"{overlay.Pack} ({by}{(overlay.On is { } on ? $", {on}" : "")})" : overlay.Pack;
}
