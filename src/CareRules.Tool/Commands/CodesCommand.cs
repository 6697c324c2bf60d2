using System.CommandLine;
using CareRules.Tool.Packs;

namespace CareRules.Tool.Commands;

/// <summary><c>codes CR1001</c>: explains a diagnostic, from the same page as the documentation.</summary>
internal static class CodesCommand
{
    public static Command Create(ToolIo io)
    {
        Argument<string?> code = new("CODE") { Description = "The code, such as CR1001; without it all codes are listed.", Arity = ArgumentArity.ZeroOrOne };
        Command command = new("codes", "Explains a diagnostic.") { code };
        command.SetAction(parsed => parsed.GetValue(code) is { } asked ? Explain(io, asked) : List(io));
        return command;
    }

    private static int Explain(ToolIo io, string asked)
    {
        string? page = CodePages.Find(asked.ToUpperInvariant());
        if (page is null)
        {
            io.Say($"There is no diagnostic `{asked}`; `carerules codes` lists them.");
            return ExitStatus.Usage;
        }

        io.Out.Write(page.TrimEnd() + "\n");
        return ExitStatus.Done;
    }

    private static int List(ToolIo io)
    {
        foreach (string code in CodePages.All)
        {
            io.Out.Write($"{code}: {CodePages.Title(code)}\n");
        }

        return ExitStatus.Done;
    }
}
