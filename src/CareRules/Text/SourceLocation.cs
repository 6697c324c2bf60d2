using System.Globalization;

namespace CareRules;

/// <summary>A place in a rule file, as a person counts: lines and columns from 1, the end column exclusive.</summary>
public sealed record SourceLocation
{
    internal SourceLocation(string path, int line, int column, int endLine, int endColumn)
    {
        Path = path;
        Line = line;
        Column = column;
        EndLine = endLine;
        EndColumn = endColumn;
    }

    /// <summary>The path inside the pack, with forward slashes.</summary>
    public string Path { get; }

    /// <summary>The first line.</summary>
    public int Line { get; }

    /// <summary>The first column.</summary>
    public int Column { get; }

    /// <summary>The last line.</summary>
    public int EndLine { get; }

    /// <summary>The column after the last character.</summary>
    public int EndColumn { get; }

    /// <summary><c>path:line:column</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Path}:{Line}:{Column}");
}
