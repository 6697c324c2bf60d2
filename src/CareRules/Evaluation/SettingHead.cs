using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary><c>during: C</c> and <c>not-during: C</c>: inside an encounter of a kind, by its encounter reference, else by date.</summary>
internal static class SettingHead
{
    public static void Judge(ref Verdict verdict, Setting setting, Fact fact, DateInterval on, EvaluationContext context)
    {
        if (setting.During is { } during)
        {
            verdict.And(LiesInside(during, fact, on, context), MissingReason.DateNotKnown, Because.SettingUndecided);
        }

        if (setting.NotDuring is { } outside)
        {
            verdict.And(!LiesInside(outside, fact, on, context), MissingReason.DateNotKnown, Because.SettingUndecided);
        }
    }

    private static bool? LiesInside(ConceptId kind, Fact fact, DateInterval on, EvaluationContext context)
    {
        if (fact.Encounter is { } reference && Named(reference, context) is { } named)
        {
            bool holds = kind == ConceptId.Any || context.Plan.Codes.Holds(kind, named.Fact.Codes);
            return holds && !named.StatusKnown ? null : holds;
        }

        bool? inside = false;
        foreach (Admitted<EncounterFact> entry in context.View.Encounters.Of(kind))
        {
            DateSpan span = RecordTable.When(entry.Fact, context.AsOf);
            bool? includes = Includes(span, on);
            inside |= entry.StatusKnown || includes == false ? includes : null;
        }

        DateWindow days = new(on.Earliest == DateOnly.MinValue ? null : on.Earliest.AddDays(-1), on.Latest);
        return inside == false && context.NotCovered(kind, RecordSection.Encounters, days) is not null ? null : inside;
    }

    // The encounter that is named. One that was only planned, was cancelled or lies ahead is no fact, and says nothing.
    private static Admitted<EncounterFact>? Named(string reference, EvaluationContext context)
    {
        foreach (Admitted<EncounterFact> entry in context.View.Encounters.All)
        {
            if (string.Equals(entry.Fact.Source, reference, StringComparison.Ordinal))
            {
                return entry;
            }
        }

        return null;
    }

    private static bool? Includes(DateSpan span, DateInterval on)
    {
        if (span.IsContradictory)
        {
            return null;
        }

        bool? begun = span.Start.Latest <= on.Earliest ? true : span.Start.Earliest > on.Latest ? false : null;
        bool? notOver = span.End.Earliest >= on.Latest ? true : span.End.Latest < on.Earliest ? false : null;
        return begun & notOver;
    }
}
