namespace CareRules.Tests.Diagnostics;

/// <summary>Runs a sample through all stages. Until a compiler is plugged in here, only the codes of the parser are held against their samples.</summary>
internal static class SampleCompiler
{
    private static Func<string, IReadOnlyList<Diagnostic>>? Compiler => null;

    public static bool IsThere => Compiler is not null;

    public static IReadOnlyList<Diagnostic> Compile(string text) =>
        Compiler is null ? throw new InvalidOperationException("No compiler is plugged in.") : Compiler(text);
}
