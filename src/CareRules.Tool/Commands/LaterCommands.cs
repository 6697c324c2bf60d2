using System.CommandLine;

namespace CareRules.Tool.Commands;

/// <summary>Commands and options that the contract names and this version does not have: they say so.</summary>
internal static class LaterCommands
{
    private static readonly (string Name, string What)[] Commands =
    [
        ("explain", "Why, why not, what is missing, what would change it (not in this version)."),
        ("replay", "Re-derives a stored decision record (not in this version)."),
        ("book", "The rule book as HTML (not in this version)."),
        ("schema", "The JSON Schema of the rule language (not in this version)."),
        ("new", "Writes a commented starting file (not in this version)."),
    ];

    public static IEnumerable<Command> Create(ToolIo io) => Commands.Select(c => Create(io, c.Name, c.What));

    /// <summary>An option of the contract that only says that it is not there yet.</summary>
    public static Option<string?> Option(Command command, string name, bool hasValue = false)
    {
        Option<string?> option = new(name) { Hidden = true, Arity = hasValue ? ArgumentArity.ZeroOrOne : ArgumentArity.Zero };
        command.Add(option);
        return option;
    }

    public static void Refuse(ParseResult parsed, params ReadOnlySpan<Option<string?>> options)
    {
        foreach (Option<string?> option in options)
        {
            if (parsed.GetResult(option) is not null)
            {
                throw new ToolException(ExitStatus.Usage, $"`{option.Name}` is not part of this version of carerules.");
            }
        }
    }

    private static Command Create(ToolIo io, string name, string what)
    {
        Command command = new(name, what) { TreatUnmatchedTokensAsErrors = false };
        command.SetAction(_ =>
        {
            io.Say($"`carerules {name}` is not part of this version of carerules.");
            return ExitStatus.Usage;
        });
        return command;
    }
}
