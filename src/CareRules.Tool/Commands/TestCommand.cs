using System.CommandLine;
using System.Globalization;
using CareRules.Testing;
using CareRules.Tool.Output;
using CareRules.Tool.Packs;

namespace CareRules.Tool.Commands;

/// <summary><c>test PATH…</c>: runs the tests that packs carry.</summary>
internal static class TestCommand
{
    public static Command Create(ToolIo io)
    {
        Argument<string[]> paths = new("PATH") { Description = "The folders of the packs, loaded together.", Arity = ArgumentArity.OneOrMore };
        Option<string> format = FormatOption.Create("text", "json", "junit");
        Command command = new("test", "Runs the rule tests of packs. A run of no tests fails.") { paths, format };
        Option<bool> coverage = new("--coverage") { Description = "Says which rules and criteria no test has seen in each of their outcomes." };
        command.Add(coverage);
        Option<string?> mutate = LaterCommands.Option(command, "--mutate");
        command.SetAction(parsed =>
        {
            LaterCommands.Refuse(parsed, mutate);
            return Run(io, parsed.GetRequiredValue(paths), parsed.GetRequiredValue(format), parsed.GetValue(coverage));
        });
        return command;
    }

    private static int Run(ToolIo io, string[] paths, string format, bool coverage)
    {
        RuleSet rules = LoadedPacks.LoadOrEnd(paths, io);
        RuleTestReport report = RuleTestRunner.Run(rules, null, FhirPatient.Read, io.Interrupted);
        io.Out.Write(format switch
        {
            "json" => TestReportWriter.Json(report),
            "junit" => TestReportWriter.JUnit(report),
            _ => TestReportWriter.Text(report),
        });
        io.Say(report.Results.IsEmpty
            ? "No tests: the packs carry none, which proves nothing."
            : $"{Number(report)}, {report.Failed.ToString(CultureInfo.InvariantCulture)} failed.");
        if (coverage)
        {
            RuleCoverage seen = RuleCoverage.Of(rules, FhirPatient.Read, io.Interrupted);
            (format == "text" ? io.Out : io.Error).Write(CoverageWriter.Text(seen));
            io.Say(CoverageWriter.Summary(seen));
        }

        return report.Passed ? ExitStatus.Done : ExitStatus.Findings;
    }

    private static string Number(RuleTestReport report)
    {
        int generated = report.Results.Count(static r => r.Test.IsGenerated);
        string written = Counted.Of(report.Results.Length - generated, "test");
        return generated == 0 ? written : $"{written} and {Counted.Of(generated, "boundary test")}";
    }
}
