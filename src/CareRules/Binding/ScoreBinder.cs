using CareRules.Binding.Grammar;
using CareRules.Diagnostics;
using CareRules.Model;
using CareRules.Syntax;

namespace CareRules.Binding;

/// <summary>Binds a score: <c>sum</c> or <c>max</c> of parts.</summary>
internal static class ScoreBinder
{
    public static ScoreModel Bind(BindContext context, YamlEntry entry)
    {
        YamlMapping map = entry.Value as YamlMapping ?? YamlMapping.Empty;
        bool highest = map["max"] is not null;
        return new ScoreModel(
            context.Scope.Pack,
            entry.Key.Text,
            BindContext.Text(map["title"]),
            highest,
            [.. BindContext.Items(highest ? map["max"] : map["sum"]).OfType<YamlMapping>().Select(part => Part(context, part)).OfType<ScorePart>()],
            context.At(entry.Key));
    }

    private static ScorePart? Part(BindContext context, YamlMapping map)
    {
        SourceLocation at = context.At(map);
        string? label = BindContext.Text(map["label"]);
        if (map["score"] is YamlScalar score)
        {
            return context.Names.Scores.TryResolve(score.Text, context.Scope, context.At(score), context.Diagnostics, out int index) ? new SubScorePart(index, label, at) : null;
        }

        if (context.Number(map["points"]) is not { } points)
        {
            return null;
        }

        if (map["per"] is not YamlMapping per)
        {
            return new CriterionPart(points, CriterionBinder.Bind(context, map["when"]), label, at);
        }

        FactQuery? query = FactQueryBinder.BindCounted(context, per);
        return query is null || query.Concept == ConceptId.Error || CriterionBinder.Distinct(context, per, query) is not { } distinct ? null : new PerPart(points, query, distinct, label, at);
    }
}
