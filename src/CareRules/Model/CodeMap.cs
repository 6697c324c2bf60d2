using System.Collections.Frozen;
using System.Collections.Immutable;
using CareRules.Clinical;

namespace CareRules.Model;

/// <summary>What the codes of a host's own dictionaries stand for in the systems that rules use. One code stands for one other, and never by way of a third.</summary>
internal sealed class CodeMap(FrozenDictionary<Code, MappedCode> codes)
{
    public static readonly CodeMap None = new(FrozenDictionary<Code, MappedCode>.Empty);

    public bool IsEmpty => codes.Count == 0;

    /// <summary>By list and line.</summary>
    public IEnumerable<KeyValuePair<Code, MappedCode>> All =>
        codes.OrderBy(static c => c.Value.List, StringComparer.Ordinal).ThenBy(static c => c.Value.Line);

    public MappedCode? Find(Code code) => code.System is not null && codes.TryGetValue(code, out MappedCode mapped) ? mapped : null;

    /// <summary>The codes as recorded, then those that they stand for.</summary>
    public ImmutableArray<Code> WithMapped(ImmutableArray<Code> recorded)
    {
        if (IsEmpty || recorded.IsDefaultOrEmpty)
        {
            return recorded.IsDefault ? [] : recorded;
        }

        Code[] mapped = [.. recorded.Select(Find).OfType<MappedCode>().Select(static m => m.To)];
        return mapped.Length == 0 ? recorded : [.. recorded, .. mapped];
    }
}

/// <summary>What a code stands for, and the line of the list that says so.</summary>
internal readonly record struct MappedCode(Code To, string List, int Line);
