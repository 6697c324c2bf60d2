using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Reasoning;

/// <summary>When a check was last done, as far as the record says.</summary>
/// <param name="Last">The newest fact; null where it was never done or that is not known.</param>
/// <param name="On">Between which days the last one lies; null where there is none.</param>
/// <param name="Missing">What is not known of it.</param>
internal sealed record CheckHistory(FactMatch? Last, DateInterval? On, ImmutableArray<MissingFact> Missing)
{
    /// <summary>Whether a due date can be reckoned at all.</summary>
    public bool IsKnown => On is not null || Missing.IsEmpty;

    public static CheckHistory Of(ConceptId check, EvaluationContext context)
    {
        FactSet facts = context.Select(QueryOf(check, context.Plan.Concepts[check.Index].Kind));
        Candidate[] certain = [.. facts.Items.Where(static i => i.IsCertain)];
        ImmutableArray<MissingFact> unseen = [.. facts.Open.Where(m => certain.Length == 0 || m.Reason != MissingReason.BeyondRecord)];
        ImmutableArray<MissingFact> doubtful = [.. facts.Items.Where(static i => !i.IsCertain).Select(static i => i.Missing!).Distinct()];

        // One that the record does not show, in a section that is not there, may be later than any that it shows.
        if (!unseen.IsEmpty || (certain.Length == 0 && !doubtful.IsEmpty))
        {
            return new CheckHistory(null, null, [.. unseen, .. doubtful]);
        }

        if (certain.Length == 0)
        {
            return new CheckHistory(null, null, []);
        }

        Candidate last = certain.OrderByDescending(static c => c.Start.Latest).ThenByDescending(static c => c.Start.Earliest)
            .ThenBy(static c => c.Fact.Source, StringComparer.Ordinal).First();
        DateOnly earliest = certain.Max(static c => c.Start.Earliest);
        MissingFact? before = facts.Open.FirstOrDefault(m => UnseenUntil(m, context) > earliest);
        DateOnly?[] ends = [earliest, facts.Items.Max(static c => c.Start.Latest), before is null ? null : UnseenUntil(before, context)];
        DateInterval on = new(earliest, ends.Max()!.Value);
        ImmutableArray<MissingFact> doubts = on.Earliest == on.Latest ? []
            : before is not null ? [before, .. doubtful]
            : doubtful.IsEmpty ? [new MissingFact(facts.Name, MissingReason.DateNotKnown, Because.DateUndecided) { Concept = check }]
            : doubtful;
        return new CheckHistory(facts.Match(last.Fact), on, doubts);
    }

    /// <summary>The last day of which a section that reaches back only so far shows nothing; null where it shows all.</summary>
    private static DateOnly? UnseenUntil(MissingFact missing, EvaluationContext context) =>
        missing is { Reason: MissingReason.BeyondRecord, Section: { } section } && context.View.Record.ReachesBackTo(section) is { } since
            ? since.AddDays(-1)
            : null;

    private static FactQuery QueryOf(ConceptId check, ConceptKind kind) => kind switch
    {
        ConceptKind.Procedure => new ProcedureQuery(check, null),
        ConceptKind.Encounter => new EncounterQuery(check),
        ConceptKind.Order => new OrderQuery(check, null) { State = OrderState.Completed },
        ConceptKind.Care or ConceptKind.Role => new CareQuery(check, EverWindow.Instance),
        ConceptKind.Medication => new MedicationQuery(check) { State = MedicationState.Ever },
        ConceptKind.Condition => new ConditionQuery(check) { State = ConditionState.Ever },
        ConceptKind.Allergy => new AllergyQuery(check, EverWindow.Instance),
        _ => new ObservationQuery(check) { Mode = ObservationMode.Present },
    };

    /// <summary>Prints no value.</summary>
    public override string ToString() => nameof(CheckHistory);
}
