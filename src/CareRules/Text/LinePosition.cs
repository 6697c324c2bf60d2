namespace CareRules.Text;

/// <summary>A place in a text as a person counts: line and column from 1.</summary>
internal readonly record struct LinePosition(int Line, int Column);
