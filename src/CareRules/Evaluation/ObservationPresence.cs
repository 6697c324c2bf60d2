using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>The single observations that match: recorded, with a value, or each with a value that meets the test.</summary>
internal static class ObservationPresence
{
    public static FactSet Select(ObservationQuery query, EvaluationContext context)
    {
        bool tested = query.Test is not null || query.Answer is not null;
        Window? window = query.Within ?? (tested && query.Concept.Index >= 0 && context.Plan.Concepts[query.Concept.Index].ValidFor is { } valid ? new PastWindow(valid) : null);
        DateWindow days = window.Days(context.AsOf);
        NumberRange? bounds = query.Test is { } test && query.Concept.Index >= 0 ? context.Tables.Scale(query.Concept).Bounds(test) : null;
        FactSetBuilder facts = new(context, query.Concept, RecordSection.Observations);
        foreach (Admitted<ObservationFact> entry in context.View.Observations.Of(query.Concept))
        {
            if ((tested || query.Mode == ObservationMode.Valued) && !ReadingReader.HasValue(entry.Fact))
            {
                continue;
            }

            DateSpan when = RecordTable.When(entry.Fact, context.AsOf);
            Verdict verdict = default;
            verdict.AndStatusKnown(entry.StatusKnown);
            verdict.AndDated(when.Overlaps(days));
            SettingHead.Judge(ref verdict, query.Setting, entry.Fact, when.Start, context);
            if (tested && !verdict.IsRejected)
            {
                ReadingValue value = ReadingReader.Read(entry.Fact, query, context);
                bool? met = query.Answer is not null ? value.Answer : bounds is { } range ? NumberTest.Met(range, value.Number) : null;
                verdict.And(met, MissingReason.Unreadable, value.Problem ?? Because.OnlyLimit);
            }

            facts.Add(entry.Fact, when.Start, verdict);
        }

        facts.Cover(days, days.UpToItsEnd());
        return facts.Build();
    }

    /// <summary>All that is recorded in the window, with a value or not.</summary>
    public static FactSet Select(NoObservationQuery query, EvaluationContext context) =>
        Select(new ObservationQuery(query.Concept) { Mode = ObservationMode.Present, Within = query.Within }, context);
}
