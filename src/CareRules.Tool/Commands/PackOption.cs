using System.CommandLine;

namespace CareRules.Tool.Commands;

/// <summary>The <c>--pack</c> of every command that runs rules.</summary>
internal static class PackOption
{
    public static Option<string[]> Create() => new("--pack")
    {
        Description = "The folder of a pack; may be repeated. Without it the bundled content pack is used.",
        HelpName = "PATH",
        AllowMultipleArgumentsPerToken = false,
    };
}
