using System.Collections.Immutable;
using CareRules.Binding.Grammar;
using CareRules.Model;
using CareRules.Syntax;

namespace CareRules.Binding;

/// <summary>Binds a recommendation: how much it matters, what to do, and in what words.</summary>
internal static class RecommendBinder
{
    public static RecommendPayload Bind(BindContext context, YamlMapping map, HashSet<ConceptId> mentioned, ImmutableArray<string> responsible)
    {
        bool sameDay = BindContext.Text(map["do-within"]) == "same day";
        return new RecommendPayload
        {
            Severity = BindContext.Word<Severity>(map["severity"]) ?? Severity.Info,
            Actions = [.. BindContext.Items(map["action"]).OfType<YamlMapping>().Select(a => Action(context, a)).OfType<BoundAction>()],
            Text = TemplateBinder.Bind(context, map["text"], mentioned) ?? new TextTemplate([]),
            Why = TemplateBinder.Bind(context, map["why"], mentioned),
            Patient = PatientTexts(context, map["patient"], mentioned),
            Responsible = map["responsible"] is null ? responsible : Roles(map["responsible"]),
            DoWithin = sameDay ? null : context.Duration(map["do-within"]),
            SameDay = sameDay,
        };
    }

    public static ImmutableArray<string> Roles(YamlNode? node) => [.. BindContext.Items(node).Select(BindContext.Text).OfType<string>()];

    private static BoundAction? Action(BindContext context, YamlMapping map)
    {
        foreach (YamlEntry entry in map.Entries)
        {
            if (BindContext.Word<ActionVerb>(entry.Key) is { } verb)
            {
                ConceptId concept = context.Concept(entry.Value);
                ConceptId? to = context.OptionalConcept(map["to"]);
                return concept == ConceptId.Error ? null : new BoundAction(verb, concept, to);
            }
        }

        return null;
    }

    private static ImmutableSortedDictionary<string, TextTemplate> PatientTexts(BindContext context, YamlNode? node, HashSet<ConceptId> mentioned) =>
        BindContext.Entries(node)
            .Select(e => (e.Key.Text, Template: TemplateBinder.Bind(context, e.Value, mentioned)))
            .Where(static e => e.Template is not null)
            .ToImmutableSortedDictionary(static e => e.Text, static e => e.Template!, StringComparer.Ordinal);
}
