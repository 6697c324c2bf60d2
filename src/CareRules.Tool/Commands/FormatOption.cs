using System.CommandLine;

namespace CareRules.Tool.Commands;

/// <summary>The <c>--format</c> of a command: what it has, and what the contract has for later.</summary>
internal static class FormatOption
{
    public static Option<string> Create(params string[] has)
    {
        Option<string> option = new("--format")
        {
            Description = $"How to print: {string.Join(", ", has)}.",
            HelpName = string.Join('|', has),
            DefaultValueFactory = _ => has[0],
        };
        option.Validators.Add(result =>
        {
            string? format = result.Tokens.Count > 0 ? result.Tokens[0].Value : null;
            if (format is null || has.Contains(format, StringComparer.Ordinal))
            {
                return;
            }

            result.AddError($"`{format}` is not a format; there are {string.Join(", ", has)}.");
        });
        return option;
    }
}
