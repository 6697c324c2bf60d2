namespace CareRules.Tool.Packs;

/// <summary>The rule that somebody names on the command line.</summary>
internal static class RuleName
{
    private const int Shown = 5;

    /// <summary>As <c>pack/id</c>.</summary>
    /// <exception cref="ToolException">It is not the name of exactly one rule.</exception>
    public static string Find(RuleSet rules, string name)
    {
        string[] found = [.. rules.Rules.Select(static r => (r.Id, Full: $"{r.Pack}/{r.Id}")).Where(r => r.Full == name || r.Id == name).Select(static r => r.Full)];
        return found is [var one] ? one : throw NotOne(name, Like(rules, name));
    }

    /// <summary>What is said of a name that is not the name of exactly one rule.</summary>
    /// <param name="name">The name.</param>
    /// <param name="hint">The end of the message, from <see cref="Like"/> or better.</param>
    public static ToolException NotOne(string name, string hint) => new(ExitStatus.Usage, $"`{name}` is not the name of exactly one rule; write it as id or pack/id.{hint}");

    /// <summary>Rules whose ids hold the name, as the end of a message; empty where none does.</summary>
    public static string Like(RuleSet rules, string name)
    {
        string[] like = [.. rules.Rules.Select(static r => r.Id).Where(id => id.Contains(name, StringComparison.OrdinalIgnoreCase)).Distinct().Order(StringComparer.Ordinal)];
        return like.Length == 0 ? "" : $" There are {string.Join(", ", like.Take(Shown).Select(static id => $"`{id}`"))}{(like.Length > Shown ? $" and {like.Length - Shown} more" : "")}.";
    }
}
