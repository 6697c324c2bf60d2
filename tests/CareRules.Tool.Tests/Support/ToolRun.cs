using System.Text;

namespace CareRules.Tool.Tests.Support;

/// <summary>What a run of the tool wrote and how it ended.</summary>
internal sealed record ToolRun(int Status, string Output, string Error)
{
    public static readonly DateOnly Today = new(2026, 2, 1);

    /// <summary>Runs the tool in this process, as from a pipe.</summary>
    public static ToolRun Of(params string[] args) => With(null, args, default);

    public static ToolRun WithInput(string input, params string[] args) => With(input, args, default);

    public static ToolRun Interrupted(params string[] args) => With(null, args, new CancellationToken(canceled: true));

    private static ToolRun With(string? input, string[] args, CancellationToken interrupted)
    {
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter error = new() { NewLine = "\n" };
        int status = CommandLine.Run(args, new ToolIo(output, error)
        {
            Today = Today,
            OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes(input ?? "")),
            Interrupted = interrupted,
        });
        return new ToolRun(status, output.ToString(), error.ToString());
    }
}
