using System.Collections.Immutable;
using CareRules.Binding.Grammar;
using CareRules.Model;
using CareRules.Syntax;

namespace CareRules.Binding;

/// <summary>Binds one rule: its criterion, what it says, on what evidence, and who answers for it.</summary>
internal static class RuleBinder
{
    /// <summary>The rule; null when it holds a fault (reported) that leaves nothing to say.</summary>
    public static RuleDefinition? Bind(BindContext context, YamlMapping map, DefinitionReach reach)
    {
        if (map["id"] is not YamlScalar id)
        {
            return null;
        }

        Criterion when = CriterionBinder.Bind(context, map["when"]);
        if (map["recommend"] is not YamlMapping recommend || BindContext.Word<RuleCategory>(map["category"]) is not { } category)
        {
            return null;
        }

        HashSet<ConceptId> mentioned = reach.ConceptsOf(when);
        return new RuleDefinition
        {
            Pack = context.Scope.Pack,
            Id = id.Text,
            Title = BindContext.Text(map["title"]) ?? id.Text,
            Category = category,
            When = when,
            Payload = Recommend(context, recommend, mentioned),
            Evidence = EvidenceBinder.Citations(context, map["evidence"]),
            Governance = EvidenceBinder.Governance(context, map["governance"]),
            At = context.At(id),
        };
    }

    private static RecommendPayload Recommend(BindContext context, YamlMapping map, HashSet<ConceptId> mentioned)
    {
        bool sameDay = BindContext.Text(map["do-within"]) == "same day";
        return new RecommendPayload
        {
            Severity = BindContext.Word<Severity>(map["severity"]) ?? Severity.Info,
            Actions = [.. BindContext.Items(map["action"]).OfType<YamlMapping>().Select(a => Action(context, a)).OfType<BoundAction>()],
            Text = TemplateBinder.Bind(context, map["text"], mentioned) ?? new TextTemplate([]),
            Why = TemplateBinder.Bind(context, map["why"], mentioned),
            Patient = PatientTexts(context, map["patient"], mentioned),
            Responsible = [.. BindContext.Items(map["responsible"]).Select(BindContext.Text).OfType<string>()],
            DoWithin = sameDay ? null : context.Duration(map["do-within"]),
            SameDay = sameDay,
        };
    }

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
