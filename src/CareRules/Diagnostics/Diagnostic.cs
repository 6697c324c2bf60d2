using System.Collections.Immutable;

namespace CareRules;

/// <summary>One finding in a rule file: one sentence at one place, with what to do.</summary>
public sealed class Diagnostic
{
    internal Diagnostic(string code, DiagnosticSeverity severity, string message, SourceLocation location, string? help, ImmutableArray<SourceLocation> related)
    {
        Code = code;
        Severity = severity;
        Message = message;
        Location = location;
        Help = help;
        Related = related.IsDefault ? [] : related;
    }

    /// <summary>The stable code, <c>CR1001</c>.</summary>
    public string Code { get; }

    /// <summary>How much it matters.</summary>
    public DiagnosticSeverity Severity { get; }

    /// <summary>One sentence in the author's words.</summary>
    public string Message { get; }

    /// <summary>Where.</summary>
    public SourceLocation Location { get; }

    /// <summary>What to do, if there is one clear thing.</summary>
    public string? Help { get; }

    /// <summary>Other places that matter (the first definition of a duplicate).</summary>
    public ImmutableArray<SourceLocation> Related { get; }

    /// <summary>The page that explains the code, relative to the documentation root.</summary>
    public string HelpUri => $"docs/diagnostics/{Code}.md";

    /// <summary><c>path:line:column: error CR1001: message</c>.</summary>
    public override string ToString() => $"{Location}: {SeverityWord} {Code}: {Message}";

    private string SeverityWord => Severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "info",
    };
}
