using CareRules;

namespace EhrHost.Web;

/// <summary>How grave something is, as a word and not as a colour alone.</summary>
internal static class SeverityWords
{
    /// <summary>The gravest first, as pages show them.</summary>
    public static IReadOnlyList<Severity> All { get; } = [Severity.Critical, Severity.High, Severity.Moderate, Severity.Low, Severity.Info];

    /// <summary>The word in a sentence.</summary>
    public static string Word(this Severity severity) => severity switch
    {
        Severity.Critical => "critical",
        Severity.High => "high",
        Severity.Moderate => "moderate",
        Severity.Low => "low",
        _ => "for information",
    };

    /// <summary>The class in the style sheet.</summary>
    public static string Style(this Severity severity) => severity switch
    {
        Severity.Critical => "critical",
        Severity.High => "high",
        Severity.Moderate => "moderate",
        _ => "low",
    };
}
