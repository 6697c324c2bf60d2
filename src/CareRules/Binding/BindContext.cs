using System.Globalization;
using CareRules.Clinical;
using CareRules.Diagnostics;
using CareRules.Model;
using CareRules.Syntax;
using CareRules.Text;

namespace CareRules.Binding;

/// <summary>Where binding stands: the file, its pack and the names in reach, with the readings that every binder needs. A <see cref="YamlError"/> was reported already and is passed over in silence.</summary>
internal sealed record BindContext(SourceText Source, PackScope Scope, Vocabulary Names, DiagnosticBag Diagnostics)
{
    /// <summary>The files of the pack, which concepts and terminologies may name; empty for a patient file.</summary>
    public PackFiles Files { get; init; } = PackFiles.None;

    public SourceLocation At(YamlNode node) => Source.LocationOf(node.Span);

    /// <summary>The text of a scalar; null when the node is missing or faulty.</summary>
    public static string? Text(YamlNode? node) => (node as YamlScalar)?.Text;

    public static IEnumerable<YamlNode> Items(YamlNode? node) => node switch
    {
        null or YamlError => [],
        YamlSequence list => list.Items.Where(static i => i is not YamlError),
        _ => [node],
    };

    public static IEnumerable<YamlEntry> Entries(YamlNode? node) => node is YamlMapping map ? map.Entries.Where(static e => e.Value is not YamlError) : [];

    public ConceptId Concept(YamlNode? node, params ReadOnlySpan<ConceptKind> kinds)
    {
        if (node is not YamlScalar scalar || !Names.Concepts.TryResolve(scalar.Text, Scope, At(scalar), Diagnostics, out ConceptId id))
        {
            return ConceptId.Error;
        }

        (string name, ConceptKind kind) = Names.ConceptKinds[id.Index];
        if (Names.KindlessConcepts.Contains(id))
        {
            return ConceptId.Error;
        }

        if (kinds.Length > 0 && !kinds.Contains(kind))
        {
            Diagnostics.ReportWrongConceptKind(At(scalar), name, Word(kind), string.Join(" or ", kinds.ToArray().Select(Word)));
            return ConceptId.Error;
        }

        return id;
    }

    public ConceptId? OptionalConcept(YamlNode? node, params ReadOnlySpan<ConceptKind> kinds) => node is null or YamlError ? null : Concept(node, kinds);

    public int? Integer(YamlNode? node)
    {
        if (node is not YamlScalar scalar)
        {
            return null;
        }

        if (int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value))
        {
            return value;
        }

        Diagnostics.ReportBadNumber(At(scalar), scalar.Text);
        return null;
    }

    public decimal? Number(YamlNode? node)
    {
        if (node is not YamlScalar scalar)
        {
            return null;
        }

        if (Grammar.Numbers.TryParse(scalar.Text, out decimal value))
        {
            return value;
        }

        Diagnostics.ReportBadNumber(At(scalar), scalar.Text);
        return null;
    }

    public PartialDate? Date(YamlNode? node)
    {
        if (node is not YamlScalar scalar)
        {
            return null;
        }

        if (PartialDate.TryParse(scalar.Text, out PartialDate date))
        {
            return date;
        }

        Diagnostics.ReportBadDate(At(scalar), scalar.Text);
        return null;
    }

    public static bool? Flag(YamlNode? node) => Text(node) switch
    {
        "true" => true,
        "false" => false,
        _ => null,
    };

    /// <summary>A word of a closed list, kebab-case, as an enumeration value; the shape of the language has checked it.</summary>
    public static T? Word<T>(YamlNode? node)
        where T : struct, Enum =>
        Text(node) is { } text && Enum.TryParse(text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out T value) && Enum.IsDefined(value) ? value : null;

    /// <summary>The kebab-case word of an enumeration value.</summary>
    public static string Word(ConceptKind kind) => kind.ToString().ToLowerInvariant();
}
