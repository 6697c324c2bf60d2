using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>What evaluation wants a person to know of the record, beside what its reader said. Depends on the record and the concepts alone, never on which rules were looked at.</summary>
internal static class NoticeFinder
{
    public const string Implausible = "CR4002";
    public const string DatedAfter = "CR4003";
    public const string Contradictory = "CR4004";
    public const string NoUsableCode = "CR4005";

    public static ImmutableArray<EvaluationNotice> Find(EvaluationContext context)
    {
        List<EvaluationNotice> notices = [];
        foreach (Fact fact in context.View.DatedAfter)
        {
            notices.Add(new EvaluationNotice(DatedAfter, fact.Source, "An item is dated after the as-of date and does not count."));
        }

        foreach (Concept concept in context.Plan.Concepts)
        {
            if (concept.Kind == ConceptKind.Observation)
            {
                Check(concept, context, notices);
            }
        }

        AddUncoded(context, notices);
        return [.. notices.Distinct()];
    }

    private static void Check(Concept concept, EvaluationContext context, List<EvaluationNotice> notices)
    {
        IReadOnlyList<Admitted<ObservationFact>> facts = context.View.Observations.Of(concept.Id);
        foreach (Admitted<ObservationFact> entry in facts)
        {
            if (entry.Fact.Value is { } value && context.Tables.Scale(concept.Id) is { } scale && scale.Read(value) is { } number && scale.IsImplausible(number))
            {
                notices.Add(new EvaluationNotice(Implausible, entry.Fact.Source, $"A value of {concept.Name} is not plausible and is not used."));
            }
        }

        if (facts.Count < 2 || (concept.PerDay ?? PerDay.Last) != PerDay.Last)
        {
            return;
        }

        ObservationQuery every = new(concept.Id) { Mode = ObservationMode.Latest, Within = EverWindow.Instance };
        foreach (Reading day in ObservationSeries.Read(every, DateWindow.UpTo(context.AsOf), context).Days)
        {
            if (day.Value.Reason == MissingReason.Contradictory)
            {
                notices.Add(new EvaluationNotice(
                    Contradictory, day.Facts[0].Source, $"Two different values of {concept.Name} are recorded on {PartialDate.Of(day.On.Earliest)}; neither is used."));
            }
        }
    }

    // Medications and allergies without a usable code are gaps; other kinds are only mentioned.
    private static void AddUncoded(EvaluationContext context, List<EvaluationNotice> notices)
    {
        RecordView view = context.View;
        Add(view.Conditions, ConceptKind.Condition);
        Add(view.Observations, ConceptKind.Observation);
        Add(view.Procedures, ConceptKind.Procedure);

        void Add<T>(FactTable<T> table, ConceptKind kind)
            where T : Fact
        {
            if (!context.Tables.Uses(kind))
            {
                return;
            }

            foreach (Admitted<T> entry in table.Uncoded(context.Tables, kind))
            {
                notices.Add(new EvaluationNotice(NoUsableCode, entry.Fact.Source, "An item has no code in a system that the rules use."));
            }
        }
    }
}
