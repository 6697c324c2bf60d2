using System.CommandLine;

namespace CareRules.Tool.Commands;

/// <summary><c>schema</c>: prints the JSON Schema of the rule language, for editors.</summary>
internal static class SchemaCommand
{
    public static Command Create(ToolIo io)
    {
        Command command = new("schema", "Prints the JSON Schema of the rule language.");
        command.SetAction(_ =>
        {
            io.Out.Write(RuleLanguage.JsonSchema);
            return ExitStatus.Done;
        });
        return command;
    }
}
