namespace CareRules.Model;

/// <summary>A named criterion.</summary>
internal sealed record DefinitionModel(string Pack, string Id, string? Title, Criterion Criterion, SourceLocation At);
