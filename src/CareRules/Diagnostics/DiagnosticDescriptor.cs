namespace CareRules.Diagnostics;

/// <summary>What is the same for every diagnostic of one code. Numbers are never reused.</summary>
internal sealed record DiagnosticDescriptor(string Code, DiagnosticSeverity Severity, string Title);
