using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Explanations;

/// <summary>Why a question about the record is answered with yes.</summary>
internal sealed class PresenceWords(EvaluationContext context, bool brief)
{
    private const int Most = 2;

    private EvaluationPlan Plan => context.Plan;

    public ReasonClause Of(FactQuery query, TraceNode node)
    {
        string title = FactNames.Title(query.Concept, Plan);
        string window = TestWords.In(query switch
        {
            ConditionQuery q => q.Within ?? q.Onset,
            MedicationQuery q => q.Within ?? q.Started ?? q.DoseChanged,
            AllergyQuery q => q.Within,
            ProcedureQuery q => q.Within,
            OrderQuery q => q.Within,
            CareQuery q => q.Within,
            EncounterQuery q => q.Within ?? q.Ended,
            NotDoneQuery q => q.Within,
            _ => null,
        });
        return query switch
        {
            MedicationQuery q => Named(q, node, title, $"{Taken(q)}{MedicationWords.How(q, Plan)}{window}{Length(q.For)}"),
            ConditionQuery q => Named(q, node, title, $"is recorded{(q.State == ConditionState.Inactive ? " as no longer active" : "")}{window}{Length(q.For)}"),
            NoObservationQuery q => ReasonClause.No(title, $"is recorded{TestWords.In(q.Within)}") with { Rank = ReasonClause.Measured },
            ObservationQuery q => Observation(q, title, node),
            AllergyQuery => Fact($"an allergy to {title} is recorded{window}"),
            ProcedureQuery => Fact($"{title} was done{window}{On(node)}"),
            OrderQuery q => Fact($"{title} {(q.Proposed == true ? "is proposed" : "was ordered")}{window}{On(node)}"),
            NotDoneQuery => Fact($"{title} is recorded as declined or deliberately not done{window}"),
            FamilyHistoryQuery => Fact($"a family history of {title} is recorded"),
            EncounterQuery { Times: { } times } q => new ReasonClause($"{Visits(q, title)} took place {TestWords.Of(times)} times{window}", ReasonClause.Number),
            EncounterQuery q => Fact($"{Visits(q, title)} {(q.Booked ? "is booked" : "is recorded")}{window}{On(node)}"),
            _ => Fact($"{title} is recorded{window}"),
        };
    }

    private ReasonClause Observation(ObservationQuery query, string title, TraceNode node)
    {
        string window = TestWords.In(query.Within);
        if (query.Mode is ObservationMode.Present or ObservationMode.Valued)
        {
            return Fact($"{title} is recorded{window}{On(node)}");
        }

        string test = query.Answer is { } answer ? FactNames.Title(answer, Plan) : query.Test is { } wanted ? TestWords.Of(wanted) : "";
        string words = MeasuredWords.Latest(query, node, context) is { } measured
            ? query.Answer is null ? $"{measured}, {test}" : measured
            : query.Change is { } change ? $"{title} {TestWords.Change(change, past: true)}"
            : query.Mode switch
            {
                ObservationMode.AnyValue => $"a {title}{window} is {test}",
                ObservationMode.EveryValue => $"every {title}{window} is {test}",
                var mode => $"the {KebabNames.Of(mode)} {title}{window} is {test}",
            };
        return new ReasonClause(words, ReasonClause.Measured);
    }

    // The record's name for it, and in brackets what the rule calls it where that says more.
    // The record's name for it, and in brackets what the rule calls it where that says more.
    private string Names(FactQuery query, TraceNode node, string title)
    {
        string[] names = Distinct(query, node);
        if (names.Length is 0 or > Most || brief)
        {
            return title;
        }

        string said = WordList.And(names);
        return said.Contains(title, StringComparison.OrdinalIgnoreCase) || title.Contains(said, StringComparison.OrdinalIgnoreCase) ? said : $"{said} ({title})";
    }

    private string[] Distinct(FactQuery query, TraceNode node) =>
    [
        .. node.Facts.Where(f => f.Concept == query.Concept || query.Concept.Index < 0)
            .Select(f => SpokenName.Of(FactNames.Of(f.Fact, f.Concept, Plan))).Distinct(StringComparer.Ordinal),
    ];

    private ReasonClause Named(FactQuery query, TraceNode node, string title, string verb) =>
        ReasonClause.Is(Names(query, node, title), verb, !brief && Distinct(query, node).Length == Most);

    private static string Taken(MedicationQuery query) =>
        query.Proposed == true ? "is proposed"
        : query.Started is not null ? "was started"
        : query.DoseChanged is not null ? "had its dose changed"
        : query.For is not null ? "has been taken"
        : query.Within is not null ? "was taken"
        : query.State != MedicationState.Active ? "is or was taken"
        : "is taken";

    private static string Length(DurationTest? length) => length is null ? "" : $" {TestWords.Length(length)}";

    private static string On(TraceNode node) =>
        node.Facts is [.., var last] && (last.Date ?? RecordTable.DateOf(last.Fact)) is { } date ? $" ({ReaderDates.Short(date)})" : "";

    private static string Visits(EncounterQuery query, string title) => query.Concept.Index >= 0 ? title : query.Class is { } kind ? $"{KebabNames.Of(kind)} visit" : "encounter";

    private static ReasonClause Fact(string words) => new(words, ReasonClause.Present);
}
