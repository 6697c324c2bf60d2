using CareRules.Binding;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Analysis;

/// <summary>Which concepts lie inside which, by inclusion and by codes. Says so only where it is certain.</summary>
internal sealed class ConceptOrder(BoundRuleSet rules)
{
    private readonly Dictionary<int, HashSet<int>> reached = [];
    private readonly Dictionary<int, HashSet<CodeEntry>?> codes = [];

    /// <summary>Whether every fact of <paramref name="inner"/> is one of <paramref name="outer"/>.</summary>
    public bool IsWithin(ConceptId inner, ConceptId outer)
    {
        if (inner == outer || outer == ConceptId.Any)
        {
            return true;
        }

        if (inner.Index < 0 || outer.Index < 0)
        {
            return false;
        }

        (Concept a, Concept b) = (rules.Concepts[inner.Index], rules.Concepts[outer.Index]);
        if (a.ResolvedBy is not null || b.ResolvedBy is not null || a.Derived is not null || b.Derived is not null)
        {
            // What closes a condition, and what is computed, is more than codes.
            return false;
        }

        if (HasExcept(outer.Index) && !CodesOf(inner.Index)!.All(code => IsSpared(outer.Index, code)))
        {
            return false;
        }

        return Reached(outer.Index).Contains(inner.Index) || (CodesOf(inner.Index) is { Count: > 0 } mine && CodesOf(outer.Index) is { } theirs && mine.All(code => Covers(theirs, code)));
    }

    /// <summary>Whether the two hold exactly the same codes.</summary>
    public bool AreSame(ConceptId a, ConceptId b) =>
        !HasExcept(a.Index) && !HasExcept(b.Index) && CodesOf(a.Index) is { Count: > 0 } mine && CodesOf(b.Index) is { } theirs && mine.SetEquals(theirs);

    /// <summary>The concept and everything that it includes, directly or not.</summary>
    public HashSet<int> Reached(int concept)
    {
        if (reached.TryGetValue(concept, out HashSet<int>? known))
        {
            return known;
        }

        HashSet<int> found = [concept];
        Queue<int> open = new([concept]);
        while (open.TryDequeue(out int next))
        {
            foreach (ConceptId included in rules.Concepts[next].Includes.Where(c => found.Add(c.Index)))
            {
                open.Enqueue(included.Index);
            }
        }

        reached[concept] = found;
        return found;
    }

    private bool HasExcept(int concept) => Reached(concept).Any(c => rules.Concepts[c] is { ExceptCodes.IsEmpty: false } or { ExceptConcepts.IsEmpty: false });

    // Whether no exception of the concept, or of one inside it, can take the code out.
    private bool IsSpared(int concept, CodeEntry code) =>
        Reached(concept).Select(c => rules.Concepts[c]).All(c => c.ExceptConcepts.IsEmpty && c.ExceptCodes.All(e => !MayMeet(e, code)));

    private static bool MayMeet(CodeEntry a, CodeEntry b) =>
        string.Equals(a.System, b.System, StringComparison.Ordinal)
        && (a.WithDescendants || b.WithDescendants || string.Equals(a.Code, b.Code, StringComparison.Ordinal)
            || (a.System is CodeSystems.Atc or CodeSystems.Icd10 && (a.Code.StartsWith(b.Code, StringComparison.Ordinal) || b.Code.StartsWith(a.Code, StringComparison.Ordinal))));

    // Null where exceptions make the set smaller than its codes say.
    private HashSet<CodeEntry>? CodesOf(int concept)
    {
        if (!codes.TryGetValue(concept, out HashSet<CodeEntry>? known))
        {
            known = [.. Reached(concept).SelectMany(c => rules.Concepts[c].Codes)];
            codes[concept] = known;
        }

        return known;
    }

    private static bool Covers(HashSet<CodeEntry> outer, CodeEntry code)
    {
        if (outer.Contains(code))
        {
            return true;
        }

        if (code is { WithDescendants: false } && outer.Contains(code with { WithDescendants = true }))
        {
            return true;
        }

        if (code.System is not (CodeSystems.Atc or CodeSystems.Icd10) || code.WithDescendants)
        {
            return false;
        }

        for (int length = code.Code.Length - 1; length > 0; length--)
        {
            if (outer.Contains(code with { Code = code.Code[..length].TrimEnd('.') }))
            {
                return true;
            }
        }

        return false;
    }
}
