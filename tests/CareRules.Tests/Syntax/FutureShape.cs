using CareRules.Syntax;

namespace CareRules.Tests.Syntax;

/// <summary>The language with a feature that no version has, so that tests do not depend on what this version lacks.</summary>
internal static class FutureShape
{
    public static MappingShape RuleFile { get; } =
        LanguageShape.RuleFile with { Keys = [.. LanguageShape.RuleFile.Keys, CommonShapes.Key("to-come", CommonShapes.Prose, "A feature to come.").NotYet] };
}
