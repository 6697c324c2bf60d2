namespace CareRules.Diagnostics;

/// <summary>Words that people use for words of the language: they are suggested, never accepted.</summary>
internal static class EverydayWords
{
    private static readonly Dictionary<string, string> Meant = new(StringComparer.OrdinalIgnoreCase)
    {
        ["and"] = "all", ["or"] = "any", ["none"] = "not", ["drug"] = "medication", ["medicine"] = "medication", ["diagnosis"] = "condition", ["disease"] = "condition",
        ["lab"] = "observation", ["test"] = "observation", ["measurement"] = "observation", ["gender"] = "sex", ["dob"] = "born", ["birthdate"] = "born", ["name"] = "title",
        ["discontinue"] = "stop", ["cease"] = "stop", ["begin"] = "start", ["decrease"] = "reduce",
        ["if"] = "when", ["because"] = "why", ["message"] = "text", ["priority"] = "severity", ["reference"] = "evidence", ["references"] = "evidence", ["drugs"] = "medications",
    };

    /// <summary>The name that was meant, where it is one of those that can stand here.</summary>
    public static string? Of(string written, IEnumerable<string> names) =>
        Meant.GetValueOrDefault(written) is { } meant && names.Contains(meant, StringComparer.Ordinal) ? meant : null;

    public static string? Help(string written, IEnumerable<string> names) => Of(written, names) is { } name ? $"Did you mean `{name}`?" : null;
}
