using System.Collections.Immutable;
using System.CommandLine;

namespace CareRules.Tool.Patients;

/// <summary><c>--acknowledged FILE</c>: what clinicians have seen and decided on, so that it is not shown again.</summary>
internal static class AcknowledgedOption
{
    public static Option<string?> Create() =>
        new("--acknowledged") { Description = "Acknowledgements (a JSON list): what they hold for is listed as acknowledged and not shown.", HelpName = "FILE" };

    /// <summary>Evaluates with what the file holds; without a file, with nothing acknowledged.</summary>
    /// <exception cref="ToolException">The file is not there, or cannot be read, or holds a criterion that the rules cannot: one line says so and quotes nothing.</exception>
    public static T With<T>(string? path, Func<EvaluationOptions, T> evaluate)
    {
        if (path is null)
        {
            return evaluate(EvaluationOptions.Default);
        }

        EvaluationOptions options = new() { Acknowledgements = Read(path) };
        try
        {
            return evaluate(options);
        }
        catch (ArgumentException unreadable) when (unreadable.ParamName is null)
        {
            throw new ToolException(ExitStatus.Findings, $"{path}: {unreadable.Message}");
        }
    }

    private static ImmutableArray<Acknowledgement> Read(string path)
    {
        string text = InputFile.Text(InputFile.Bytes(path, "acknowledgements are one file")) ?? throw new ToolException(ExitStatus.Findings, $"{path}: The file is not UTF-8 text.");
        try
        {
            return Acknowledgement.ParseList(text.TrimStart('\uFEFF'));
        }
        catch (FormatException unreadable)
        {
            throw new ToolException(ExitStatus.Findings, $"{path}: {unreadable.Message}");
        }
    }
}
