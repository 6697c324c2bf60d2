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
            // An item without a usable code would count as any other: as part of a course with what may be of the concept.
            List<MedicationSpell> uncoded = MedicationSpell.Read(table.Uncoded(context.Tables, ConceptKind.Medication), query, context);
            List<MedicationSpell> all = uncoded.Count == 0 ? [] : [.. spells, .. uncoded.Select(static s => s.Unsure())];
            foreach (MedicationSpell spell in uncoded)
            {
                Verdict verdict = spell.Qualifies;
                Judge(ref verdict, spell, query, context);
                MedicationCourse course = MedicationCourse.Of(spell, all, query, context);
                JudgeCourse(ref verdict, spell, course, query, context.AsOf);

                // Of a change of dose that it may be, or may come before, nobody knows the day.
                facts.AddUncoded(spell.Fact, query.DoseChanged is null ? course.Start : new DateInterval(DateOnly.MinValue, context.AsOf), verdict);
            }
        }

        // A proposed item is under consideration, not in the record. A course that began in a window has an item in it.
        if (query.Proposed != true)
        {
            DateWindow days = DateTests.Both(query.Within, query.Started, context.AsOf);
            facts.Cover(days, query.Started is { } started ? started.Days(context.AsOf) : days.UpToItsEnd());
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
            // What is asked for while it is active is reckoned to the as-of date; what may be over, to its end.
            bool isRunning = spell.InForce.Now == true || query is { State: MedicationState.Active, Within: null };
            verdict.AndDated(length.Met(course.Start, isRunning ? DateInterval.Of(asOf) : course.End.NotAfter(asOf)));
        }
    }

    private static bool? InState(MedicationSpell spell, MedicationState asked, DateOnly asOf)
    {
        // What is running is active or, past its end, completed.
        if (asked == (MedicationState.Active | MedicationState.Completed)
            && (spell.Fact.Item is MedicationItem.Dispense or MedicationItem.Administration || spell.Fact.Status is FactStatus.Active or FactStatus.NotStated or FactStatus.Intended))
        {
            return spell.InForce.Span.Start.IsOnOrBefore(asOf);
        }

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
