using System.Collections.Frozen;
using System.Collections.Immutable;

namespace CareRules.Evaluation;

/// <summary>A table of which some codes also mean what the code means that a host maps them to. These match exactly, each with its whole answer.</summary>
internal sealed class MappedCodeTable(CodeTable? own, FrozenDictionary<string, ImmutableArray<int>> mapped) : CodeTable(mapped)
{
    public override ImmutableArray<int> Find(string code) => Codes.TryGetValue(code, out ImmutableArray<int> found) ? found : own?.Find(code) ?? [];

    public override IEnumerable<ImmutableArray<int>> Answers => own is null ? base.Answers : own.Answers.Concat(base.Answers);

    // The codes that authors listed are counted; how many a host maps to them says nothing of the concept.
    public override void Count(int[] counts) => own?.Count(counts);
}
