using static CareRules.Syntax.CommonShapes;

namespace CareRules.Syntax;

/// <summary>What <c>pack.yaml</c> says of a pack.</summary>
internal static class PackShapes
{
    private static readonly MappingShape ClinicalSafety = new(
        "a clinical-safety block",
        [
            Key("officer", Prose, "The clinical safety officer.").Required,
            Key("case-report", Label, "The reference of the safety case report.").Required,
            Key("signed-off", Date, "The day of the sign-off.").Required,
        ]);

    private static readonly MappingShape Required = new(
        "a required pack",
        [
            Key("pack", Label, "The id of the pack.").Required,
            Key("version", Label, "The versions that will do."),
        ]);

    private static readonly MappingShape Override = new(
        "an override",
        [
            Key("rule", Rule, "The rule that is changed."),
            Key("parameter", Name, "The parameter that is changed."),
            Key("concept", Concept, "The concept that is changed."),
            Key("set", new AnyShape(), "What the rule says instead."),
            Key("disable", Flag, "Whether the rule is put out of force."),
            Key("value", Quantity, "The value of the parameter."),
            Key("add-codes", ConceptShapes.Codes, "Codes that the concept also means."),
            Key("because", Prose, "Why; it appears in every explanation that it touched.").Required,
            Key("approved-by", Prose, "Who approved it."),
            Key("on", Date, "When it was approved."),
        ]);

    private static readonly MappingShape Terminology = new(
        "a terminology",
        [
            Key("system", CodeSystem, "The code system.").Required,
            Key("is-a", Label, "The file of the pack with a row `child,parent` for each link.").Required,
        ]);

    public static readonly MappingShape Pack = new(
        "a pack file",
        [
            Key("carerules", Word("1"), "The version of the rule language."),
            Key("pack", Id, "The name of the pack.").Required,
            Key("title", Prose, "The pack in a few words."),
            Key("version", SemanticVersion, "The version of the pack.").Required,
            Key("publisher", Prose, "Who publishes it."),
            Key("licence", Label, "The licence of its content."),
            Key("language", Language, "The language of texts that do not say theirs."),
            Key("requires", ListOf(Required), "Other packs on which this one builds."),
            Key("overrides", ListOf(Override), "What this pack changes in those that it requires."),
            Key("terminology", ListOf(Terminology), "Hierarchies of codes that the pack brings with it."),
            Key("acute-length", Duration, "How long an acute prescription without end counts as active."),
            Key("silence-at-most", Duration, "How long a host may suppress what a rule says."),
            Key("clinical-safety", ClinicalSafety, "The safety officer's sign-off; a pack that has it is published."),
        ]);
}
