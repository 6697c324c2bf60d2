namespace CareRules.Tool;

/// <summary>Everything that the tool takes from, and gives to, its surroundings; tests hand in their own.</summary>
internal sealed record ToolIo(TextWriter Out, TextWriter Error)
{
    public Func<Stream> OpenInput { get; init; } = static () => Stream.Null;

    /// <summary>The machine's local date.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Whether standard error is a terminal that may be drawn on.</summary>
    public bool IsErrorTerminal { get; init; }

    public CancellationToken Interrupted { get; init; }

    /// <summary>Says a line on standard error, after what was written before it.</summary>
    public void Say(string line)
    {
        Out.Flush();
        Error.Write(OneLine(line) + "\n");
    }

    // A path or a message may hold what would steer a terminal.
    private static string OneLine(string line) => string.Create(line.Length, line, static (span, text) =>
    {
        for (int i = 0; i < text.Length; i++)
        {
            span[i] = char.IsControl(text[i]) || text[i] is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') ? ' ' : text[i];
        }
    });
}
