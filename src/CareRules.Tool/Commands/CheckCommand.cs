using System.CommandLine;
using CareRules.Tool.Output;
using CareRules.Tool.Packs;

namespace CareRules.Tool.Commands;

/// <summary><c>check PATH…</c>: compiles packs and reports what was found.</summary>
internal static class CheckCommand
{
    public static Command Create(ToolIo io)
    {
        Argument<string[]> paths = new("PATH") { Description = "The folders of the packs, checked together.", Arity = ArgumentArity.OneOrMore };
        Option<string> format = FormatOption.Create(["text", "json"], ["sarif"]);
        Option<bool> deny = new("--deny-warnings") { Description = "Warnings end with status 1 too." };
        Command command = new("check", "Compiles packs and reports mistakes in them.") { paths, format, deny };
        Option<string?> conflicts = LaterCommands.Option(command, "--conflicts");
        command.SetAction(parsed =>
        {
            LaterCommands.Refuse(parsed, conflicts);
            return Run(io, parsed.GetRequiredValue(paths), parsed.GetRequiredValue(format), parsed.GetValue(deny));
        });
        return command;
    }

    private static int Run(ToolIo io, string[] paths, string format, bool deny)
    {
        LoadedPacks packs = LoadedPacks.Load(paths, io.Interrupted);
        if (format == "json")
        {
            io.Out.Write(DiagnosticJson.Write(packs) + "\n");
        }
        else
        {
            DiagnosticPrinter.Print(io.Out, packs);
        }

        int warnings = packs.Diagnostics.Count(static d => d.Severity == DiagnosticSeverity.Warning);
        io.Say(Summary(packs, warnings));
        return packs.Rules is null || (deny && warnings > 0) ? ExitStatus.Findings : ExitStatus.Done;
    }

    private static string Summary(LoadedPacks packs, int warnings)
    {
        int errors = packs.Diagnostics.Count(static d => d.Severity == DiagnosticSeverity.Error);
        string found = $"{Counted.Of(errors, "error")}, {Counted.Of(warnings, "warning")}";
        return packs.Rules is not { } rules
            ? $"{found}."
            : $"{string.Join(", ", rules.Packs.Select(static p => $"{p.Id} {p.Version}"))}: {Counted.Of(rules.Rules.Length, "rule")}, {Counted.Of(rules.Tests.Length, "test")}; {found}.";
    }
}
