namespace CareRules;

/// <summary>The bundled content pack <c>mltc</c>: cross-condition rules for people with several long-term conditions. It is not a validated knowledge base and is not signed off.</summary>
public static class ContentPack
{
    /// <summary>The pack, read once from this assembly.</summary>
    public static RulePackSource Source { get; } = RulePackSource.FromAssembly(typeof(ContentPack).Assembly, "rules/");
}
