namespace CareRules.Tool.Output;

/// <summary>The members of an enum as the command line and its output write them: <c>FamilyHistory</c> is <c>family-history</c>.</summary>
internal static class KebabNames
{
    public static string Of<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select(static (c, i) => char.IsAsciiLetterUpper(c) ? (i > 0 ? "-" : "") + (char)(c | 0x20) : c.ToString()));
}
