using System.Collections.Frozen;
using System.Collections.Immutable;
using CareRules.Evaluation;
using CareRules.Model;
using CareRules.Text;

namespace CareRules.Compilation.Passes;

/// <summary>The written codes of one system, and from them the table in which a recorded code finds its concepts.</summary>
internal sealed class Patterns(CodeForm form)
{
    private readonly Dictionary<string, (HashSet<int> Included, HashSet<int> Excluded)> codes = new(StringComparer.Ordinal);

    public CodeForm Form => form;

    public void Add(int concept, string code, bool excluded)
    {
        string normal = form.Normalise(code);
        if (!codes.TryGetValue(normal, out (HashSet<int> Included, HashSet<int> Excluded) sets))
        {
            codes[normal] = sets = ([], []);
        }

        (excluded ? sets.Excluded : sets.Included).Add(concept);
    }

    /// <summary>The codes that each concept names itself, exceptions left out.</summary>
    public Dictionary<int, List<string>> CodesByConcept()
    {
        Dictionary<int, List<string>> byConcept = [];
        foreach ((string code, (HashSet<int> included, _)) in codes)
        {
            foreach (int concept in included)
            {
                (byConcept.TryGetValue(concept, out List<string>? list) ? list : byConcept[concept] = []).Add(code);
            }
        }

        return byConcept;
    }

    public CodeTable ToTable(ImmutableArray<Concept> concepts, CancellationToken cancellation)
    {
        Dictionary<string, ImmutableArray<int>> answers = new(StringComparer.Ordinal);
        ImmutableArray<ImmutableArray<int>> includedIn = IncludedIn(concepts);
        foreach (string code in codes.Keys.Heeding(cancellation))
        {
            answers[code] = Members(code, concepts, includedIn);
        }

        FrozenDictionary<string, ImmutableArray<int>> frozen = answers.ToFrozenDictionary(StringComparer.Ordinal);
        return form.IsPrefixed ? new PrefixCodeTable(form, frozen) : new ExactCodeTable(frozen);
    }

    // A concept holds a code that it names, or that a concept it includes holds, unless it excepts it. Only concepts that can be reached
    // from a naming one are looked at.
    private ImmutableArray<int> Members(string code, ImmutableArray<Concept> concepts, ImmutableArray<ImmutableArray<int>> includedIn)
    {
        if (!form.IsPrefixed && codes[code] is { Excluded.Count: 0 } plain && plain.Included.All(i => includedIn[i].IsEmpty && concepts[i].ExceptConcepts.IsEmpty))
        {
            // Most codes: named by concepts that no other one builds on.
            return [.. plain.Included.Order()];
        }

        HashSet<int> included = [];
        HashSet<int> excluded = [];
        for (int length = form.IsPrefixed ? 1 : code.Length; length <= code.Length; length++)
        {
            if (codes.TryGetValue(code[..length], out (HashSet<int> Included, HashSet<int> Excluded) sets))
            {
                included.UnionWith(sets.Included);
                excluded.UnionWith(sets.Excluded);
            }
        }

        HashSet<int> candidates = [.. included];
        Queue<int> open = new(included);
        while (open.TryDequeue(out int concept))
        {
            foreach (int holder in includedIn[concept].Where(candidates.Add))
            {
                open.Enqueue(holder);
            }
        }

        Dictionary<int, bool> known = [];
        return [.. candidates.Where(Holds).Order()];

        bool Holds(int concept)
        {
            if (known.TryGetValue(concept, out bool answer))
            {
                return answer;
            }

            known[concept] = false;
            Concept c = concepts[concept];
            bool holds = (included.Contains(concept) || c.Includes.Any(i => Holds(i.Index)))
                && !excluded.Contains(concept) && !c.ExceptConcepts.Any(e => Holds(e.Index));
            known[concept] = holds;
            return holds;
        }
    }

    private static ImmutableArray<ImmutableArray<int>> IncludedIn(ImmutableArray<Concept> concepts)
    {
        List<int>[] holders = [.. concepts.Select(static _ => new List<int>())];
        foreach (Concept concept in concepts)
        {
            foreach (ConceptId included in concept.Includes)
            {
                holders[included.Index].Add(concept.Id.Index);
            }
        }

        return [.. holders.Select(static h => h.ToImmutableArray())];
    }
}
