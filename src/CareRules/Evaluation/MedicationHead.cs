using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary><c>medication: C</c>.</summary>
internal static class MedicationHead
{
    public static FactSet Select(MedicationQuery query, EvaluationContext context)
    {
        FactSetBuilder facts = new(context, query.Concept, RecordSection.Medications);
        FactTable<MedicationFact> table = context.View.Medications;
        IReadOnlyList<MedicationSpell> spells = MedicationSpell.Read(table.Of(query.Concept), query, context);
        if (query.DoseChanged is not null)
        {
            DoseChanges.Select(facts, spells, query, context);
        }
        else
        {
            foreach (MedicationSpell spell in spells)
            {
                Verdict verdict = spell.Qualifies;
                Judge(ref verdict, spell, query, context);
                MedicationCourse course = MedicationCourse.Of(spell, spells, query, context);
                JudgeCourse(ref verdict, spell, course, query, context.AsOf);
                facts.Add(spell.Fact, course.Start, verdict);
            }
        }

        if (query.Concept != ConceptId.Any)
        {
            foreach (MedicationSpell spell in MedicationSpell.Read(table.Uncoded(context.Tables, ConceptKind.Medication), query, context))
            {
                Verdict verdict = spell.Qualifies;
                Judge(ref verdict, spell, query, context);

                // Whatever it is, a course that holds it began no later than it did: what began before the window is outside of it.
                if (query.Started is { } started && spell.InForce.Span.Start.IsWithin(started.Days(context.AsOf)) == false)
                {
                    continue;
                }

                facts.AddUncoded(spell.Fact, verdict);
            }
        }

        // What is proposed is what the host says that it proposes, whatever the record holds.
        if (query.Proposed != true)
        {
            facts.Cover(query.Within.Days(context.AsOf));
        }

        return facts.Build();
    }

    /// <summary>Whether the item itself, apart from its course, is what the query asks for.</summary>
    public static void Judge(ref Verdict verdict, MedicationSpell spell, MedicationQuery query, EvaluationContext context)
    {
        MedicationFact fact = spell.Fact;
        InForce inForce = spell.InForce;
        if (query.Within is { } within)
        {
            verdict.AndDated(inForce.Span.Overlaps(within.Days(context.AsOf)));
            if ((query.State & (MedicationState.Ever | MedicationState.Completed)) == MedicationState.Completed)
            {
                verdict.And(InState(spell, query.State, context.AsOf), inForce);
            }
        }
        else if (query.State.HasFlag(MedicationState.Ever))
        {
            verdict.AndDated(inForce.Span.Start.IsOnOrBefore(context.AsOf));
        }
        else
        {
            verdict.And(InState(spell, query.State, context.AsOf), inForce);
        }

        if (query.Proposed is { } proposed)
        {
            verdict.And(fact.IsProposed == proposed, default, string.Empty);
        }

        if (query.DailyDose is { } dose)
        {
            DoseReader.Judge(ref verdict, fact, dose);
        }
    }

    private static void JudgeCourse(ref Verdict verdict, MedicationSpell spell, MedicationCourse course, MedicationQuery query, DateOnly asOf)
    {
        if (query.Started is { } started)
        {
            verdict.AndDated(course.Start.IsWithin(started.Days(asOf)));
        }

        if (query.For is { } length)
        {
            verdict.AndDated(length.Met(course.Start, spell.InForce.Now == true ? DateInterval.Of(asOf) : course.End.NotAfter(asOf)));
        }
    }

    private static bool? InState(MedicationSpell spell, MedicationState asked, DateOnly asOf)
    {
        bool? active = asked.HasFlag(MedicationState.Active) ? spell.InForce.Now : false;
        bool? completed = asked.HasFlag(MedicationState.Completed) ? IsCompleted(spell, asOf) : false;
        return active | completed;
    }

    // Ran its course: said to be completed, or its end has passed; not stopped, not on hold.
    private static bool? IsCompleted(MedicationSpell spell, DateOnly asOf) => spell.Fact.Status switch
    {
        FactStatus.Completed when spell.Fact.Item is MedicationItem.Request or MedicationItem.Statement => spell.InForce.Span.Start.IsOnOrBefore(asOf),
        FactStatus.Stopped or FactStatus.OnHold or FactStatus.Inactive => false,
        FactStatus.Unknown => null,
        _ => spell.InForce.Span.End.IsBefore(asOf),
    };
}
