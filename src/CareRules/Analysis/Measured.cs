using System.Globalization;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Analysis;

/// <summary>
/// A criterion that tests a number. Two with one key test the same number of the same patient.
/// </summary>
/// <param name="Key">What is measured.</param>
/// <param name="Bounds">What the test admits.</param>
/// <param name="Domain">What the number can be.</param>
/// <param name="IsWhole">Whether the number is always whole.</param>
/// <param name="IsSingle">Whether it is one number: two tests of it that share no value exclude one another.</param>
/// <param name="Step">The smallest meaningful difference, in the unit of the concept.</param>
/// <param name="Name">What is measured, to an author.</param>
/// <param name="Test">The test as written.</param>
internal sealed record Measured(int Key, Bounds Bounds, Bounds Domain, bool IsWhole, bool IsSingle, decimal? Step, string Name, QuantityTest Test)
{
    private static readonly Bounds Ages = new(Rational.From(0), true, Rational.From(150), true);

    public bool IsNever => Bounds.IsEmpty || Bounds.IsDisjoint(Domain);

    public bool IsAlways => Bounds.Contains(Domain);

    public static Measured? Of(Criterion criterion, AnalysisContext context, ScoreRanges scores) => criterion switch
    {
        AgeCriterion c => new(context.Keys.Of($"age {c.Ago}"), Bounds.Whole(c.Test), Ages, true, true, 1, "age", c.Test),
        CountCriterion c => new(context.Keys.Of(string.Create(CultureInfo.InvariantCulture, $"count {c.Distinct} {context.Keys.Of(c.Query)}")), Bounds.Whole(c.Value), Bounds.FromZero, true, true, 1, "count", c.Value),
        ScoreCriterion c => Score(c, context, scores),
        FactCriterion { Query: ObservationQuery { Test: { } test, Concept.Index: >= 0 } q } => Observation(q, test, context),
        FactCriterion { Query: EncounterQuery { Times: { } times } q } => new(context.Keys.Of(q with { Times = null }), Bounds.Whole(times), Bounds.FromZero, true, true, 1, "times", times),
        FactCriterion { Query: FamilyHistoryQuery { OnsetAge: { } age } q } => new(context.Keys.Of(q with { OnsetAge = null }), Bounds.Whole(age), Ages, true, false, 1, "onset-age", age),
        FactCriterion { Query: MedicationQuery { DailyDose: { } dose } q } =>
            new(context.Keys.Of(string.Create(CultureInfo.InvariantCulture, $"dose {context.Keys.Of(q with { DailyDose = null })} {dose.Unit}")), Bounds.Of(dose, Conversion.Identity), Bounds.FromZero, false, false, null, "daily-dose", dose),
        _ => null,
    };

    private static Measured Score(ScoreCriterion c, AnalysisContext context, ScoreRanges scores)
    {
        (Bounds domain, bool whole) = scores.Of(c.Score);
        return new(context.Keys.Of(string.Create(CultureInfo.InvariantCulture, $"score {c.Score}")), whole ? Bounds.Whole(c.Value) : Bounds.Of(c.Value, Conversion.Identity), domain, whole, true, whole ? 1 : null, context.Rules.Scores[c.Score].Id, c.Value);
    }

    private static Measured? Observation(ObservationQuery query, QuantityTest test, AnalysisContext context)
    {
        Concept concept = context.Rules.Concepts[query.Concept.Index];
        if (ToCanonical(concept, test.Unit) is not { } conversion)
        {
            return null;
        }

        bool single = query.Mode is ObservationMode.Latest or ObservationMode.Highest or ObservationMode.Lowest or ObservationMode.Mean or ObservationMode.EveryValue;
        Bounds domain = concept.Plausible is { } plausible ? Bounds.Of(plausible, Conversion.Identity) : Bounds.All;
        return new(context.Keys.Of(query with { Test = null }), Bounds.Of(test, conversion), domain, false, single, concept.Step, concept.Name, test);
    }

    private static Conversion? ToCanonical(Concept concept, string unit)
    {
        if (string.Equals(unit, concept.Unit ?? "", StringComparison.Ordinal) || unit.Length == 0)
        {
            return Conversion.Identity;
        }

        if (concept.Unit is null || !Unit.TryParse(concept.Unit, out Unit? canonical, out _))
        {
            return null;
        }

        ConceptUnits units = new(canonical, concept.Convert.Select(static c => KeyValuePair.Create(c.Unit, Conversion.Of(c.Factor, c.Add))));
        return units.TryAccept(unit, out Conversion? conversion, out _) ? conversion : null;
    }
}
