using System.Collections.Immutable;
using System.Text;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Explanations;

/// <summary>Fills an author's text with the facts of one patient.</summary>
internal sealed class TemplateRenderer(EvaluationPlan plan, PatientRecord record, DateOnly asOf, Func<int, NumberRange> scoreOf)
{
    private const string NotRecorded = "not recorded";

    public string Render(TextTemplate template, ImmutableArray<FactMatch> facts)
    {
        StringBuilder text = new();
        foreach (TextPart part in template.Parts)
        {
            text.Append(part switch
            {
                LiteralText literal => literal.Text,
                ConceptText { Field: TextField.Name } name => Names(name.Concept, facts),
                ConceptText { Field: TextField.Value } value => Value(Newest(value.Concept, facts)),
                ConceptText { Field: TextField.Date } date => DateOf(Newest(date.Concept, facts))?.ToString() ?? NotRecorded,
                ScoreText score => RangeText.Of(scoreOf(score.Score)),
                _ => NotRecorded,
            });
        }

        return text.ToString();
    }

    private string Names(ConceptId concept, ImmutableArray<FactMatch> facts)
    {
        string[] names = [.. facts.Where(m => m.Concept == concept).Select(m => FactNames.Of(m.Fact, concept, plan)).Distinct(StringComparer.Ordinal)];
        return names.Length == 0 ? FactNames.Title(concept, plan) : WordList.And(names);
    }

    // "The last was on {hba1c.date}" in a rule about an overdue test speaks of a fact that matched nothing: the record is asked then.
    private FactMatch? Newest(ConceptId concept, ImmutableArray<FactMatch> facts) =>
        facts.Where(m => m.Concept == concept).MaxBy(Order) ?? RecordedObservations.Newest(plan, record, asOf, concept);

    private static (DateOnly Day, DateTimeOffset Instant) Order(FactMatch match) =>
        DateOf(match) is { } date ? (date.Latest, date.Instant ?? DateTimeOffset.MinValue) : default;

    private static PartialDate? DateOf(FactMatch? match) => match is null ? null : match.Date ?? FactDates.Of(match.Fact);

    private static string Value(FactMatch? match) => match?.Fact switch
    {
        ObservationFact { Unreadable: not null } => "not readable",
        ObservationFact { Value: { } value } => QuantityText.Of(value),
        ObservationFact { ValueCodes: [var code, ..] } => code.Display ?? code.Value,
        MedicationFact { DailyDose: { } dose } => QuantityText.Of(dose),
        _ => NotRecorded,
    };
}
