using System.Collections.Frozen;
using System.Collections.Immutable;

namespace CareRules.Evaluation;

/// <summary>The codes of one system. Where the system's codes are their own hierarchy (ATC, ICD-10) a recorded code is found by its prefixes.</summary>
internal abstract class CodeTable
{
    /// <summary>The concepts (indexes, ascending) that hold the code.</summary>
    public abstract ImmutableArray<int> Find(string code);
}

/// <summary>Codes that match exactly.</summary>
internal sealed class ExactCodeTable(FrozenDictionary<string, ImmutableArray<int>> codes) : CodeTable
{
    public override ImmutableArray<int> Find(string code) => codes.TryGetValue(code, out ImmutableArray<int> found) ? found : [];
}
