using System.CommandLine;
using CareRules.Clinical;
using CareRules.Tool.Packs;
using CareRules.Tool.Patients;

namespace CareRules.Tool.Commands;

/// <summary><c>evaluate --patient FILE</c>: what the rules say of one patient.</summary>
internal static class EvaluateCommand
{
    private static readonly string[] Later = ["--record"];

    public static Command Create(ToolIo io)
    {
        Option<string[]> packs = PackOption.Create();
        Option<string> patient = PatientInput.Option();
        Option<string?> asOf = AsOfChoice.Option();
        Option<string?> supplied = SuppliedOption.Create();
        Option<string> format = FormatOption.Create(["text", "json", "markdown"], ["html", "fhir", "cds-hooks"]);
        Option<bool> explain = new("--explain") { Description = "With --format json: each recommendation carries its explanation." };
        Option<string?> propose = new("--propose") { Description = "Draft orders (a FHIR resource or a Bundle): prints what they would change.", HelpName = "FILE" };
        Command command = new("evaluate", "Evaluates one patient.") { packs, patient, asOf, supplied, format, explain, propose };
        Option<string?>[] later = [.. Later.Select(name => LaterCommands.Option(command, name, hasValue: true)), LaterCommands.Option(command, "--include-patient")];
        command.SetAction(parsed =>
        {
            LaterCommands.Refuse(parsed, later);
            AsOfChoice date = AsOfChoice.Parse(parsed.GetValue(asOf), io.Today);
            IReadOnlyCollection<RecordSection> sections = SuppliedOption.Parse(parsed.GetValue(supplied));
            return Run(io, parsed.GetValue(packs) ?? [], parsed.GetRequiredValue(patient), date, sections, parsed.GetRequiredValue(format), parsed.GetValue(explain));
        });
        return command;
    }

    private static int Run(ToolIo io, string[] packs, string path, AsOfChoice asOf, IReadOnlyCollection<RecordSection> supplied, string format, bool explain)
    {
        RuleSet rules = LoadedPacks.LoadOrEnd(packs, io);
        (PatientRecord patient, DateOnly? own) = PatientInput.Read(path, rules, supplied, io.Today);
        EvaluationResult result = rules.Evaluate(patient, asOf.For(patient, own ?? io.Today));
        io.Out.Write(format switch
        {
            "json" => result.ToJson(indented: true, explain) + "\n",
            "markdown" => result.ToMarkdown(),
            _ => result.ToText(),
        });
        return ExitStatus.Done;
    }
}
