using System.Collections.Frozen;
using System.Collections.Immutable;

namespace CareRules.Evaluation;

/// <summary>The codes of one system. Where the system's codes are their own hierarchy (ATC, ICD-10) a recorded code is found by its prefixes.</summary>
internal abstract class CodeTable(FrozenDictionary<string, ImmutableArray<int>> codes)
{
    protected FrozenDictionary<string, ImmutableArray<int>> Codes => codes;

    /// <summary>The concepts (indexes, ascending) that hold the code.</summary>
    public abstract ImmutableArray<int> Find(string code);

    /// <summary>For each listed code, the concepts that hold it.</summary>
    public virtual IEnumerable<ImmutableArray<int>> Answers => codes.Values;

    /// <summary>Adds to each concept's count the listed codes that it holds.</summary>
    public virtual void Count(int[] counts)
    {
        foreach (ImmutableArray<int> concepts in codes.Values)
        {
            foreach (int concept in concepts)
            {
                counts[concept]++;
            }
        }
    }
}

/// <summary>Codes that match exactly.</summary>
internal sealed class ExactCodeTable(FrozenDictionary<string, ImmutableArray<int>> codes) : CodeTable(codes)
{
    public override ImmutableArray<int> Find(string code) => Codes.TryGetValue(code, out ImmutableArray<int> found) ? found : [];
}

/// <summary>
/// Codes that hold everything below them. Which concepts hold a recorded code depends only on the longest listed code that it begins with,
/// so that each listed code carries its whole answer.
/// </summary>
internal sealed class PrefixCodeTable(CodeForm form, FrozenDictionary<string, ImmutableArray<int>> codes) : CodeTable(codes)
{
    public override ImmutableArray<int> Find(string code)
    {
        string normal = form.Normalise(code);
        FrozenDictionary<string, ImmutableArray<int>>.AlternateLookup<ReadOnlySpan<char>> lookup = Codes.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int length = normal.Length; length > 0; length--)
        {
            if (lookup.TryGetValue(normal.AsSpan(0, length), out ImmutableArray<int> found))
            {
                return found;
            }
        }

        return [];
    }
}
