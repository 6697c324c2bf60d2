using System.Collections.Immutable;

namespace CareRules;

/// <summary>The packs hold errors. All of them are in <see cref="Diagnostics"/>.</summary>
public sealed class RuleCompilationException : Exception
{
    /// <summary>Makes the exception from what was found.</summary>
    /// <param name="diagnostics">All findings, errors and others, by place.</param>
    public RuleCompilationException(ImmutableArray<Diagnostic> diagnostics)
        : base(MessageOf(diagnostics)) => Diagnostics = diagnostics;

    /// <summary>Makes an exception without findings.</summary>
    public RuleCompilationException()
    {
    }

    /// <summary>Makes an exception without findings.</summary>
    public RuleCompilationException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception without findings.</summary>
    public RuleCompilationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>All findings, by place.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; } = [];

    private static string MessageOf(ImmutableArray<Diagnostic> diagnostics)
    {
        Diagnostic[] errors = [.. diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error)];
        string first = errors.Length > 0 ? errors[0].ToString() : "no error";
        return errors.Length == 1 ? first : FormattableString.Invariant($"{errors.Length} errors in the rules; the first: {first}");
    }
}
