using CareRules.Clinical;
using CareRules.Explanations;

namespace CareRules;

/// <summary>The sentences that all forms of an explanation share.</summary>
internal static class ExplanationPhrases
{
    public static string Headline(Explanation explanation) =>
        $"{explanation.Patient ?? "Patient without a reference"} on {PartialDate.Of(explanation.AsOf)}: {Outcome(explanation)}";

    public static string Outcome(Explanation explanation) => explanation.Outcome switch
    {
        RuleOutcomeKind.Fired => "the rule fires.",
        RuleOutcomeKind.Silent => "the rule does not fire.",
        _ => "it cannot be decided whether the rule fires.",
    };

    public static string Why(Explanation explanation) => explanation.Outcome switch
    {
        RuleOutcomeKind.Fired => "Why",
        RuleOutcomeKind.Silent => "Why not",
        _ => "What is known",
    };

    public static string Word(bool? truth) => truth switch { true => "yes", false => "no", null => "?" };

    /// <summary>The label with the facts that decided it, and what it lacks.</summary>
    public static string Line(ExplanationNode node)
    {
        string points = node.Points is { } p ? $"{p} {(p is "1" ? "point" : "points")}: " : "";
        string facts = node.Facts.IsEmpty ? "" : $": {string.Join("; ", Facts(node))}";
        string missing = node.Missing.IsEmpty ? "" : $" ({string.Join("; ", node.Missing.Select(m => Short(m, node.Label)))})";
        return points + node.Label + facts + missing;
    }

    // "eGFR: none in 15 months", after a label that names the eGFR.
    private static string Short(string missing, string label) =>
        missing.IndexOf(": ", StringComparison.Ordinal) is > 0 and int at && label.Contains(missing[..at], StringComparison.Ordinal) ? missing[(at + 2)..] : missing;

    /// <summary>The facts that decided it; what the label names already is not said again.</summary>
    public static IEnumerable<string> Facts(ExplanationNode node) => node.Facts.Select(f => Fact(f, node.Label)).Distinct(StringComparer.Ordinal);

    private static string Fact(RecommendationFact fact, string label)
    {
        string said = ResultPhrases.Fact(fact);
        if (fact.Value is null || !label.Contains(fact.Name, StringComparison.OrdinalIgnoreCase) || !said.StartsWith(fact.Name, StringComparison.Ordinal))
        {
            return said;
        }

        string rest = said[fact.Name.Length..].TrimStart(' ', ',');
        string? unit = fact.Value?.Unit;
        return string.IsNullOrEmpty(unit) || !label.Contains(unit, StringComparison.Ordinal) ? rest : rest.Replace($" {unit}", "", StringComparison.Ordinal);
    }

    /// <summary>The changes that lead to one outcome, under a heading.</summary>
    public static IEnumerable<(string Heading, IEnumerable<string> Lines)> Changes(Explanation explanation)
    {
        foreach (IGrouping<RuleOutcomeKind, ExplanationChange> group in explanation.Changes.GroupBy(static c => c.Outcome))
        {
            string heading = group.Key == RuleOutcomeKind.Fired ? "It would fire if" : explanation.Outcome == RuleOutcomeKind.Fired ? "It would not fire if" : "It would be ruled out if";
            yield return (heading, group.Select(Change));
        }
    }

    public static IEnumerable<string> Settled(Explanation explanation) => explanation.SettledBy.Select(static set => WordList.And(set));

    private static string Change(ExplanationChange change)
    {
        string note = (change.CanBeDone, change.IsSmallest) switch
        {
            (true, true) => "",
            (true, false) => " (there may be a smaller change)",
            (false, true) => " (not in anyone's hands)",
            _ => " (not in anyone's hands; there may be a smaller change)",
        };
        return $"{WordList.And(change.Steps)}{note}";
    }
}
