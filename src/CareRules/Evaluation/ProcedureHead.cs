using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary><c>procedure: C</c>: done, immunisations too.</summary>
internal static class ProcedureHead
{
    public static FactSet Select(ProcedureQuery query, EvaluationContext context)
    {
        FactSetBuilder facts = new(context, query.Concept, RecordSection.Procedures);
        DateWindow days = query.Within.Days(context.AsOf);
        foreach (Admitted<ProcedureFact> entry in context.View.Procedures.Of(query.Concept))
        {
            DateSpan when = RecordTable.When(entry.Fact, context.AsOf);
            Verdict verdict = default;
            verdict.AndStatusKnown(entry.StatusKnown);
            verdict.AndDated(when.Overlaps(days));
            SettingHead.Judge(ref verdict, query.Setting, entry.Fact, when.Start, context);
            facts.Add(entry.Fact, when.Start, verdict);
        }

        facts.Cover(days, days.UpToItsEnd());
        if (context.Tables.HoldsVaccines(query.Concept))
        {
            facts.Cover(RecordSection.Immunisations, days, days.UpToItsEnd());
        }

        return facts.Build();
    }
}
