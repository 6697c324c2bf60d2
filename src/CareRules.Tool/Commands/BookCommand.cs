using System.Collections.Immutable;
using System.CommandLine;
using CareRules.Tool.Output;
using CareRules.Tool.Packs;

namespace CareRules.Tool.Commands;

/// <summary><c>book --output DIR</c>: the rules as a static HTML rule book.</summary>
internal static class BookCommand
{
    public static Command Create(ToolIo io)
    {
        Option<string[]> packs = PackOption.Create();
        Option<string> output = new("--output") { Description = "The folder of the book: a new one, or one that is empty.", HelpName = "DIR", Required = true };
        Command command = new("book", "Writes the rules as a static HTML rule book, to be read and searched without a server.") { packs, output };
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(output);
            using OutputFolder folder = new(path);
            ImmutableSortedDictionary<string, string> pages = LoadedPacks.LoadOrEnd(parsed.GetValue(packs) ?? [], io).Book();
            foreach ((string name, string text) in pages)
            {
                io.Interrupted.ThrowIfCancellationRequested();
                folder.Write(name, text);
            }

            folder.Complete();
            io.Say($"{Counted.Of(pages.Count, "page")}; open {Path.Combine(path, "index.html")}.");
            return ExitStatus.Done;
        });
        return command;
    }
}
