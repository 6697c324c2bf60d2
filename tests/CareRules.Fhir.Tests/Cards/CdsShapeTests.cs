using System.Text.Json;
using CareRules.Clinical;
using CareRules.Fhir.Tests.Support;

namespace CareRules.Fhir.Tests.Cards;

/// <summary>Cards have the properties, types and limits of CDS Hooks 2.0, and no others; the specification's own examples do too.</summary>
public sealed class CdsShapeTests
{
    private static readonly CdsCardOptions Everything = new()
    {
        DraftOrders = ["MedicationRequest/9"],
        OrderableCode = static concept => new Code(CodeSystems.Loinc, "2823-3", concept),
    };

    public static TheoryData<string> Texts => HostileTexts.All;

    [Fact]
    public void Cards_have_the_shape_of_the_specification() => CdsShape.Faults(Results.Parse(CdsHooks.ToCards(Results.Result, Everything))).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Texts))]
    public void So_have_cards_of_hostile_texts(string text) => CdsShape.Faults(Results.Parse(CdsHooks.ToCards(Results.Hostile(text), Everything))).Should().BeEmpty();

    // The shape is right when what the specification shows fits it.
    [SharedFact]
    public void The_examples_of_the_specification_fit_the_shape()
    {
        string[] examples = [.. Directory.EnumerateFiles(Path.Combine(Shared.Root!, "conformance", "cds-hooks", "examples-from-spec"), "*-response.json")
            .Where(static f => Path.GetFileName(f).StartsWith("hl7-", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        examples.Should().NotBeEmpty();

        // One example lacks the indicator that the specification itself asks for.
        examples.SelectMany(static f => CdsShape.Faults(Results.Parse(File.ReadAllText(f))).Select(fault => $"{Path.GetFileName(f)}: {fault}"))
            .Should().BeEquivalentTo("hl7-index-28-response.json: indicator is missing");
    }

    [Theory]
    [InlineData("\"indicator\":\"critical\"", "\"indicator\":\"grave\"")]
    [InlineData("\"summary\":\"Oral NSAID with warfarin\"", "\"summary\":\"\"")]
    [InlineData("\"selectionBehavior\":\"any\"", "\"other\":\"any\"")]
    [InlineData("\"type\":\"absolute\"", "\"type\":\"other\"")]
    [InlineData("\"type\":\"create\"", "\"type\":\"delete\"")]
    public void A_faulty_card_does_not_fit(string right, string wrong)
    {
        string cards = CdsHooks.ToCards(Results.Result, Everything);
        cards.Should().Contain(right);
        CdsShape.Faults(Results.Parse(cards.Replace(right, wrong, StringComparison.Ordinal))).Should().NotBeEmpty();
    }
}
