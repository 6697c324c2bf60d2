using System.Collections.Frozen;
using System.Collections.Immutable;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Compilation.Passes;

/// <summary>
/// Makes facts that are written with a concept (rule tests, native patient files) match as a coded fact would: a concept D holds what is
/// written as C when D includes C, or when in some code system all codes of C lie in D.
/// </summary>
internal static class ConceptNames
{
    public static CodeTable Table(
        ImmutableArray<Concept> concepts,
        IReadOnlyDictionary<string, CodeTable> tables,
        IReadOnlyDictionary<string, Dictionary<int, List<string>>> codes)
    {
        ImmutableArray<ImmutableArray<int>> closure = Closure(concepts);
        Dictionary<string, ImmutableArray<int>> answers = new(StringComparer.Ordinal);
        foreach (Concept concept in concepts)
        {
            int index = concept.Id.Index;
            HashSet<int> holders = [index];
            foreach ((string system, Dictionary<int, List<string>> byConcept) in codes)
            {
                string[] own = [.. closure[index].SelectMany(i => byConcept.TryGetValue(i, out List<string>? list) ? list : [])];
                HashSet<int>? common = null;
                foreach (string code in own)
                {
                    ImmutableArray<int> found = tables[system].Find(code);
                    if (!found.Contains(index))
                    {
                        // Excepted by the concept itself: no code of it.
                        continue;
                    }

                    if (common is null)
                    {
                        common = [.. found];
                    }
                    else
                    {
                        common.IntersectWith(found);
                    }
                }

                holders.UnionWith(common ?? []);
            }

            // Includes without codes in common systems still hold, unless excepted.
            foreach (Concept other in concepts)
            {
                if (closure[other.Id.Index].Contains(index) && !other.ExceptConcepts.Any(e => closure[e.Index].Contains(index)))
                {
                    holders.Add(other.Id.Index);
                }
            }

            holders.RemoveWhere(h => h != index && concepts[h].ExceptConcepts.Any(e => closure[e.Index].Contains(index)));
            answers[$"{concept.Pack}/{concept.Name}"] = [.. holders.Order()];
        }

        return new ExactCodeTable(answers.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>Each concept with all that it includes.</summary>
    private static ImmutableArray<ImmutableArray<int>> Closure(ImmutableArray<Concept> concepts)
    {
        return [.. concepts.Select(static c => c.Id.Index).Select(Reach)];

        ImmutableArray<int> Reach(int start)
        {
            HashSet<int> seen = [start];
            Queue<int> open = new([start]);
            while (open.TryDequeue(out int next))
            {
                foreach (ConceptId included in concepts[next].Includes.Where(i => seen.Add(i.Index)))
                {
                    open.Enqueue(included.Index);
                }
            }

            return [.. seen.Order()];
        }
    }
}
