using CareRules.Syntax;

namespace CareRules;

/// <summary>The rule language itself.</summary>
public static class RuleLanguage
{
    private static readonly Lazy<string> Schema = new(JsonSchemaWriter.Write);

    /// <summary>The JSON Schema (draft 7) of a rule file, for editors; what this version lacks is not in it. Ends with LF.</summary>
    public static string JsonSchema => Schema.Value;
}
