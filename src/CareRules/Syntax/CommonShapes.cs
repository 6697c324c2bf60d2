using System.Collections.Immutable;

namespace CareRules.Syntax;

/// <summary>The shapes that every part of the language uses.</summary>
internal static class CommonShapes
{
    public static readonly ScalarShape Prose = new(ScalarKind.Prose, "text");
    public static readonly ScalarShape Label = new(ScalarKind.Text, "text");
    public static readonly ScalarShape Code = new(ScalarKind.Text, "a code");
    public static readonly ScalarShape CodeSystem = new(ScalarKind.Text, "a code system such as `snomed`, or its address");
    public static readonly ScalarShape Unit = new(ScalarKind.Text, "a unit such as `mmol/L`");
    public static readonly ScalarShape Id = new(ScalarKind.Id, "an id such as `oral-nsaid`");
    public static readonly ScalarShape Integer = new(ScalarKind.Integer, "a whole number");
    public static readonly ScalarShape Number = new(ScalarKind.Number, "a number");
    public static readonly ScalarShape Flag = new(ScalarKind.Boolean, "`true` or `false`");
    public static readonly ScalarShape Date = new(ScalarKind.Date, "a date such as `2026-02-01`");
    public static readonly ScalarShape PartialDate = new(ScalarKind.PartialDate, "a date such as `2026-02-01`, `2026-02` or `2026`");
    public static readonly ScalarShape SemanticVersion = new(ScalarKind.Version, "a version such as `1.0.0`");
    public static readonly ScalarShape Language = new(ScalarKind.Language, "a language such as `en`");
    public static readonly ScalarShape Url = new(ScalarKind.Url, "a web address such as `https://…`");
    public static readonly ScalarShape Duration = new(ScalarKind.Duration, "a length of time such as `14 days`");
    public static readonly ScalarShape Quantity = new(ScalarKind.Quantity, "a number with its unit, such as `5.5 mmol/L`");
    public static readonly ScalarShape QuantityTest = new(ScalarKind.QuantityTest, "a test such as `\"< 5.5 mmol/L\"`");
    public static readonly ScalarShape ValueTest = new(ScalarKind.QuantityTest, "a test such as `\"< 5.5 mmol/L\"`, or the id of a coded answer");
    public static readonly ScalarShape NumberTest = new(ScalarKind.NumberTest, "a test such as `\">= 3\"`");
    public static readonly ScalarShape DurationTest = new(ScalarKind.DurationTest, "a test such as `\">= 6 months\"`");
    public static readonly ScalarShape Concept = new(ScalarKind.Reference, "the id of a concept");
    public static readonly ScalarShape ConceptOrAny = new(ScalarKind.Reference, "the id of a concept, or `any`");
    public static readonly ScalarShape Definition = new(ScalarKind.Reference, "the id of a definition");
    public static readonly ScalarShape Rule = new(ScalarKind.Reference, "the id of a rule");
    public static readonly ScalarShape Name = new(ScalarKind.Reference, "an id");

    public static readonly ScalarShape Severity = Word("critical", "high", "moderate", "low", "info");

    public static readonly Shape Window = new ChoiceShape(
        new ScalarShape(ScalarKind.Window, "a window such as `12 months`, or `ever`"),
        null,
        new MappingShape(
            "a window",
            [
                Key("from", Duration, "How far back the window begins."),
                Key("to", Duration, "How far back the window ends."),
                Key("next", Duration, "How far ahead a booked encounter may lie."),
            ])
        {
            Groups = [KeyGroup.ExactlyOne("from", "next")],
        });

    /// <summary><c>{ within: W }</c>, as in <c>onset: { within: 12 months }</c>.</summary>
    public static readonly Shape InWindow = new MappingShape("a time limit", [Key("within", Window, "The window of time that is looked at.").Required]);

    public static KeyShape Key(string name, Shape shape, string doc) => new(name, shape, doc);

    public static ScalarShape Word(params ImmutableArray<string> words) =>
        new(ScalarKind.Word, "one of " + string.Join(", ", words.Select(static w => $"`{w}`"))) { Words = words };

    public static ListShape ListOf(Shape item, int minimum = 0) => new(item, minimum);

    /// <summary>One thing or a list of them.</summary>
    public static ChoiceShape OneOrMore(ScalarShape item, int minimum = 1) => new(item, new ListShape(item, minimum), null);

    /// <summary>One block or a list of them.</summary>
    public static ChoiceShape OneOrMore(Shape block) => new(null, new ListShape(block, 1), block);
}
