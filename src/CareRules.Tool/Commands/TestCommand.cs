using System.Collections.Immutable;
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
        Option<bool> mutate = new("--mutate") { Description = "Makes slips in the rules, one at a time, and says which of them no test notices." };
        command.Add(mutate);
        Option<string[]> rule = new("--rule") { Description = "Only the tests of a rule, as id or pack/id; may be repeated.", HelpName = "ID" };
        command.Add(rule);
        command.SetAction(parsed => Run(io, parsed.GetRequiredValue(paths), parsed.GetValue(rule) ?? [], parsed.GetRequiredValue(format), parsed.GetValue(coverage), parsed.GetValue(mutate)));
        return command;
    }

    private static int Run(ToolIo io, string[] paths, string[] named, string format, bool coverage, bool mutate)
    {
        if (coverage && named.Length > 0)
        {
            throw new ToolException(ExitStatus.Usage, "`--coverage` looks at whole packs; leave `--rule` out.");
        }

        RuleSet rules = LoadedPacks.LoadOrEnd(paths, io);
        string[]? only = named.Length == 0 ? null : [.. named.Select(name => RuleName.Find(rules, name))];
        RuleTestReport report = only is null ? RuleTestRunner.Run(rules, null, FhirPatient.Read, io.Interrupted) : RuleTestRunner.RunOf(rules, only, null, FhirPatient.Read, io.Interrupted);
        io.Out.Write(format switch
        {
            "json" => TestReportWriter.Json(report),
            "junit" => TestReportWriter.JUnit(report),
            _ => TestReportWriter.Text(report),
        });
        io.Say(report.Results.IsEmpty
            ? only is null ? "No tests: the packs carry none, which proves nothing." : "No tests: none names the rule, which proves nothing."
            : $"{Number(report)}, {report.Failed.ToString(CultureInfo.InvariantCulture)} failed.");
        if (coverage)
        {
            RuleCoverage seen = RuleCoverage.Of(rules, FhirPatient.Read, io.Interrupted);
            (format == "text" ? io.Out : io.Error).Write(CoverageWriter.Text(seen));
            io.Say(CoverageWriter.Summary(seen));
        }

        if (mutate)
        {
            Mutate(io, rules, only, format == "text" ? io.Out : io.Error);
        }

        return report.Passed ? ExitStatus.Done : ExitStatus.Findings;
    }

    private static void Mutate(ToolIo io, RuleSet rules, string[]? only, TextWriter to)
    {
        ImmutableArray<Diagnostic> unnoticed = [];
        int made = 0;
        RunProgress.Show(io, "rules", only?.Length ?? rules.Rules.Length, done => unnoticed = rules.UnnoticedSlips(out made, only, FhirPatient.Read, new EachRule(done), io.Interrupted));
        foreach (Diagnostic slip in unnoticed)
        {
            to.Write(string.Create(CultureInfo.InvariantCulture, $"{slip.Location.Path}:{slip.Location.Line}:{slip.Location.Column}: {slip.Message}\n"));
        }

        io.Say(string.Create(CultureInfo.InvariantCulture, $"Mutation: {made - unnoticed.Length} of {made} slips noticed by a test."));
    }

    private sealed class EachRule(Action done) : IProgress<int>
    {
        public void Report(int value) => done();
    }

    private static string Number(RuleTestReport report)
    {
        int generated = report.Results.Count(static r => r.Test.IsGenerated);
        string written = Counted.Of(report.Results.Length - generated, "test");
        return generated == 0 ? written : $"{written} and {Counted.Of(generated, "boundary test")}";
    }
}
