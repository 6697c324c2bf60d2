using CareRules.Clinical;
using CareRules.Explanations;

namespace CareRules;

/// <summary>The sentences that all forms of an explanation share.</summary>
internal static class ExplanationPhrases
{
    /// <summary>Who, when and why in one line: <c>Patient/1 on 1 Feb 2026: the rule fires because heart failure is recorded, and naproxen is taken.</c></summary>
    public static string Headline(Explanation explanation) =>
        $"{explanation.Patient ?? "Patient without a reference"} on {ReaderDates.Short(PartialDate.Of(explanation.AsOf))}: {Lead(explanation.Sentence)}";

    private static string Lead(string sentence) => sentence.Length == 0 ? "" : char.ToLowerInvariant(sentence[0]) + sentence[1..];

    public static string Why(Explanation explanation) => explanation.Outcome switch
    {
        RuleOutcomeKind.Fired => "Why",
        RuleOutcomeKind.Silent => "Why not",
        _ => "What is known",
    };

    public static string Word(bool? truth) => truth switch { true => "yes", false => "no", null => "?" };

    /// <summary>What is missing, as a reader is told it.</summary>
    public static IEnumerable<string> Missing(Explanation explanation) => explanation.Missing.Select(ReaderDates.In);

    /// <summary>The label with the facts that decided it, and what it lacks.</summary>
    public static string Line(ExplanationNode node)
    {
        string points = node.Points is { } p ? $"{p} {(p is "1" ? "point" : "points")}: " : "";
        string facts = node.Facts.IsEmpty ? "" : $": {string.Join("; ", Facts(node))}";
        string missing = node.Missing.IsEmpty ? "" : $" ({string.Join("; ", node.Missing.Select(m => ReaderDates.In(Short(m, node.Label))))})";
        return points + node.Label + facts + missing;
    }

    // "eGFR: none in 15 months", after a label that names the eGFR.
    private static string Short(string missing, string label) =>
        missing.IndexOf(": ", StringComparison.Ordinal) is > 0 and int at && label.Contains(missing[..at], StringComparison.Ordinal) ? missing[(at + 2)..] : missing;

    /// <summary>The facts that decided it; what the label names already is not said again.</summary>
    public static IEnumerable<string> Facts(ExplanationNode node) => node.Facts.Select(f => Fact(f, node.Label)).Distinct(StringComparer.Ordinal);

    private static string Fact(RecommendationFact fact, string label)
    {
        string name = SpokenName.Of(fact.Name);
        bool isNamed = fact.Value is not null && label.Contains(fact.Name, StringComparison.OrdinalIgnoreCase);
        string date = fact.Date is { } on ? ReaderDates.Short(on) : "no date";
        string source = fact.Source is null ? "" : $" [{fact.Source}]";
        return $"{(isNamed ? Value(fact, label) : $"{name} {Value(fact, label)}".Trim())}, {date}{source}";
    }

    private static string Value(RecommendationFact fact, string label)
    {
        if (fact.Value is not { } value)
        {
            return fact.ValueCode is { } code ? SpokenName.Of(code.Display ?? code.Value) : "";
        }

        string number = QuantityText.Comparator(value.Comparator) + QuantityText.Number(QuantityText.Rounded(value.Value));
        string unit = UnitText.Of(value.Unit);
        return Names(label, unit) ? number : UnitText.With(number, value.Unit);
    }

    // "mL/min" is another unit than "mL/min/1.73 m²".
    private static bool Names(string label, string unit) =>
        unit.Length > 0 && label.IndexOf(unit, StringComparison.Ordinal) is >= 0 and int at && (at + unit.Length == label.Length || label[at + unit.Length] is ' ' or ',' or ')');

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
