using System.CommandLine;
using System.Text.RegularExpressions;
using CareRules.Tool.Output;

namespace CareRules.Tool.Commands;

/// <summary><c>new pack FOLDER</c> and <c>new rule FILE</c>: a commented start that passes <c>check</c>. Nothing that exists is overwritten.</summary>
internal static partial class NewCommand
{
    public static Command Create(ToolIo io)
    {
        Argument<string> folder = new("FOLDER") { Description = "The folder of the pack; its name becomes the pack's." };
        Command pack = new("pack", "Writes a new pack with one rule.") { folder };
        pack.SetAction(parsed => Pack(io, parsed.GetRequiredValue(folder)));
        Argument<string> file = new("FILE") { Description = "The file, inside the folder of a pack; its name becomes the rule's." };
        Command rule = new("rule", "Writes a file with one rule, its concepts and its tests.") { file };
        rule.SetAction(parsed => Rule(io, parsed.GetRequiredValue(file)));
        return new Command("new", "Writes a commented starting file.") { pack, rule };
    }

    private static int Pack(ToolIo io, string folder)
    {
        string id = Id(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))));
        Directory.CreateDirectory(folder);
        Write(io, Path.Combine(folder, "pack.yaml"), Template("pack").Replace("{id}", id, StringComparison.Ordinal));
        return Rule(io, Path.Combine(folder, "first-rule.yaml"));
    }

    private static int Rule(ToolIo io, string file)
    {
        string id = Id(Path.GetFileNameWithoutExtension(file));
        Write(io, file, Template("rule").Replace("{id}", id, StringComparison.Ordinal));
        return ExitStatus.Done;
    }

    private static void Write(ToolIo io, string path, string text)
    {
        if (File.Exists(path))
        {
            throw new ToolException(ExitStatus.Usage, $"`{path}` exists; nothing was written.");
        }

        using OutputFile file = new(path);
        file.Writer.Write(text);
        file.Complete();
        io.Say($"Wrote {path}.");
    }

    private static string Id(string name) =>
        IdPattern().IsMatch(name) ? name : throw new ToolException(ExitStatus.Usage, $"`{name}` is not an id: use small letters, digits and single hyphens, such as `local-rules`.");

    private static string Template(string name)
    {
        using Stream stream = typeof(NewCommand).Assembly.GetManifestResourceStream($"new/{name}")!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex IdPattern();
}
