using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics.CodeAnalysis;
using CareRules.Clinical;
using CareRules.Tool.Commands;

namespace CareRules.Tool;

/// <summary>The whole tool as a function: arguments and surroundings in, exit status out. Never a stack trace.</summary>
internal static class CommandLine
{
    [SuppressMessage("Design", "CA1031", Justification = "The last place that can turn a fault into one line and a status.")]
    public static int Run(IReadOnlyList<string> args, ToolIo io)
    {
        try
        {
            int status = Invoke(args, io);
            io.Out.Flush();
            return status;
        }
        catch (Exception fault)
        {
            return End(io, fault is AggregateException { InnerException: { } inner } ? inner : fault);
        }
    }

    private static int End(ToolIo io, Exception fault) => fault switch
    {
        ToolException end => End(io, end.Status, end.Message),
        UnreadablePatientException unreadable => End(io, ExitStatus.Findings, $"{unreadable.Message} [{unreadable.Code}]"),
        OperationCanceledException => End(io, ExitStatus.Interrupted, "Interrupted."),
        InvalidDataException => End(io, ExitStatus.Findings, "The compressed input is damaged."),
        IOException or UnauthorizedAccessException => End(io, ExitStatus.Usage, fault.Message),

        // The message of an unforeseen exception may hold what a patient has; its type does not.
        _ => End(io, ExitStatus.Fault, $"Internal fault ({fault.GetType().Name}): this is a fault of carerules, not of your files."),
    };

    private static int Invoke(IReadOnlyList<string> args, ToolIo io)
    {
        RootCommand root = new("Checks, tests and runs CareRules packs.");
        foreach (Command command in All(io))
        {
            root.Add(command);
        }

        ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        bool asksForHelp = parsed.Action is System.CommandLine.Help.HelpAction;
        if (parsed.Errors.Count > 0 && !asksForHelp)
        {
            foreach (ParseError error in parsed.Errors)
            {
                io.Say(error.Message);
            }

            io.Say($"`carerules {Path(parsed)}--help` tells what there is.");
            return ExitStatus.Usage;
        }

        return parsed.Invoke(new InvocationConfiguration { Output = io.Out, Error = io.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    private static IEnumerable<Command> All(ToolIo io) =>
    [
        CheckCommand.Create(io),
        TestCommand.Create(io),
        EvaluateCommand.Create(io),
        ExplainCommand.Create(io),
        ReplayCommand.Create(io),
        PopulationCommand.Create(io),
        CodesCommand.Create(io),
        SchemaCommand.Create(io),
        NewCommand.Create(io),
        RequirementsCommand.Create(io),
        BookCommand.Create(io),
    ];

    private static string Path(ParseResult parsed) => parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";

    private static int End(ToolIo io, int status, string message)
    {
        try
        {
            io.Out.Flush();
        }
        catch (IOException)
        {
            // Whoever read the output has gone; the status still says how it ended.
        }

        io.Say(message);
        return status;
    }
}
