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

    // A text seldom names a computed value: the record is not looked through for the others.
    private readonly Lazy<EvaluationContext> context = new(() => new EvaluationContext(plan, record, asOf, new EvaluationSettings()));

    /// <summary>The text for a clinician; names, values, units and dates print as they were recorded.</summary>
    public string Render(TextTemplate template, ImmutableArray<FactMatch> facts) => Render(template, facts, null);

    /// <summary>The text for a patient or carer; names, values, units and dates print as readers of that language write them.</summary>
    public string RenderFor(ReaderLanguage reader, TextTemplate template, ImmutableArray<FactMatch> facts) => Render(template, facts, reader);

    private string Render(TextTemplate template, ImmutableArray<FactMatch> facts, ReaderLanguage? reader)
    {
        StringBuilder text = new();
        foreach (TextPart part in template.Parts)
        {
            text.Append(part switch
            {
                LiteralText literal => literal.Text,
                ConceptText { Field: TextField.Name } name => Names(name.Concept, facts, reader),
                ConceptText { Field: TextField.Value } value => Value(value.Concept, facts, reader),
                ConceptText { Field: TextField.Date } date => Date(DateOf(Newest(date.Concept, facts)), reader),
                ScoreText score => RangeText.Of(scoreOf(score.Score)),
                _ => reader?.NotRecorded ?? NotRecorded,
            });
        }

        return text.ToString();
    }

    private string Names(ConceptId concept, ImmutableArray<FactMatch> facts, ReaderLanguage? reader)
    {
        IEnumerable<string> all = facts.Where(m => m.Concept == concept).Select(m => FactNames.Of(m.Fact, concept, plan));
        string[] names = [.. (reader is null ? all : all.Select(SpokenName.Of)).Distinct(StringComparer.Ordinal)];
        return names.Length == 0 ? FactNames.Title(concept, plan) : reader?.List(names) ?? WordList.And(names);
    }

    // "The last was on {hba1c.date}" in a rule about an overdue test speaks of a fact that matched nothing: the record is asked then.
    private FactMatch? Newest(ConceptId concept, ImmutableArray<FactMatch> facts) =>
        facts.Where(m => m.Concept == concept).MaxBy(Order) ?? RecordedObservations.Newest(plan, record, asOf, concept);

    private static (DateOnly Day, DateTimeOffset Instant) Order(FactMatch match) =>
        DateOf(match) is { } date ? (date.Latest, date.Instant ?? DateTimeOffset.MinValue) : default;

    private static PartialDate? DateOf(FactMatch? match) => match is null ? null : match.Date ?? FactDates.Of(match.Fact);

    private static string Date(PartialDate? date, ReaderLanguage? reader) =>
        date is not { } on ? reader?.NotRecorded ?? NotRecorded : reader?.Date(on) ?? on.ToString();

    // A computed value decided the rule where no fact of the concept did.
    private string Value(ConceptId concept, ImmutableArray<FactMatch> facts, ReaderLanguage? reader) =>
        !facts.Any(m => m.Concept == concept) && Computed(concept) is { } computed ? Quantity(computed, reader) : Value(Newest(concept, facts), reader);

    private static string Value(FactMatch? match, ReaderLanguage? reader) => match?.Fact switch
    {
        ObservationFact { Unreadable: not null } => reader?.NotReadable ?? "not readable",
        ObservationFact { Value: { } value } => Quantity(value, reader),
        ObservationFact { ValueCodes: [var code, ..] } => reader is null ? code.Display ?? code.Value : SpokenName.Of(code.Display ?? code.Value),
        MedicationFact { DailyDose: { } dose } => Quantity(dose, reader),
        _ => reader?.NotRecorded ?? NotRecorded,
    };

    private static string Quantity(Quantity value, ReaderLanguage? reader) => reader?.Quantity(value) ?? QuantityText.ForReaders(value);

    private Quantity? Computed(ConceptId concept) =>
        concept.Index >= 0 && plan.Concepts[concept.Index] is { Derived: { } formula } derived
        && DerivedValue.Compute(concept, formula, context.Value).Number is { } number && number.TryToDecimal(out decimal value) ? new Quantity(value, derived.Unit ?? "1") : null;
}
