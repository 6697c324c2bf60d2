using CareRules.Diagnostics;
using CareRules.Model;

namespace CareRules.Analysis.Checks;

/// <summary>A <c>not</c> over a value that many records lack: without a choice for unknown the rule keeps silent of exactly those patients.</summary>
internal static class NegatedValues
{
    public static void Check(AnalysisContext context)
    {
        foreach ((Owner owner, Criterion root) in Statements.Of(context.Rules))
        {
            // What the same rule needs to have a value is there when it matters.
            HashSet<ConceptId> needed = [.. Statements.Conjuncts(context.Open(root)).Select(Needed).OfType<ConceptId>()];
            Visit(context, owner, root, needed);
        }
    }

    private static void Visit(AnalysisContext context, Owner owner, Criterion criterion, HashSet<ConceptId> needed)
    {
        if (criterion is NotCriterion { IfUnknown: null } not)
        {
            if (Lacking(context, not.Of, needed, new(ReferenceEqualityComparer.Instance)) is { } concept)
            {
                context.Report(owner, bag => bag.ReportNegatedValue(not.At, context.Rules.Concepts[concept.Index].Name));
            }

            return;
        }

        foreach (Criterion operand in criterion.Operands().Where(static o => o.IfUnknown is null))
        {
            Visit(context, owner, operand, needed);
        }
    }

    private static ConceptId? Lacking(AnalysisContext context, Criterion criterion, HashSet<ConceptId> needed, HashSet<Criterion> seen)
    {
        Criterion open = context.Open(criterion);
        if (open.IfUnknown is not null || !seen.Add(open))
        {
            return null;
        }

        if (Value(open) is { } concept)
        {
            return needed.Contains(concept) ? null : concept;
        }

        return open.Operands().Select(o => Lacking(context, o, needed, seen)).FirstOrDefault(static c => c is not null);
    }

    private static ConceptId? Value(Criterion criterion) =>
        criterion is FactCriterion { Query: ObservationQuery { Mode: not (ObservationMode.Present or ObservationMode.Valued), Concept.Index: >= 0 } query } ? query.Concept : null;

    private static ConceptId? Needed(Criterion criterion) =>
        criterion is FactCriterion { Query: ObservationQuery { Concept.Index: >= 0 } query } ? query.Concept : null;
}
