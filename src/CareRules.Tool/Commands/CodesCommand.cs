using System.CommandLine;
using System.Reflection;

namespace CareRules.Tool.Commands;

/// <summary><c>codes CR1001</c>: explains a diagnostic, from the same page as the documentation.</summary>
internal static class CodesCommand
{
    private const string Prefix = "codes/";

    public static Command Create(ToolIo io)
    {
        Argument<string?> code = new("CODE") { Description = "The code, such as CR1001; without it all codes are listed.", Arity = ArgumentArity.ZeroOrOne };
        Command command = new("codes", "Explains a diagnostic.") { code };
        command.SetAction(parsed => parsed.GetValue(code) is { } asked ? Explain(io, asked) : List(io));
        return command;
    }

    private static int Explain(ToolIo io, string asked)
    {
        string? page = Read(asked.ToUpperInvariant());
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
        foreach (string name in Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(static n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            string page = Read(name[Prefix.Length..])!;
            io.Out.Write(page.Split('\n')[0].TrimStart('#', ' ').TrimEnd() + "\n");
        }

        return ExitStatus.Done;
    }

    private static string? Read(string code)
    {
        using Stream? stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + code);
        if (stream is null)
        {
            return null;
        }

        using StreamReader reader = new(stream);
        return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}
