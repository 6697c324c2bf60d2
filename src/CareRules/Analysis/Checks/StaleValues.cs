using CareRules.Diagnostics;
using CareRules.Model;

namespace CareRules.Analysis.Checks;

/// <summary>Tests of values and targets for which any value counts, however old.</summary>
internal static class StaleValues
{
    public static void Check(AnalysisContext context)
    {
        foreach ((Owner owner, FactQuery query, SourceLocation at) in Statements.Queries(context.Rules))
        {
            if (query is ObservationQuery { Within: null, Concept.Index: >= 0, Mode: not (ObservationMode.Present or ObservationMode.Valued or ObservationMode.Change) } q)
            {
                Report(context, owner, q.Concept, at);
            }
        }

        foreach (RuleDefinition rule in context.Rules.Rules)
        {
            if (rule.Payload is TargetPayload target)
            {
                foreach (TargetAim aim in target.Aims)
                {
                    Report(context, new Owner(rule.Pack, rule.Id), aim.Measure, rule.At);
                }
            }
        }
    }

    private static void Report(AnalysisContext context, Owner owner, ConceptId id, SourceLocation at)
    {
        Concept concept = context.Rules.Concepts[id.Index];
        if (IsBounded(context, concept))
        {
            return;
        }

        if (context.Published.Contains(owner.Pack))
        {
            context.Report(owner, bag => bag.ReportStalePublished(at, concept.Name));
        }
        else
        {
            context.Report(owner, bag => bag.ReportStale(at, concept.Name));
        }
    }

    // A computed value is as old as what it is computed from.
    private static bool IsBounded(AnalysisContext context, Concept concept) =>
        concept.ValidFor is not null
        || (concept.Derived is { } derived && (derived.Within is not null || derived.From.All(i => i.Concept.Index < 0 || context.Rules.Concepts[i.Concept.Index] is var input && (input.ValidFor is not null || input.Kind != ConceptKind.Observation))));
}
