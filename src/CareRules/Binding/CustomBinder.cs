using System.Collections.Immutable;
using System.Globalization;
using CareRules.Clinical;
using CareRules.Diagnostics;
using CareRules.Model;
using CareRules.Syntax;

namespace CareRules.Binding;

/// <summary>Binds the predicates that packs declare under <c>custom</c>, joins them with those that the host registers, and binds the criteria that ask them.</summary>
internal static class CustomBinder
{
    public static ImmutableArray<CustomModel> Bind(IEnumerable<(BindContext Context, YamlEntry Entry)> declared, HostSetup host, ImmutableArray<BoundPack> packs, Vocabulary names, DiagnosticBag diagnostics)
    {
        CustomModel[] models = [.. declared.Select(static d => Declaration(d.Context, d.Entry))];
        PackScope scope = HostOverlays.Scope(packs);
        foreach (HostPredicate predicate in host.Predicates)
        {
            if (!names.Customs.TryResolve(predicate.Name, scope, HostChange.At, diagnostics, out int index))
            {
                continue;
            }

            if (models[index].Predicate is not null)
            {
                diagnostics.ReportDuplicateId(HostChange.At, names.Customs.What, predicate.Name, HostChange.At);
            }

            models[index] = models[index] with { Predicate = predicate.Answer };
        }

        return [.. models];
    }

    public static Criterion Criterion(BindContext context, YamlNode node, YamlNode? with, SourceLocation at)
    {
        if (node is not YamlScalar name || !context.Names.Customs.TryResolve(name.Text, context.Scope, context.At(name), context.Diagnostics, out int index))
        {
            return new ErrorCriterion(at);
        }

        ImmutableSortedDictionary<string, string> given = context.Names.BoundCustoms[index].With.SetItems(Values(with));
        return new CustomCriterion(index, given, string.Concat(given.Select(static v => string.Create(CultureInfo.InvariantCulture, $"{v.Key.Length}:{v.Key}{v.Value.Length}:{v.Value}"))), at);
    }

    private static CustomModel Declaration(BindContext context, YamlEntry entry)
    {
        YamlMapping? map = entry.Value as YamlMapping;
        return new CustomModel(
            context.Scope.Pack,
            entry.Key.Text,
            BindContext.Text(map?["title"]) ?? entry.Key.Text.Replace('-', ' '),
            [.. BindContext.Items(map?["reads"]).Select(static s => BindContext.Word<RecordSection>(s)).OfType<RecordSection>().Distinct()],
            context.At(entry.Key))
        {
            With = Values(map?["with"]),
        };
    }

    // Any mapping is taken: what lies deeper is named by its path.
    private static ImmutableSortedDictionary<string, string> Values(YamlNode? node)
    {
        ImmutableSortedDictionary<string, string>.Builder values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        Add("", node);
        return values.ToImmutable();

        void Add(string path, YamlNode? below)
        {
            switch (below)
            {
                case YamlScalar scalar:
                    values[path] = scalar.Text;
                    break;
                case YamlMapping map:
                    foreach (YamlEntry entry in map.Entries)
                    {
                        Add(Below(path, entry.Key.Text), entry.Value);
                    }

                    break;
                case YamlSequence list:
                    for (int i = 0; i < list.Items.Length; i++)
                    {
                        Add(Below(path, i.ToString(CultureInfo.InvariantCulture)), list.Items[i]);
                    }

                    break;
                default:
                    break;
            }
        }
    }

    private static string Below(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}
