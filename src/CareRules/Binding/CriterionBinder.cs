using System.Collections.Immutable;
using CareRules.Binding.Grammar;
using CareRules.Clinical;
using CareRules.Diagnostics;
using CareRules.Model;
using CareRules.Syntax;

namespace CareRules.Binding;

/// <summary>Binds a criterion: the Boolean heads here, the heads over facts in <see cref="FactQueryBinder"/>. A fault becomes an <see cref="ErrorCriterion"/>, so that one mistake is one message.</summary>
internal static class CriterionBinder
{
    public static Criterion Bind(BindContext context, YamlNode? node)
    {
        if (node is not YamlMapping map)
        {
            return new ErrorCriterion(node is null ? new SourceLocation(context.Source.Path, 1, 1, 1, 1) : context.At(node));
        }

        Criterion criterion = Head(context, map);
        return map["if-unknown"] is { } choice && BindContext.Flag(choice) is { } value
            ? criterion with { IfUnknown = new UnknownChoice(value, BindContext.Text(map["because"])) }
            : criterion;
    }

    private static Criterion Head(BindContext context, YamlMapping map)
    {
        SourceLocation at = context.At(map);
        foreach (YamlEntry entry in map.Entries)
        {
            Criterion? bound = entry.Key.Text switch
            {
                _ when entry.Value is YamlError => new ErrorCriterion(at),
                "all" => new AllCriterion(Operands(context, entry.Value), at),
                "any" => new AnyCriterion(Operands(context, entry.Value), at),
                "not" => new NotCriterion(Bind(context, entry.Value), at),
                "at-least" => AtLeast(context, entry.Value, map["of"], at),
                "age" => Age(context, entry.Value, map["at"], at),
                "sex" => BindContext.Word<Sex>(entry.Value) is { } sex ? new SexCriterion(sex, at) : new ErrorCriterion(at),
                "is" => Definition(context, entry.Value, at),
                "score" => Score(context, entry.Value, map["value"], at),
                "sequence" => TimeRelationBinder.Sequence(context, entry.Value, at),
                "together" => TimeRelationBinder.Together(context, entry.Value, at),
                "custom" => CustomBinder.Criterion(context, entry.Value, map["with"], at),
                "count" => Count(context, entry.Value, map["value"], at),
                _ => FactQueryBinder.Bind(context, entry, map) is { } query ? new FactCriterion(query, at) : null,
            };
            if (bound is not null)
            {
                return bound is FactCriterion { Query.Concept: var concept } && concept == ConceptId.Error ? new ErrorCriterion(at) : bound;
            }
        }

        return new ErrorCriterion(at);
    }

    private static ImmutableArray<Criterion> Operands(BindContext context, YamlNode node) =>
        node is YamlSequence list ? [.. list.Items.Select(item => Bind(context, item))] : [new ErrorCriterion(context.At(node))];

    private static Criterion AtLeast(BindContext context, YamlNode count, YamlNode? of, SourceLocation at)
    {
        if (context.Integer(count) is not { } wanted || of is not YamlSequence list)
        {
            return new ErrorCriterion(at);
        }

        if (wanted > list.Items.Length)
        {
            context.Diagnostics.ReportTooMany(context.At(count), wanted, list.Items.Length);
        }

        return new AtLeastCriterion(wanted, Operands(context, list), at);
    }

    private static Criterion Age(BindContext context, YamlNode node, YamlNode? when, SourceLocation at)
    {
        Duration? ago = null;
        if (when is YamlScalar scalar)
        {
            const string Suffix = " ago";
            if (!scalar.Text.EndsWith(Suffix, StringComparison.Ordinal) || !Duration.TryParse(scalar.Text.AsSpan(0, scalar.Text.Length - Suffix.Length), out Duration length))
            {
                context.Diagnostics.ReportBadDuration(context.At(scalar), scalar.Text);
                return new ErrorCriterion(at);
            }

            ago = length;
        }

        return context.NumberTest(node, "an age in completed years", ">= 75") is { } test ? new AgeCriterion(test, ago, at) : new ErrorCriterion(at);
    }

    private static Criterion Definition(BindContext context, YamlNode node, SourceLocation at) =>
        node is YamlScalar scalar && context.Names.Definitions.TryResolve(scalar.Text, context.Scope, context.At(scalar), context.Diagnostics, out int index)
            ? new DefinitionCriterion(index, at)
            : new ErrorCriterion(at);

    private static Criterion Count(BindContext context, YamlNode node, YamlNode? value, SourceLocation at)
    {
        QuantityTest? test = context.NumberTest(value, "a count", ">= 10");
        FactQuery? query = node is YamlMapping map ? FactQueryBinder.BindCounted(context, map) : null;
        if (query is null || test is null || query.Concept == ConceptId.Error)
        {
            return new ErrorCriterion(at);
        }

        return Distinct(context, (YamlMapping)node, query) is { } distinct ? new CountCriterion(query, distinct, test, at) : new ErrorCriterion(at);
    }

    /// <summary>What makes two counted facts different ones, with the default of their kind; null, and reported, where it has no meaning.</summary>
    public static DistinctBy? Distinct(BindContext context, YamlMapping count, FactQuery query)
    {
        DistinctBy? written = BindContext.Word<DistinctBy>(count["distinct"]);
        if (written == DistinctBy.Concept && query.Concept == ConceptId.Any)
        {
            context.Diagnostics.ReportConceptOfAny(context.At(count["distinct"]!));
            return null;
        }

        return written ?? query switch
        {
            MedicationQuery => DistinctBy.Ingredient,
            ConditionQuery => DistinctBy.Code,
            _ => DistinctBy.Record,
        };
    }

    private static Criterion Score(BindContext context, YamlNode node, YamlNode? value, SourceLocation at) =>
        node is YamlScalar scalar && context.Names.Scores.TryResolve(scalar.Text, context.Scope, context.At(scalar), context.Diagnostics, out int index)
        && context.NumberTest(value, "a score", ">= 3") is { } test
            ? new ScoreCriterion(index, test, at)
            : new ErrorCriterion(at);
}
