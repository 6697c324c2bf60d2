using CareRules.Diagnostics;
using CareRules.Model;

namespace CareRules.Analysis.Checks;

/// <summary>Two concepts of one kind that hold exactly the same codes, or two measures that share one: a copy, or a code in the wrong place.</summary>
internal static class OverlappingConcepts
{
    public static void Check(AnalysisContext context)
    {
        Dictionary<(ConceptKind Kind, CodeEntry Code), Concept> holder = [];
        HashSet<(int, int)> said = [];
        foreach (Concept concept in context.Rules.Concepts)
        {
            foreach (CodeEntry code in concept.Codes)
            {
                if (holder.TryAdd((concept.Kind, code), concept))
                {
                    continue;
                }

                Concept other = holder[(concept.Kind, code)];
                if (other.Id != concept.Id && IsAccident(context, other, concept) && said.Add((other.Id.Index, concept.Id.Index)))
                {
                    context.Report(new Owner(concept.Pack, concept.Name), bag => bag.ReportOverlappingConcepts(concept.At, concept.Name, other.Name, code.Code, other.At));
                }
            }
        }
    }

    private static bool IsAccident(AnalysisContext context, Concept a, Concept b)
    {
        if (context.Concepts.Reached(a.Id.Index).Contains(b.Id.Index) || context.Concepts.Reached(b.Id.Index).Contains(a.Id.Index))
        {
            return false;
        }

        return context.Concepts.AreSame(a.Id, b.Id) || (a.Kind == ConceptKind.Observation && a.Unit is not null && b.Unit is not null);
    }
}
