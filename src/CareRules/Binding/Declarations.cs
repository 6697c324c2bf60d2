using CareRules.Binding.Grammar;
using CareRules.Diagnostics;
using CareRules.Model;
using CareRules.Syntax;

namespace CareRules.Binding;

/// <summary>Declares the names of a file, before anything is bound.</summary>
internal static class Declarations
{
    public static void Declare(
        BindContext context,
        YamlMapping root,
        List<(BindContext Context, YamlEntry Entry, ConceptId Id)> concepts,
        List<(BindContext Context, YamlEntry Entry)> definitions,
        List<(BindContext Context, YamlEntry Entry)> scores,
        List<(BindContext Context, YamlEntry Entry)> metrics,
        List<(BindContext Context, YamlEntry Entry)> customs)
    {
        Vocabulary names = context.Names;
        foreach (YamlEntry entry in BindContext.Entries(root["concepts"]))
        {
            ConceptId id = new(concepts.Count);
            if (names.Concepts.TryDeclare(context.Scope.Pack, entry.Key.Text, id, context.At(entry.Key), context.Diagnostics))
            {
                YamlMapping? map = entry.Value as YamlMapping;
                concepts.Add((context, entry, id));
                ConceptKind? kind = BindContext.Word<ConceptKind>(map?["kind"]);
                names.ConceptKinds.Add((entry.Key.Text, kind ?? ConceptKind.Condition));
                if (kind is null)
                {
                    names.KindlessConcepts.Add(id);
                }

                names.ConceptLabels.Add((context.Scope.Pack, BindContext.Text(map?["title"]) ?? entry.Key.Text.Replace('-', ' ')));
            }
        }

        Collect(context, root["definitions"], names.Definitions, definitions);
        Collect(context, root["scores"], names.Scores, scores);
        Collect(context, root["metrics"], names.Metrics, metrics);
        Collect(context, root["custom"], names.Customs, customs);

        foreach (YamlEntry entry in BindContext.Entries(root["parameters"]))
        {
            DeclareParameter(context, entry);
        }

        foreach (YamlScalar id in BindContext.Items(root["rules"]).OfType<YamlMapping>().Select(static r => r["id"]).OfType<YamlScalar>())
        {
            names.Rules.TryDeclare(context.Scope.Pack, id.Text, $"{context.Scope.Pack}/{id.Text}", context.At(id), context.Diagnostics);
        }
    }

    private static void Collect(BindContext context, YamlNode? node, NameTable<int> names, List<(BindContext Context, YamlEntry Entry)> found)
    {
        foreach (YamlEntry entry in BindContext.Entries(node))
        {
            if (names.TryDeclare(context.Scope.Pack, entry.Key.Text, found.Count, context.At(entry.Key), context.Diagnostics))
            {
                found.Add((context, entry));
            }
        }
    }

    private static void DeclareParameter(BindContext context, YamlEntry entry)
    {
        YamlScalar? value = entry.Value as YamlScalar ?? (entry.Value as YamlMapping)?["value"] as YamlScalar;
        if (value is null)
        {
            return;
        }

        if (Tests.Amount(value.Text) is { } amount)
        {
            context.Names.Parameters.TryDeclare(context.Scope.Pack, entry.Key.Text, new Parameter(context.Scope.Pack, entry.Key.Text, amount.Value, amount.Unit), context.At(entry.Key), context.Diagnostics);
        }
        else
        {
            context.Diagnostics.ReportBadNumber(context.At(value), value.Text);
        }
    }
}
