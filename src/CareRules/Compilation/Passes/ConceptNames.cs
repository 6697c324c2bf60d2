using System.Collections.Frozen;
using System.Collections.Immutable;
using CareRules.Evaluation;
using CareRules.Model;
using CareRules.Text;

namespace CareRules.Compilation.Passes;

/// <summary>
/// Makes facts that are written with a concept (rule tests, native patient files) match as a coded fact would: a concept D holds what is
/// written as C when D includes C, or when all codes of C in every shared code system lie in D and one of these systems names every part of C.
/// </summary>
internal static class ConceptNames
{
    public static CodeTable Table(
        ImmutableArray<Concept> concepts,
        IReadOnlyDictionary<string, CodeTable> tables,
        IReadOnlyDictionary<string, Dictionary<int, List<string>>> codes,
        CancellationToken cancellation)
    {
        ImmutableArray<ImmutableArray<int>> closure = Closure(concepts);
        Dictionary<string, HashSet<int>> users = codes.ToDictionary(
            static s => s.Key,
            s => concepts.Select(static c => c.Id.Index).Where(i => closure[i].Any(s.Value.ContainsKey)).ToHashSet(),
            StringComparer.Ordinal);
        int[][] includers = Includers(closure);
        Dictionary<string, ImmutableArray<int>> answers = new(StringComparer.Ordinal);
        foreach (Concept concept in concepts.Heeding(cancellation))
        {
            int index = concept.Id.Index;
            HashSet<int> holders = [index];
            List<(HashSet<int> Users, HashSet<int> Common)> answered = [];
            foreach ((string system, Dictionary<int, List<string>> byConcept) in codes)
            {
                ImmutableArray<ImmutableArray<int>> found =
                [
                    // A code that the concept itself excepts is no code of it.
                    .. closure[index].SelectMany(i => byConcept.TryGetValue(i, out List<string>? list) ? list : [])
                        .Select(code => tables[system].Find(code)).Where(f => f.Contains(index)),
                ];
                if (found.IsEmpty)
                {
                    continue;
                }

                HashSet<int> common = [.. found[0]];
                foreach (ImmutableArray<int> holding in found)
                {
                    common.IntersectWith(holding);
                }

                // A system that names only some parts of C says nothing of the whole.
                if (NamesEveryPart(concepts, concept, byConcept))
                {
                    holders.UnionWith(common);
                }

                answered.Add((users[system], common));
            }

            // A concept that shares a system and does not hold all codes there is refused.
            holders.RemoveWhere(h => h != index && answered.Exists(a => a.Users.Contains(h) && !a.Common.Contains(h)));

            // Includes without codes in common systems still hold, unless excepted.
            holders.UnionWith(includers[index]);
            holders.RemoveWhere(h => h != index && concepts[h].ExceptConcepts.Any(e => closure[e.Index].Contains(index)));
            answers[$"{concept.Pack}/{concept.Name}"] = [.. holders.Order()];
        }

        return new ExactCodeTable(answers.ToFrozenDictionary(StringComparer.Ordinal));
    }

    private static bool NamesEveryPart(ImmutableArray<Concept> concepts, Concept concept, Dictionary<int, List<string>> byConcept) =>
        (concept.Codes.IsEmpty || byConcept.ContainsKey(concept.Id.Index)) && concept.Includes.All(i => NamesEveryPart(concepts, concepts[i.Index], byConcept));

    // For each concept those that include it, itself among them.
    private static int[][] Includers(ImmutableArray<ImmutableArray<int>> closure)
    {
        List<int>[] includers = [.. closure.Select(static _ => new List<int>())];
        for (int other = 0; other < closure.Length; other++)
        {
            foreach (int included in closure[other])
            {
                includers[included].Add(other);
            }
        }

        return [.. includers.Select(static i => i.ToArray())];
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
