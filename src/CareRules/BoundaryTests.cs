using System.Collections.Immutable;
using System.Globalization;
using CareRules.Binding;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules;

/// <summary>
/// For each threshold that a rule must meet: the patient of a written test in which it fires, with the value one step below, at, and one step
/// above. A test that stands beside the rule is taken first: its patient has little else. Where anything else of the rule depends on the same number no test is made, because what must come of it is not plain.
/// </summary>
internal static class BoundaryTests
{
    public static ImmutableArray<RuleTestInfo> Of(BoundRuleSet rules)
    {
        ILookup<string, RuleTest> firing = rules.Tests.Where(static t => t.Patient is not null).SelectMany(static t => t.Fires.Select(rule => (Rule: rule, Test: t))).ToLookup(static p => p.Rule, static p => p.Test);
        return [.. rules.Rules.Where(static r => r.Disabled is null && r.Governance.Status is RuleStatus.Active or RuleStatus.Draft or RuleStatus.Review).SelectMany(rule => Of(rules, rule, firing[$"{rule.Pack}/{rule.Id}"].OrderBy(t => t.At.Path != rule.At.Path).FirstOrDefault()))];
    }

    private static IEnumerable<RuleTestInfo> Of(BoundRuleSet rules, RuleDefinition rule, RuleTest? written)
    {
        if (written is null)
        {
            yield break;
        }

        Criterion[] operands = [.. Open(rules, rule.When)];
        foreach (IGrouping<ConceptId, Threshold> tests in operands.Select(o => ThresholdOf(rules, o)).OfType<Threshold>().GroupBy(static t => t.Concept))
        {
            Criterion[] others = [.. operands.Where(o => tests.All(t => !ReferenceEquals(t.Criterion, o)))];
            if (others.Any(o => DependsOn(rules, o, tests.Key)))
            {
                continue;
            }

            Threshold[] all = [.. tests];
            foreach (decimal value in all.SelectMany(Values).Distinct().Order())
            {
                if (Patient(rules, written, all[0], value) is { } patient)
                {
                    yield return Test(rule, written, all[0], value, patient, all.All(t => Holds(t.Test, value)));
                }
            }
        }
    }

    private static RuleTestInfo Test(RuleDefinition rule, RuleTest written, Threshold threshold, decimal value, PatientRecord patient, bool fires)
    {
        string name = $"{rule.Pack}/{rule.Id}";
        return new RuleTestInfo(new RuleTest
        {
            Pack = rule.Pack,
            Name = string.Create(CultureInfo.InvariantCulture, $"{rule.Id}: {threshold.Name} of {value} {threshold.Test.Unit}").TrimEnd() + (fires ? " fires" : " is silent"),
            At = threshold.Criterion.At,
            AsOf = written.AsOf,
            Patient = patient,
            Fires = fires ? [name] : [],
            Silent = fires ? [] : [name],
        }, isGenerated: true);
    }

    private static IEnumerable<Criterion> Open(BoundRuleSet rules, Criterion criterion) => criterion switch
    {
        AllCriterion { IfUnknown: null } all => all.Of.SelectMany(o => Open(rules, o)),
        DefinitionCriterion { IfUnknown: null } definition => Open(rules, rules.Definitions[definition.Definition].Criterion),
        _ => [criterion],
    };

    private static Threshold? ThresholdOf(BoundRuleSet rules, Criterion criterion)
    {
        switch (criterion)
        {
            case AgeCriterion { IfUnknown: null, Ago: null } age:
                return new Threshold(criterion, ConceptId.Any, "age", age.Test, 1, 0, 120);
            case FactCriterion { IfUnknown: null, Query: ObservationQuery { Mode: ObservationMode.Latest, Test: { } test, Last: null, Apart: null, Concept.Index: >= 0 } query }
                when query.Setting == default && rules.Concepts[query.Concept.Index] is { Step: { } step, Derived: null } concept && string.Equals(concept.Unit ?? "", test.Unit, StringComparison.Ordinal):
                return new Threshold(criterion, query.Concept, concept.Name, test, step, concept.Plausible?.Lower?.Value ?? 0, concept.Plausible?.Upper?.Value ?? decimal.MaxValue);
            default:
                return null;
        }
    }

    private static IEnumerable<decimal> Values(Threshold threshold) =>
        new[] { threshold.Test.Lower, threshold.Test.Upper }.OfType<NumberBound>()
            .SelectMany(b => new[] { b.Value - threshold.Step, b.Value, b.Value + threshold.Step })
            .Where(v => v > threshold.Least && v < threshold.Most);

    private static bool Holds(QuantityTest test, decimal value) =>
        (test.Lower is not { } low || value > low.Value || (low.Inclusive && value == low.Value))
        && (test.Upper is not { } high || value < high.Value || (high.Inclusive && value == high.Value));

    private static bool DependsOn(BoundRuleSet rules, Criterion criterion, ConceptId concept)
    {
        HashSet<ConceptId> reached = new Reach(rules.Definitions, rules.Scores).ConceptsOf(criterion);
        if (reached.Any(c => rules.Concepts[c.Index].Derived is not null))
        {
            return true;
        }

        return concept == ConceptId.Any
            ? criterion.SelfAndBelow().Any(static c => c is AgeCriterion or DefinitionCriterion or ScoreCriterion)
            : reached.Any(c => c == concept || rules.Concepts[c.Index].Includes.Contains(concept) || rules.Concepts[concept.Index].Includes.Contains(c))
                || criterion.SelfAndBelow().Any(static c => c is CountCriterion { Query: ObservationQuery });
    }

    private static PatientRecord? Patient(BoundRuleSet rules, RuleTest written, Threshold threshold, decimal value)
    {
        PatientRecord patient = written.Patient!;
        if (threshold.Concept == ConceptId.Any)
        {
            return patient.ToBuilder().BirthDate(PartialDate.Of(written.AsOf.AddYears(-(int)value))).Build();
        }

        Code code = new(CodeSystems.Concept, rules.Names.QualifiedConcept(threshold.Concept));
        return patient.Observations.Count(o => o.Codes.Contains(code) && o.Value is not null) != 1
            ? null
            : patient.ToBuilder().Observations(patient.Observations.Select(o => o.Codes.Contains(code) ? With(o, new Quantity(value, threshold.Test.Unit.Length == 0 ? "1" : threshold.Test.Unit)) : o)).Build();
    }

    private static ObservationFact With(ObservationFact fact, Quantity value) => new()
    {
        Source = fact.Source,
        Codes = fact.Codes,
        Text = fact.Text,
        Status = fact.Status,
        Encounter = fact.Encounter,
        Effective = fact.Effective,
        Period = fact.Period,
        Issued = fact.Issued,
        Value = value,
    };

    /// <summary>A test of one number: of the age, where the concept is <see cref="ConceptId.Any"/>.</summary>
    private sealed record Threshold(Criterion Criterion, ConceptId Concept, string Name, QuantityTest Test, decimal Step, decimal Least, decimal Most);
}
