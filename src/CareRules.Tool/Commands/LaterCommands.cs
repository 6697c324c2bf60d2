using System.CommandLine;

namespace CareRules.Tool.Commands;

/// <summary>Options that the contract names and this version does not have: they say so.</summary>
internal static class LaterCommands
{
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
}
