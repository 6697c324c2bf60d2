using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Diagnostics;
using CareRules.Model;
using CareRules.Syntax;

namespace CareRules.Binding;

/// <summary>Where the reading of a patient's item stands: the section that it stands in and the reference that it gets when it names none.</summary>
internal sealed record ItemContext(BindContext Bind, RecordSection Section, string Reference)
{
    /// <summary>A concept as a code that the rule set finds again.</summary>
    public Code? ConceptCode(YamlNode? node)
    {
        ConceptId id = Bind.OptionalConcept(node) ?? ConceptId.Error;
        return id == ConceptId.Error ? null : CodeOf(id);
    }

    public ImmutableArray<Code> ConceptCodes(YamlNode? node) => ConceptCode(node) is { } code ? [code] : [];

    public PartialDate? Date(YamlMapping map, string key) => Bind.Date(map[key]);

    public DatePeriod? Period(YamlMapping map, string from, string to) =>
        map[from] is null && map[to] is null ? null : new DatePeriod(Date(map, from), Date(map, to));

    public FactStatus Status(YamlMapping map, FactStatus absent)
    {
        if (map["status"] is not YamlScalar word)
        {
            return absent;
        }

        FactStatus? status = word.Text switch
        {
            "not-taken" => FactStatus.NotDone,
            "finished" => FactStatus.Completed,
            "revoked" => FactStatus.Cancelled,
            "declined" => FactStatus.Rejected,
            "booked" => FactStatus.Planned,
            "resolved" => FactStatus.Inactive,
            "suspended" => FactStatus.OnHold,
            _ => BindContext.Word<FactStatus>(word),
        };
        return status ?? Refuse(word, absent);
    }

    public T Word<T>(YamlMapping map, string key, T absent)
        where T : struct, Enum =>
        map[key] is not YamlScalar word ? absent : BindContext.Word<T>(word) ?? Refuse(word, absent);

    private T Refuse<T>(YamlScalar word, T absent)
        where T : struct, Enum
    {
        Bind.Diagnostics.ReportBadPatientItem(Bind.At(word), $"`{word.Text}` is not a word that can stand here.", $"Write one of {string.Join(", ", Enum.GetNames<T>().Select(Kebab).Select(static w => $"`{w}`"))}.");
        return absent;
    }

    private Code CodeOf(ConceptId id) => new(CodeSystems.Concept, Bind.Names.QualifiedConcept(id), Bind.Names.ConceptTitle(id));

    private static string Kebab(string name) =>
        string.Concat(name.Select(static (c, i) => char.IsAsciiLetterUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));
}
