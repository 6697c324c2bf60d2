namespace CareRules.Clinical;

/// <summary>Something that the reader of a record met and that a person should know: it changes no truth by itself.</summary>
public sealed class RecordNotice
{
    /// <summary>Makes a notice.</summary>
    /// <param name="code">The diagnostic code (<c>CR4002</c>, <c>CR5001</c>).</param>
    /// <param name="source">The reference of the item, if it has one.</param>
    /// <param name="text">One sentence that names no patient value.</param>
    public RecordNotice(string code, string? source, string text)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(text);
        Code = code;
        Source = source;
        Text = text;
    }

    /// <summary>The diagnostic code.</summary>
    public string Code { get; }

    /// <summary>The reference of the item.</summary>
    public string? Source { get; }

    /// <summary>One sentence that names no patient value.</summary>
    public string Text { get; }
}
