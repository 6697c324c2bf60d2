namespace CareRules;

/// <summary>Adds the bundled pack to a host's rules.</summary>
public static class ContentPackExtensions
{
    /// <summary>Adds the bundled pack <c>mltc</c>.</summary>
    /// <param name="options">The host's options.</param>
    public static CareRulesOptions AddContentPack(this CareRulesOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.AddPack(ContentPack.Source);
    }
}
