using System.Collections.Frozen;
using System.Collections.Immutable;

namespace CareRules.Evaluation;

/// <summary>From a recorded code to the concepts that hold it: a frozen table a code system; includes, hierarchy and exceptions are already applied.</summary>
internal sealed class CodeIndex
{
    private readonly FrozenDictionary<string, CodeTable> systems;

    public CodeIndex(FrozenDictionary<string, CodeTable> systems) => this.systems = systems;

    /// <summary>The concepts (indexes, ascending) that hold the code; empty when none does.</summary>
    public ImmutableArray<int> Find(string system, string code) =>
        systems.TryGetValue(system, out CodeTable? table) ? table.Find(code) : [];

    /// <summary>Whether any concept of the rule set uses the system.</summary>
    public bool Knows(string system) => systems.ContainsKey(system);

    /// <summary>How many codes each concept holds, as listed.</summary>
    public int[] CountByConcept(int concepts)
    {
        int[] counts = new int[concepts];
        foreach (CodeTable table in systems.Values)
        {
            table.Count(counts);
        }

        return counts;
    }

    /// <summary>The concepts that share a code with one of these, these among them.</summary>
    public HashSet<int> SharingWith(IReadOnlySet<int> concepts) =>
        concepts.Count == 0 ? [] : [.. systems.Values.SelectMany(static t => t.Answers).Where(held => held.Any(concepts.Contains)).SelectMany(static held => held), .. concepts];

    /// <summary>The same with other tables for some systems.</summary>
    public CodeIndex With(IEnumerable<KeyValuePair<string, CodeTable>> tables)
    {
        Dictionary<string, CodeTable> all = new(systems, StringComparer.Ordinal);
        foreach ((string system, CodeTable table) in tables)
        {
            all[system] = table;
        }

        return new CodeIndex(all.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>The table of one system.</summary>
    public CodeTable? Table(string system) => systems.GetValueOrDefault(system);
}
