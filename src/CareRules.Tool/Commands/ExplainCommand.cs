using System.CommandLine;
using CareRules.Clinical;
using CareRules.Tool.Packs;
using CareRules.Tool.Patients;

namespace CareRules.Tool.Commands;

/// <summary><c>explain --patient FILE --rule ID</c>: why, why not, what is missing, what would change it.</summary>
internal static class ExplainCommand
{
    public static Command Create(ToolIo io)
    {
        Option<string[]> packs = PackOption.Create();
        Option<string> patient = PatientInput.Option();
        Option<string> rule = new("--rule") { Description = "The rule, as id or pack/id.", HelpName = "ID", Required = true };
        Option<string?> asOf = AsOfChoice.Option();
        Option<string?> supplied = SuppliedOption.Create();
        Option<string> format = FormatOption.Create("text", "markdown", "json", "html");
        Option<bool> full = new("--full") { Description = "Shows every criterion, with its place in the author's file." };
        Command command = new("explain", "Why a rule fires for a patient, why not, what is missing, what would change it.") { packs, patient, rule, asOf, supplied, format, full };
        command.SetAction(parsed =>
        {
            AsOfChoice date = AsOfChoice.Parse(parsed.GetValue(asOf), io.Today);
            IReadOnlyCollection<RecordSection> sections = SuppliedOption.Parse(parsed.GetValue(supplied));
            RuleSet rules = LoadedPacks.LoadOrEnd(parsed.GetValue(packs) ?? [], io);
            (PatientRecord record, DateOnly? own) = PatientInput.Read(parsed.GetRequiredValue(patient), rules, sections, io.Today);
            EvaluationResult result = rules.Evaluate(record, date.For(record, own ?? io.Today));
            io.Out.Write(Print(Explain(result, rules, parsed.GetRequiredValue(rule)), parsed.GetRequiredValue(format), parsed.GetValue(full)));
            return ExitStatus.Done;
        });
        return command;
    }

    private static Explanation Explain(EvaluationResult result, RuleSet rules, string rule)
    {
        if (result.NotEvaluated is { } not)
        {
            throw new ToolException(ExitStatus.Findings, $"The patient was not evaluated: {not.Reason}.");
        }

        try
        {
            return result.Explain(rule);
        }
        catch (ArgumentException)
        {
            throw RuleName.NotOne(rule, Hint(result, rules, rule));
        }
    }

    // A conflict and a check that is due have ids of their own: the rules behind them are what can be explained.
    private static string Hint(EvaluationResult result, RuleSet rules, string name)
    {
        if (result.Recommendations.FirstOrDefault(r => string.Equals(r.Id, name, StringComparison.Ordinal)) is { } made)
        {
            return $" It comes from {string.Join(", ", made.Rules.Select(static r => $"`{r}`"))}.";
        }

        return RuleName.Like(rules, name);
    }

    private static string Print(Explanation explanation, string format, bool full) => format switch
    {
        "json" => explanation.ToJson(full, indented: true) + "\n",
        "markdown" => explanation.ToMarkdown(full),
        "html" => explanation.ToHtml(full),
        _ => explanation.ToText(full),
    };
}
