using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Explanations;

/// <summary>Changes of the record that might make one leaf true, or false; the likeliest first. Whether they do, the search finds out.</summary>
internal sealed class LeafEdits(EvaluationContext context)
{
    private readonly ImaginedFacts imagined = new(context);
    private readonly ValueEdits values = new(context);

    public IEnumerable<RecordEdit> Making(bool wanted, Criterion leaf) => leaf switch
    {
        AgeCriterion c => Age(wanted, c),
        SexCriterion c => [Sex(wanted, c)],
        FactCriterion { Query: ObservationQuery { Mode: not (ObservationMode.Present or ObservationMode.Valued or ObservationMode.Change) } q } => values.Making(wanted, q),
        FactCriterion { Query: NoObservationQuery q } => wanted ? Removing(leaf, q) : Adding(q, canBeDone: true),
        FactCriterion { Query: EncounterQuery { Times: { } times } q } => wanted ? Further(q, times) : Removing(leaf, q),
        FactCriterion c => wanted ? Adding(c.Query, CanBeDone(c.Query)) : [.. Removing(leaf, c.Query), .. Supplying(leaf)],
        _ => [],
    };

    /// <summary>One change for each fact that counts, for what is a matter of number.</summary>
    public IEnumerable<RecordEdit> Singles(FactQuery query)
    {
        foreach (FactMatch match in CountHead.Certain(context.Select(query)))
        {
            yield return query is MedicationQuery ? MedicationEdits.Stop([match], context) : Remove([match.Fact]);
        }
    }

    /// <summary>One more of what is counted, up to a few.</summary>
    public IEnumerable<RecordEdit> Further(FactQuery query, QuantityTest test)
    {
        int needed = test.Lower is { } low ? (int)Math.Min(low.Value, 20) + (low.Inclusive ? 0 : 1) : 0;
        int present = context.Select(query).Items.Count(static i => i.IsCertain);
        for (int more = 1; more <= needed - present + 1; more++)
        {
            Fact?[] facts = [.. Enumerable.Range(0, more).Select(i => imagined.For(Counted(query, i), null))];
            if (facts.Any(static f => f is null))
            {
                yield break;
            }

            string words = $"there were {QuantityText.Number(more)} more: {QueryWords.Counted(query, DistinctBy.Record, context.Plan)["number of ".Length..]}";
            yield return new RecordEdit { Words = words, With = [.. facts.OfType<Fact>()], CanBeDone = CanBeDone(query) };
        }
    }

    // Different kinds of what is counted, so that each counts.
    private FactQuery Counted(FactQuery query, int number)
    {
        Concept[] kinds = query switch
        {
            _ when query.Concept.Index >= 0 => [.. context.Plan.Concepts[query.Concept.Index].Includes.Select(i => context.Plan.Concepts[i.Index])],
            MedicationQuery => [.. context.Plan.Concepts.Where(static c => c.Kind == ConceptKind.Medication && c.Includes.IsEmpty)],
            ConditionQuery => [.. context.Plan.Concepts.Where(static c => c.Kind == ConceptKind.Condition && c.Includes.IsEmpty)],
            _ => [],
        };
        return kinds.Length == 0 ? query : query with { Concept = kinds[number % kinds.Length].Id };
    }

    private IEnumerable<RecordEdit> Adding(FactQuery query, bool canBeDone)
    {
        if (imagined.For(query) is { } fact)
        {
            yield return new RecordEdit { Words = AddWords.Of(query, context.Plan), With = [fact], CanBeDone = canBeDone };
        }
    }

    private IEnumerable<RecordEdit> Removing(Criterion leaf, FactQuery query)
    {
        FactMatch[] matches = [.. CountHead.Certain(context.Select(query)), .. context.Select(query).Items.Where(static i => !i.IsCertain).Select(i => context.Select(query).Match(i.Fact))];
        if (matches.Length == 0)
        {
            yield break;
        }

        if (leaf is FactCriterion { Query: MedicationQuery })
        {
            yield return MedicationEdits.Stop(matches, context);
        }

        yield return Remove([.. matches.Select(static m => m.Fact)]);
    }

    private RecordEdit Remove(Fact[] facts) => new()
    {
        Words = facts is [MedicationFact { IsProposed: true }] ? $"{Names(facts)} were not ordered" : $"{Names(facts)} were not recorded",
        Without = [.. facts],
        CanBeDone = facts.All(static f => f.IsProposed),
    };

    private string Names(Fact[] facts) => WordList.And([.. facts.Select(f => SpokenName.Of(FactNames.Of(f, ConceptId.Any, context.Plan)) + DateOf(f)).Distinct(StringComparer.Ordinal)]);

    private static string DateOf(Fact fact) => fact is MedicationFact or ConditionFact or AllergyFact || RecordTable.DateOf(fact) is not { } date ? "" : $" of {ReaderDates.Short(date)}";

    private IEnumerable<RecordEdit> Supplying(Criterion leaf)
    {
        foreach (RecordSection section in LeafEvaluator.Of(leaf, context).Missing.Select(static m => m.Section).OfType<RecordSection>().Distinct())
        {
            string name = KebabNames.Of(section).Replace('-', ' ');
            yield return new RecordEdit { Words = $"the {name} were supplied and held nothing more", Supplied = section, CanBeDone = true };
        }
    }

    private IEnumerable<RecordEdit> Age(bool wanted, AgeCriterion criterion)
    {
        DateOnly day = criterion.Ago is { } ago ? ago.Before(context.AsOf) : context.AsOf;
        string words = CriterionWords.Of(criterion, context.Plan);
        string? now = AgeText.Of(criterion, context);
        foreach (decimal age in (wanted ? Boundary.Meeting(criterion.Test, 1) : Boundary.Missing(criterion.Test, 1)).Where(static a => a is >= 0 and <= 130))
        {
            DateOnly birth = day.AddYears(-(int)age);
            decimal distance = context.View.Record.BirthDate is { } known ? Math.Abs(known.Earliest.Year - birth.Year) : 0;
            yield return new RecordEdit { Words = $"the age were {QuantityText.Number(age)}{(now is null ? $" ({(wanted ? "" : "not ")}{words})" : $", not {now}")}", BirthDate = birth, Distance = distance };
        }
    }

    private static RecordEdit Sex(bool wanted, SexCriterion criterion)
    {
        Sex sex = wanted ? criterion.Sex : criterion.Sex == Clinical.Sex.Female ? Clinical.Sex.Male : Clinical.Sex.Female;
        return new RecordEdit { Words = $"the patient were {(sex == Clinical.Sex.Female ? "female" : "male")}", Sex = sex };
    }

    // What lies in the past, and what a patient has, is not anyone's to change.
    private static bool CanBeDone(FactQuery query) => query switch
    {
        MedicationQuery q => q.For is null && q.Within is null && q.State == MedicationState.Active,
        ProcedureQuery or OrderQuery or CareQuery or NotDoneQuery or NoObservationQuery => true,
        ObservationQuery => true,
        EncounterQuery q => q.Booked || q.Class is not (EncounterClass.Emergency or EncounterClass.Inpatient),
        _ => false,
    };
}
