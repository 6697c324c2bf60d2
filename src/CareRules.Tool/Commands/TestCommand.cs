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
        Option<string> format = FormatOption.Create(["text", "json", "junit"], []);
        Command command = new("test", "Runs the rule tests of packs. A run of no tests fails.") { paths, format };
        Option<string?> coverage = LaterCommands.Option(command, "--coverage");
        Option<string?> mutate = LaterCommands.Option(command, "--mutate");
        command.SetAction(parsed =>
        {
            LaterCommands.Refuse(parsed, coverage, mutate);
            return Run(io, parsed.GetRequiredValue(paths), parsed.GetRequiredValue(format));
        });
        return command;
    }

    private static int Run(ToolIo io, string[] paths, string format)
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
            : $"{Counted.Of(report.Results.Length, "test")}, {report.Failed.ToString(CultureInfo.InvariantCulture)} failed.");
        return report.Passed ? ExitStatus.Done : ExitStatus.Findings;
    }
}
