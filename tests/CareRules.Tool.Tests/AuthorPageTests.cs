using System.Diagnostics;
using System.Text.RegularExpressions;
using CareRules.Tests.Support;

namespace CareRules.Tool.Tests;

/// <summary>docs/getting-started-author.md is followed to the letter in an empty folder: files are written, commands are run in order, and what they print is what the page shows.</summary>
public sealed partial class AuthorPageTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("carerules-page-");

    [Fact]
    public void Every_command_prints_what_the_page_shows()
    {
        string printed = "";
        int commands = 0;
        int compared = 0;
        foreach (Match block in Block().Matches(File.ReadAllText(RepositoryRoot.At("docs", "getting-started-author.md"))))
        {
            (string language, string text) = (block.Groups["language"].Value, block.Groups["text"].Value);
            switch (language)
            {
                case "yaml" when text.StartsWith("# file: ", StringComparison.Ordinal):
                    int end = text.IndexOf('\n', StringComparison.Ordinal);
                    File.WriteAllText(Path.Combine(folder.FullName, text["# file: ".Length..end]), text[(end + 1)..]);
                    break;
                case "sh":
                    string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
                    printed = string.Concat(lines.Select(Run));
                    commands += lines.Length;
                    break;
                case "text":
                    printed.Should().Be(text);
                    compared++;
                    break;
            }
        }

        commands.Should().BeGreaterThanOrEqualTo(10);
        compared.Should().BeGreaterThanOrEqualTo(6);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string Run(string line)
    {
        string[] words = line.Split(' ');
        words[0].Should().Be("carerules");
        int redirect = Array.IndexOf(words, ">");
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "CareRules.Tool.dll"), .. redirect < 0 ? words[1..] : words[1..redirect]])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process tool = Process.Start(start)!;
        Task<string> error = tool.StandardError.ReadToEndAsync();
        string output = tool.StandardOutput.ReadToEnd();
        tool.WaitForExit();
        tool.ExitCode.Should().Be(ExitStatus.Done, "`{0}` says {1}{2}", line, output, error.Result);
        if (redirect < 0)
        {
            return output + error.Result;
        }

        File.WriteAllText(Path.Combine(folder.FullName, words[redirect + 1]), output);
        return error.Result;
    }

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<text>(?:.*\n)*?)```$", RegexOptions.Multiline)]
    private static partial Regex Block();
}
