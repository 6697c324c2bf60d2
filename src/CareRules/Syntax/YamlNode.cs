using System.Collections.Immutable;
using CareRules.Text;

namespace CareRules.Syntax;

/// <summary>A node of a rule file as it was written. Nothing is converted: a scalar is its raw text.</summary>
internal abstract record YamlNode(TextSpan Span);

/// <summary>A scalar; <paramref name="Quoted"/> tells <c>"5"</c> from <c>5</c>.</summary>
internal sealed record YamlScalar(string Text, bool Quoted, TextSpan Span) : YamlNode(Span)
{
    /// <summary>An empty plain scalar: the key was written without a value.</summary>
    public bool IsEmpty => Text.Length == 0 && !Quoted;
}

/// <summary>A sequence.</summary>
internal sealed record YamlSequence(ImmutableArray<YamlNode> Items, TextSpan Span) : YamlNode(Span);

/// <summary>A mapping with scalar keys, in the order written; keys are unique (a duplicate was reported and dropped).</summary>
internal sealed record YamlMapping(ImmutableArray<YamlEntry> Entries, TextSpan Span) : YamlNode(Span)
{
    public static readonly YamlMapping Empty = new([], default(TextSpan));

    public YamlNode? this[string key] => Entry(key)?.Value;

    public YamlEntry? Entry(string key)
    {
        foreach (YamlEntry entry in Entries)
        {
            if (string.Equals(entry.Key.Text, key, StringComparison.Ordinal))
            {
                return entry;
            }
        }

        return null;
    }
}

/// <summary>A key with its value.</summary>
internal sealed record YamlEntry(YamlScalar Key, YamlNode Value);

/// <summary>Stands where the file has a fault that was already reported: later stages stay silent about it.</summary>
internal sealed record YamlError(TextSpan Span) : YamlNode(Span);
