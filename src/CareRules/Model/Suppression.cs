using System.Collections.Immutable;

namespace CareRules.Model;

/// <summary>A finding that an author leaves as it is: its code, the rule, definition, score or concept that it is about (two rules for a conflict), and why.</summary>
internal sealed record Suppression(string Pack, string Code, ImmutableArray<string> On, string Because, SourceLocation At)
{
    public string Names => string.Join("` and `", On);
}
