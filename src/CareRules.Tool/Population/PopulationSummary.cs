using System.Globalization;
using CareRules.Clinical;
using CareRules.Tool.Output;

namespace CareRules.Tool.Population;

/// <summary>Counts over all patients: the only way to see a rule that can never fire, or codes that no rule knows.</summary>
internal sealed class PopulationSummary(RuleSet rules)
{
    private readonly Dictionary<RuleInfo, int[]> outcomes = rules.Rules.ToDictionary(static r => r, static _ => new int[5]);
    private readonly SortedDictionary<(string Kind, string System, string Code), (int Count, string? Display)> unmapped = [];
    private readonly SortedDictionary<string, int> gaps = new(StringComparer.Ordinal);
    private readonly List<string> rejections = [];
    private readonly MetricCounts metrics = new();
    private readonly BurdenCounts burden = new();

    public int Patients { get; private set; }

    public int NotEvaluated { get; private set; }

    public int Rejected => rejections.Count;

    public void Add(PopulationOutcome outcome)
    {
        if (outcome.Result is not { } result)
        {
            rejections.Add(outcome.Rejection!);
            return;
        }

        Patients++;
        NotEvaluated += result.NotEvaluated is null ? 0 : 1;
        foreach ((RuleInfo rule, int[] counts) in outcomes)
        {
            counts[(int)result.OutcomeOf($"{rule.Pack}/{rule.Id}")]++;
        }

        metrics.Add(result);
        burden.Add(result);
        foreach (DataGapInfo gap in result.Gaps)
        {
            gaps[gap.Missing] = gaps.GetValueOrDefault(gap.Missing) + 1;
        }

        foreach (Fact fact in rules.Unmapped(outcome.Record!))
        {
            Count(fact);
        }
    }

    public void Write(TextWriter writer)
    {
        writer.Write(FormattableString.Invariant($"{Counted.Of(Patients + Rejected, "patient")}: {Patients - NotEvaluated} evaluated, {NotEvaluated} not evaluated (deceased), {Rejected} rejected.\n"));
        string bySeverity = string.Join(", ", burden.BySeverity.Select(static s => FormattableString.Invariant($"{s.Count} {KebabNames.Of(s.Severity)}")));
        writer.Write(FormattableString.Invariant($"{Counted.Of(burden.BySeverity.Sum(static s => s.Count), "recommendation")}{(bySeverity.Length > 0 ? ": " + bySeverity : "")}.\n\n"));
        WriteRules(writer);
        burden.Write(writer);
        metrics.Write(writer);
        WriteCounts(writer, "Not decided for want of (patients):", gaps.OrderByDescending(static g => g.Value).Select(static g => (g.Value, g.Key)));
        WriteCounts(
            writer,
            "Codes that no concept of the packs holds (records):",
            unmapped.OrderByDescending(static u => u.Value.Count).Select(static u => (u.Value.Count, $"{u.Key.Kind} {u.Key.System} {u.Key.Code} {u.Value.Display}".TrimEnd())));
        WriteRejections(writer);
    }

    private void Count(Fact fact)
    {
        string? kind = fact switch
        {
            ConditionFact => "condition",
            MedicationFact => "medication",
            ObservationFact => "observation",
            _ => null,
        };
        if (kind is not null)
        {
            Code code = fact.Codes[0];
            (string, string, string) key = (kind, code.System, code.Value);
            (int count, string? display) = unmapped.GetValueOrDefault(key);
            unmapped[key] = (count + 1, display ?? code.Display);
        }
    }

    private void WriteRules(TextWriter writer)
    {
        int width = rules.Rules.Select(static r => r.Pack.Length + r.Id.Length + 1).DefaultIfEmpty(4).Max();
        writer.Write($"{"rule".PadRight(width)}  severity     fired    silent  undetermined  failed\n");
        // What speaks most comes first: it is what a reader of a run looks for.
        foreach ((RuleInfo rule, int[] counts) in outcomes
            .OrderByDescending(static o => o.Value[(int)RuleOutcomeKind.Fired])
            .ThenByDescending(static o => o.Value[(int)RuleOutcomeKind.Undetermined]))
        {
            string name = $"{rule.Pack}/{rule.Id}".PadRight(width);
            string severity = rule.Severity is { } given ? KebabNames.Of(given) : "";
            string status = rule.Status == RuleStatus.Active ? "" : $"  {KebabNames.Of(rule.Status)}";
            writer.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}  {severity,-8}  {counts[(int)RuleOutcomeKind.Fired],8}  {counts[(int)RuleOutcomeKind.Silent],8}  {counts[(int)RuleOutcomeKind.Undetermined],12}  {counts[(int)RuleOutcomeKind.Failed],6}{status}\n"));
        }

        RuleInfo[] never = [.. outcomes.Where(static o => o.Value[(int)RuleOutcomeKind.Fired] == 0).Select(static o => o.Key)];
        writer.Write(FormattableString.Invariant($"{never.Length} of {rules.Rules.Length} rules fired for nobody.\n"));
    }

    private static void WriteCounts(TextWriter writer, string heading, IEnumerable<(int Count, string Name)> counts)
    {
        const int Most = 30;
        (int Count, string Name)[] all = [.. counts];
        if (all.Length == 0)
        {
            return;
        }

        writer.Write($"\n{heading}\n");
        foreach ((int count, string name) in all.Take(Most))
        {
            writer.Write(FormattableString.Invariant($"{count,8}  {name}\n"));
        }

        if (all.Length > Most)
        {
            writer.Write(FormattableString.Invariant($"          and {all.Length - Most} more ({all.Skip(Most).Sum(static c => c.Count)} in all)\n"));
        }
    }

    private void WriteRejections(TextWriter writer)
    {
        if (rejections.Count > 0)
        {
            writer.Write("\nRejected:\n");
            foreach (string rejection in rejections)
            {
                writer.Write($"- {rejection}\n");
            }
        }
    }
}
