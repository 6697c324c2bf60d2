using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Reasoning;

/// <summary>Who answers for the patient, as far as the record names anyone.</summary>
internal static class CareTeam
{
    /// <summary>The roles in force, those that a pack knows first, by the order of concepts; null where the care team was not supplied.</summary>
    public static ImmutableArray<FactMatch>? Of(EvaluationContext context)
    {
        if (!context.View.IsSupplied(RecordSection.CareTeam))
        {
            return null;
        }

        return
        [
            .. context.View.Care.All
                .Where(e => e.Fact.Item == CareItem.TeamRole && e.StatusKnown && RecordTable.CareInForce(e.Fact, context.AsOf).Now == true)
                .Select(e => new FactMatch(RoleOf(e.Fact, context.Plan), e.Fact))
                .OrderBy(static m => m.Concept.Index < 0).ThenBy(static m => m.Concept.Index).ThenBy(static m => m.Fact.Source, StringComparer.Ordinal),
        ];
    }

    // A role that is written with a wide concept is that one; else the narrowest that holds its code.
    private static ConceptId RoleOf(Fact fact, EvaluationPlan plan)
    {
        ConceptOverlap overlap = ConceptOverlap.Of(plan);
        ConceptId[] roles =
        [
            .. fact.Codes.SelectMany(c => plan.Codes.Find(c.System, c.Value)).Distinct().Order().Select(static i => new ConceptId(i))
                .Where(c => plan.Concepts[c.Index].Kind == ConceptKind.Role),
        ];
        return roles.Where(c => Array.TrueForAll(roles, other => overlap.LiesIn(c, other))).Concat(roles).Append(ConceptId.Any).First();
    }
}
