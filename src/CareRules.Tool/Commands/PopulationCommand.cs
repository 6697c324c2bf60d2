using System.CommandLine;
using CareRules.Clinical;
using CareRules.Tool.Output;
using CareRules.Tool.Packs;
using CareRules.Tool.Patients;
using CareRules.Tool.Population;

namespace CareRules.Tool.Commands;

/// <summary><c>population --input PATH|-</c>: many patients, a line each, and a summary.</summary>
internal static class PopulationCommand
{
    public static Command Create(ToolIo io)
    {
        Option<string[]> packs = PackOption.Create();
        Option<string> input = new("--input")
        {
            Description = "A folder of Bundles, NDJSON of Bundles, or a folder of bulk data by resource type (gzip or not); - is NDJSON of Bundles from standard input.",
            HelpName = "PATH|-",
            Required = true,
        };
        Option<string> output = new("--output") { Description = "Where the lines go; - is standard output.", HelpName = "PATH|-", DefaultValueFactory = _ => "-" };
        Option<string?> asOf = AsOfChoice.Option();
        Option<string?> supplied = SuppliedOption.Create();
        Option<bool> explain = new("--explain") { Description = "Each recommendation carries its explanation, and each silent rule the sentence that says why." };
        Command command = new("population", "Evaluates many patients.") { packs, input, output, asOf, supplied, explain };
        command.SetAction(parsed =>
        {
            AsOfChoice date = AsOfChoice.Parse(parsed.GetValue(asOf), io.Today);
            FhirReadOptions options = new() { Supplied = SuppliedOption.Parse(parsed.GetValue(supplied)) };
            return Run(io, parsed.GetValue(packs) ?? [], parsed.GetRequiredValue(input), parsed.GetRequiredValue(output), date, options, parsed.GetValue(explain));
        });
        return command;
    }

    private static int Run(ToolIo io, string[] packs, string input, string output, AsOfChoice asOf, FhirReadOptions options, bool explain)
    {
        IReadOnlyList<PopulationFile> files = input == "-" ? [] : PopulationInput.Files(input);
        RuleSet rules = LoadedPacks.LoadOrEnd(packs, io);
        PopulationInput reader = new(options, io.Interrupted);
        using Stream standard = input == "-" ? io.OpenInput() : Stream.Null;
        IEnumerable<PopulationItem> items = input == "-" ? reader.Lines("standard input", standard) : reader.Read(files);
        PopulationSummary summary = new(rules);
        using OutputFile? file = output == "-" ? null : new OutputFile(output);
        TextWriter writer = file?.Writer ?? io.Out;
        RunProgress.Show(io, "patients", PopulationInput.Expected(files), done =>
        {
            foreach (PopulationOutcome outcome in new PopulationRun(rules, asOf, io.Today, explain).Run(items, io.Interrupted))
            {
                writer.Write(outcome.Line + "\n");
                summary.Add(outcome);
                done();
            }
        });
        io.Interrupted.ThrowIfCancellationRequested();
        file?.Complete();
        io.Out.Flush();
        using StringWriter text = new() { NewLine = "\n" };
        summary.Write(text);
        foreach (string line in text.ToString().TrimEnd('\n').Split('\n'))
        {
            io.Say(line);
        }

        return summary.Patients + summary.Rejected == 0
            ? throw new ToolException(ExitStatus.Usage, "The input holds no patient.")
            : summary.Rejected > 0 ? ExitStatus.Rejected : ExitStatus.Done;
    }
}
