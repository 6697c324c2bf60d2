using System.Collections.Immutable;
using CareRules.Diagnostics;
using CareRules.Model;

namespace CareRules.Binding;

/// <summary>Finds what reaches itself: concepts by inclusion, definitions by use.</summary>
internal static class CycleChecks
{
    /// <summary>Definitions and scores may use one another: they are one graph, the scores numbered behind the definitions.</summary>
    /// <returns>All of them, each behind those that it uses; null where one uses itself.</returns>
    public static IReadOnlyList<int>? Definitions(ImmutableArray<DefinitionModel> definitions, ImmutableArray<ScoreModel> scores, DiagnosticBag diagnostics)
    {
        (List<int> cyclic, List<int> usedFirst) = Walk(definitions.Length + scores.Length, Used);
        foreach (int index in cyclic)
        {
            (SourceLocation at, string id) = index < definitions.Length
                ? (definitions[index].At, definitions[index].Id)
                : (scores[index - definitions.Length].At, scores[index - definitions.Length].Id);
            diagnostics.ReportDefinitionCycle(at, id);
        }

        return cyclic.Count == 0 ? usedFirst : null;

        IEnumerable<int> Used(int index) => index < definitions.Length
            ? InCriterion(definitions[index].Criterion)
            : scores[index - definitions.Length].Parts.SelectMany(part => part switch
            {
                CriterionPart p => InCriterion(p.When),
                SubScorePart p => [definitions.Length + p.Score],
                _ => [],
            });

        IEnumerable<int> InCriterion(Criterion criterion) => criterion.SelfAndBelow().Select(node => node switch
        {
            DefinitionCriterion d => d.Definition,
            ScoreCriterion s => definitions.Length + s.Score,
            _ => -1,
        }).Where(static i => i >= 0);
    }

    public static void Concepts(ImmutableArray<Concept> concepts, DiagnosticBag diagnostics)
    {
        foreach (int index in Walk(concepts.Length, i => concepts[i].Includes.Concat(concepts[i].ExceptConcepts).Select(static c => c.Index)).Cyclic)
        {
            diagnostics.ReportIncludesCycle(concepts[index].At, concepts[index].Name);
        }
    }

    /// <summary>One member of each cycle: the first by index from which a walk comes back to itself; and all in the order in which the walk was done with them.</summary>
    private static (List<int> Cyclic, List<int> Finished) Walk(int count, Func<int, IEnumerable<int>> next)
    {
        int[] state = new int[count];
        List<int> found = [];
        List<int> finished = [];
        for (int start = 0; start < count; start++)
        {
            // Iterative, so that a deep chain of definitions cannot exhaust the stack.
            Stack<(int Node, IEnumerator<int> Next)> path = new();
            if (state[start] != 0)
            {
                continue;
            }

            state[start] = 1;
            path.Push((start, next(start).GetEnumerator()));
            while (path.TryPeek(out (int Node, IEnumerator<int> Next) top))
            {
                if (!top.Next.MoveNext())
                {
                    state[top.Node] = 2;
                    finished.Add(top.Node);
                    path.Pop();
                    continue;
                }

                int child = top.Next.Current;
                if (state[child] == 1)
                {
                    found.Add(child);
                }
                else if (state[child] == 0)
                {
                    state[child] = 1;
                    path.Push((child, next(child).GetEnumerator()));
                }
            }
        }

        return ([.. found.Distinct().Order()], finished);
    }
}
