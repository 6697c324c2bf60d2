using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Explanations;
using CareRules.Model;

namespace CareRules;

/// <summary>Words in the place of ids, dates and units, for what people read.</summary>
internal sealed class PageWords(EvaluationResult result)
{
    private readonly Lazy<Dictionary<string, string>> titles = new(() =>
    {
        Dictionary<string, string> found = new(StringComparer.Ordinal);
        foreach (Concept concept in result.Explainer?.Plan.Concepts ?? [])
        {
            found.TryAdd(concept.Name, concept.Title);
        }

        return found;
    });

    /// <summary>Whether the packs speak of roles such as a named clinician; true where the rules are not at hand.</summary>
    public bool KnowsRoles => result.Explainer?.Plan.Concepts.Any(static c => c.Kind == ConceptKind.Role) ?? true;

    /// <summary>The title of a concept; its id in words where the rules are not at hand.</summary>
    public string Concept(string id) => titles.Value.TryGetValue(id, out string? title) ? title : Words(id);

    public ImmutableArray<string> Concepts(IEnumerable<string> ids) => [.. ids.Select(Concept)];

    public static ImmutableArray<string> Roles(IEnumerable<string> roles) => [.. roles.Select(Role)];

    public static string Role(string role) => string.Equals(role, "gp", StringComparison.OrdinalIgnoreCase) ? "GP" : Words(role);

    public static string Day(DateOnly day) => Date(day);

    /// <summary>As exactly as it is known: a day, a month or a year.</summary>
    public static string Date(PartialDate date) => ReaderLanguage.Of("en").Date(date);

    public static string When(PlannedVisit visit, DateOnly asOf) => visit.By switch
    {
        null when visit.From == asOf => "from now on",
        null => $"from {Day(visit.From)}",
        { } by when by == asOf => "now",
        { } by when by == visit.From => $"on {Day(by)}",
        { } by when visit.From == asOf => $"by {Day(by)}",
        { } by => $"between {Day(visit.From)} and {Day(by)}",
    };

    /// <summary>An aim as a sentence says it: <c>below 130 mmHg</c>.</summary>
    public static string Aim(string aim)
    {
        (string sign, string word)[] signs = [("<=", "at most"), (">=", "at least"), ("<", "below"), (">", "above"), ("=", "exactly")];
        if (Array.Find(signs, s => aim.StartsWith(s.sign, StringComparison.Ordinal) && !aim.Contains("..", StringComparison.Ordinal)) is { sign: not null } found)
        {
            return Unit($"{found.word} {aim[found.sign.Length..].TrimStart()}");
        }

        return Unit(aim.Replace("..<", " to below ", StringComparison.Ordinal).Replace("..", " to ", StringComparison.Ordinal));
    }

    // `mm[Hg]` and `mL/min/{1.73_m2}` are how records write units; people read mmHg and mL/min.
    public static string Unit(string text)
    {
        int brace = text.IndexOf("/{", StringComparison.Ordinal);
        string plain = brace >= 0 && text.IndexOf('}', brace) is > 0 and int end ? text[..brace] + text[(end + 1)..] : text;
        return plain.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
    }

    private static string Words(string id) => id.Replace('-', ' ');
}
