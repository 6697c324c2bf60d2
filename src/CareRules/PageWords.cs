using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Explanations;
using CareRules.Model;

namespace CareRules;

/// <summary>Words in the place of ids, dates and units, for what people read.</summary>
internal sealed class PageWords(EvaluationResult result)
{
    private readonly Lazy<Dictionary<string, Concept>> concepts = new(() =>
    {
        Dictionary<string, Concept> found = new(StringComparer.Ordinal);
        foreach (Concept concept in result.Explainer?.Plan.Concepts ?? [])
        {
            found.TryAdd(concept.Name, concept);
        }

        return found;
    });

    /// <summary>Whether the packs speak of roles such as a named clinician; true where the rules are not at hand.</summary>
    public bool KnowsRoles => result.Explainer?.Plan.Concepts.Any(static c => c.Kind == ConceptKind.Role) ?? true;

    /// <summary>The title of a concept; its id in words where the rules are not at hand.</summary>
    public string Concept(string id) => concepts.Value.TryGetValue(id, out Concept? concept) ? concept.Title : Words(id);

    /// <summary>The value as recorded, and in the unit in which the rules speak of it where that is another: <c>67.4 mg/dL (1.74 mmol/L)</c> can be held against an aim.</summary>
    public string Value(string id, Quantity recorded)
    {
        string text = QuantityText.ForReaders(recorded);
        return concepts.Value.TryGetValue(id, out Concept? concept) && concept.Unit is { } unit && result.Explainer!.Plan.Tables.Scale(concept.Id) is var scale && !scale.IsCanonical(recorded.Unit)
            && scale.Read(new Quantity(recorded.Value, recorded.Unit)) is { Lower: { } exact } && exact.Value.TryToDecimal(out decimal number)
            ? $"{text} ({QuantityText.ForReaders(new Quantity(number, unit, recorded.Comparator))})" : text;
    }

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
            return UnitText.In($"{found.word} {aim[found.sign.Length..].TrimStart()}");
        }

        return UnitText.In(aim.Replace("..<", " to below ", StringComparison.Ordinal).Replace("..", " to ", StringComparison.Ordinal));
    }

    private static string Words(string id) => id.Replace('-', ' ');
}
