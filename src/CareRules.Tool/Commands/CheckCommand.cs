using System.Collections.Immutable;
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
        Option<string> format = FormatOption.Create("text", "json", "sarif", "github");
        Option<bool> deny = new("--deny-warnings") { Description = "Warnings end with status 1 too." };
        Option<string?> today = new("--today") { Description = "The day by which review dates are judged; the machine's date without it.", HelpName = "DATE" };
        Command command = new("check", "Compiles packs and reports mistakes in them.") { paths, format, deny, today };
        Option<bool> conflicts = new("--conflicts") { Description = "Finds the pairs of rules that could conflict, each with the smallest patient who shows it (text and json)." };
        command.Add(conflicts);
        command.SetAction(parsed =>
        {
            string form = parsed.GetRequiredValue(format);
            return parsed.GetValue(conflicts) && form is not ("text" or "json")
                ? throw new ToolException(ExitStatus.Usage, $"`--conflicts` has no format `{form}`; it has text and json.")
                : Run(io, parsed.GetRequiredValue(paths), form, parsed.GetValue(deny), Day(parsed.GetValue(today), io), parsed.GetValue(conflicts));
        });
        return command;
    }

    private static int Run(ToolIo io, string[] paths, string format, bool deny, DateOnly today, bool withConflicts)
    {
        LoadedPacks packs = LoadedPacks.Load(paths, io.Interrupted);
        packs = packs with { Diagnostics = [.. packs.Diagnostics, .. packs.Rules?.ReviewsPassed(today) ?? []] };
        ImmutableArray<PossibleConflict>? conflicts = withConflicts ? packs.Rules?.PossibleConflicts(today, io.Interrupted) : null;
        packs = conflicts is { } found ? packs with { Diagnostics = [.. packs.Diagnostics, .. packs.Rules!.ConflictFindings(found)] } : packs;
        switch (format)
        {
            case "json":
                io.Out.Write(DiagnosticJson.Write(packs, conflicts) + "\n");
                break;
            case "sarif":
                io.Out.Write(DiagnosticSarif.Write(packs) + "\n");
                break;
            case "github":
                io.Out.Write(DiagnosticAnnotations.Write(packs));
                break;
            default:
                // What can conflict is printed once, with its patient.
                DiagnosticPrinter.Print(io.Out, packs with { Diagnostics = packs.Diagnostics.RemoveAll(static d => d.Code == "CR2017") });
                ConflictReport.Print(io.Out, packs, conflicts ?? []);
                break;
        }

        int warnings = packs.Diagnostics.Count(static d => d.Severity == DiagnosticSeverity.Warning);
        io.Say(Summary(packs, warnings));
        if (conflicts is { } pairs)
        {
            io.Say(ConflictReport.Summary(pairs));
        }

        return packs.Rules is null || (deny && warnings > 0) ? ExitStatus.Findings : ExitStatus.Done;
    }

    private static DateOnly Day(string? written, ToolIo io) =>
        written is null ? io.Today
        : DateOnly.TryParseExact(written, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out DateOnly day) ? day
        : throw new ToolException(ExitStatus.Usage, $"`{written}` is not a date such as 2026-02-01.");

    private static string Summary(LoadedPacks packs, int warnings)
    {
        int errors = packs.Diagnostics.Count(static d => d.Severity == DiagnosticSeverity.Error);
        string found = $"{Counted.Of(errors, "error")}, {Counted.Of(warnings, "warning")}";
        return packs.Rules is not { } rules
            ? $"{found}."
            : $"{string.Join(", ", rules.Packs.Select(static p => $"{p.Id} {p.Version}"))}: {Counted.Of(rules.Rules.Length, "rule")}, {Counted.Of(rules.Tests.Length, "test")}; {found}.";
    }
}
