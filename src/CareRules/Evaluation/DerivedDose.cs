using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>A dose-equivalent: the daily doses of the active medicines of each concept times its factor, in mg. One that is taken at an unknown dose makes it unknown.</summary>
internal static class DerivedDose
{
    private const string Unit = "mg";

    public static DerivedValue Compute(ConceptId concept, DerivedFormula formula, EvaluationContext context)
    {
        Rational sum = default;
        List<FactMatch> facts = [];
        List<MissingFact> missing = [];
        foreach (DoseEquivalent part in context.Plan.Concepts[concept.Index].DoseEquivalents)
        {
            FactSet set = context.Select(new MedicationQuery(part.Concept));
            missing.AddRange(set.Missing());
            foreach (FactMatch match in CountHead.Certain(set))
            {
                if (DoseReader.In(((MedicationFact)match.Fact).DailyDose, Unit) is { Lower: { } low, Upper: { } high } && low == high)
                {
                    sum += low.Value * part.Factor;
                    facts.Add(match);
                }
                else
                {
                    missing.Add(new MissingFact(set.Name, MissingReason.Unreadable, ((MedicationFact)match.Fact).DoseIsText ? Because.DoseIsText : Because.NoDose) { Concept = part.Concept });
                }
            }
        }

        return missing.Count > 0 ? DerivedValue.Unknown([.. missing.Distinct()]) : new DerivedValue(sum, [.. facts], []);
    }
}
