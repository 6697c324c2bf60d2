using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>One medication item, from when to when it is taken, and whether it is of the kind that the query joins into courses.</summary>
/// <param name="Fact">The item.</param>
/// <param name="InForce">Whether it is active, and its span.</param>
/// <param name="Qualifies">Whether route, course type, as-needed and setting are those of the query.</param>
internal readonly record struct MedicationSpell(MedicationFact Fact, InForce InForce, Verdict Qualifies)
{
    /// <summary>The day from which a gap is counted: the recorded last day, or the day after the last that a supply covers.</summary>
    public DateInterval Until => IsUsedUp && !InForce.Span.End.IsOpen ? InForce.Span.End.AddDays(1) : InForce.Span.End;

    private bool IsUsedUp => Fact.Period?.End is null && (Fact.SupplyDays is not null || Fact.Course == CourseType.Acute || Fact.Item == MedicationItem.Administration);

    public bool IsCertain => !Qualifies.IsUnknown && !InForce.Span.IsContradictory;

    /// <summary>The same, not known to be of the concept.</summary>
    public MedicationSpell Unsure()
    {
        Verdict verdict = Qualifies;
        verdict.And(null, MissingReason.NoUsableCode, Because.NotCoded);
        return this with { Qualifies = verdict };
    }

    /// <summary>The items of the kind that the query asks for, in the order of the record.</summary>
    public static List<MedicationSpell> Read(IEnumerable<Admitted<MedicationFact>> entries, MedicationQuery query, EvaluationContext context)
    {
        List<MedicationSpell> spells = [];
        foreach (Admitted<MedicationFact> entry in entries)
        {
            InForce inForce = RecordTable.MedicationInForce(entry.Fact, context.AsOf, context.View.AcuteDays);
            Verdict verdict = Qualify(entry, inForce, query, context);
            if (!verdict.IsRejected)
            {
                spells.Add(new MedicationSpell(entry.Fact, inForce, verdict));
            }
        }

        return spells;
    }

    private static Verdict Qualify(Admitted<MedicationFact> entry, InForce inForce, MedicationQuery query, EvaluationContext context)
    {
        MedicationFact fact = entry.Fact;
        Verdict verdict = default;
        verdict.AndStatusKnown(entry.StatusKnown);
        if (query.Route is { } route)
        {
            bool? given = fact.Route.IsDefaultOrEmpty ? null : context.Plan.Codes.Holds(route, fact.Route);
            verdict.And(given, MissingReason.Absent, Because.NoRoute);
        }

        if (query.Course is { } course)
        {
            verdict.And(fact.Course == CourseType.NotStated ? null : fact.Course == course, MissingReason.Absent, Because.CourseNotStated);
        }

        if (query.AsNeeded is { } asNeeded)
        {
            verdict.And(fact.AsNeeded is { } stated ? stated == asNeeded : null, MissingReason.Absent, Because.AsNeededNotStated);
        }

        SettingHead.Judge(ref verdict, query.Setting, fact, inForce.Span.Start, context);
        return verdict;
    }
}
