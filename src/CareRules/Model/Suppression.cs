namespace CareRules.Model;

/// <summary>A finding that an author leaves as it is: its code, the rule, definition, score or concept that it is about, and why.</summary>
internal sealed record Suppression(string Pack, string Code, string On, string Because, SourceLocation At);
