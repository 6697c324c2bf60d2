using System.Text.RegularExpressions;

namespace CareRules.Tests.Support;

/// <summary>A C# file of the repository, as far as conventions need it: its namespace and the types that it declares.</summary>
internal sealed partial class SourceFile
{
    private SourceFile(string path, string text)
    {
        Path = RepositoryRoot.Relative(path);
        Text = text;
        Code = Noise().Replace(text, static m => m.Value.StartsWith('/') ? "" : "\"\"");
        Namespace = NamespaceLine().Match(Code) is { Success: true } match ? match.Groups[1].Value : "";
        Types = [.. Declaration().Matches(Code).Select(static m => m.Groups[1].Value).Distinct()];
    }

    /// <summary>From the repository's root.</summary>
    public string Path { get; }

    public string Text { get; }

    /// <summary>The text without comments and the contents of strings.</summary>
    public string Code { get; }

    public string Namespace { get; }

    /// <summary>Simple names, nested types included, in the order of the file.</summary>
    public IReadOnlyList<string> Types { get; }

    public int Lines => Text.TrimEnd('\n').Count(static c => c == '\n') + 1;

    /// <summary>The name up to the first dot: <c>RecordTable.Dates.cs</c> is a part of <c>RecordTable</c>.</summary>
    public string Stem => System.IO.Path.GetFileName(Path).Split('.')[0];

    public static IReadOnlyList<SourceFile> Below(string folder) =>
        [.. RepositoryRoot.Files(folder, "*.cs").Select(static path => new SourceFile(path, File.ReadAllText(path)))];

    // Raw strings first, then verbatim, then plain ones, characters and comments. Interpolations inside strings are dropped with them.
    [GeneratedRegex(""""
        """+(?:.|\n)*?"""+|@\$?"(?:[^"]|"")*"|\$@"(?:[^"]|"")*"|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.[^'\n]*)'|//[^\n]*|/\*(?:.|\n)*?\*/
        """", RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Noise();

    [GeneratedRegex(@"^namespace\s+([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    // Modifiers stand before the keyword on the line, so that a constraint (`where T : class`) or a `typeof` is no declaration.
    [GeneratedRegex(@"^[ \t]*(?:\[[^\]\n]*\]\s*)*(?:(?:public|internal|private|protected|file|sealed|static|abstract|partial|readonly|ref|unsafe|new)\s+)*(?:record\s+struct|record\s+class|record|class|struct|interface|enum|delegate\s+[\w<>\[\]?.,\s]+?)\s+(\w+)(?=\s*[<({:;\n]|\s*$|\s+where\b)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
