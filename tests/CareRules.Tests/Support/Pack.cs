namespace CareRules.Tests.Support;

/// <summary>Compiles rules and a patient that are written as YAML, and evaluates them.</summary>
internal static class Pack
{
    /// <param name="yaml">The rules and whatever they name.</param>
    /// <param name="patient">The patient, as the inside of a flow mapping.</param>
    /// <param name="asOf">The as-of date.</param>
    /// <param name="options">What to show.</param>
    public static EvaluationResult Evaluate(string yaml, string patient, string asOf = "2026-02-01", EvaluationOptions? options = null)
    {
        RuleSet rules = Compile($"{yaml}\ntests:\n  - {{ name: patient, as-of: {asOf}, patient: {{ {patient} }}, expect: {{ at-most: critical }} }}\n");
        return rules.Evaluate(rules.Tests[0].Patient!, rules.Tests[0].AsOf, options);
    }

    public static RuleSet Compile(string yaml) =>
        RuleSet.Compile(RulePackSource.FromFiles("test", [new("pack.yaml", "pack: test\ntitle: Test\nversion: 1.0.0\n"), new("rules.yaml", yaml)]));

}
