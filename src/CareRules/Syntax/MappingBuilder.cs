using System.Collections.Immutable;
using CareRules.Diagnostics;
using CareRules.Text;

namespace CareRules.Syntax;

/// <summary>Collects the entries of a block of keys; refuses merge keys, duplicates and keys that are not text.</summary>
internal sealed class MappingBuilder(SourceText source, DiagnosticBag diagnostics, List<TextSpan> unread, bool isRoot)
{
    // Most blocks have a few keys: comparing them is quicker than a table. A hostile one may have thousands.
    private const int FewKeys = 16;

    private readonly List<YamlEntry> entries = [];
    private Dictionary<string, int>? table;
    private bool lost;

    public YamlNode? LastValue => entries.Count > 0 ? entries[^1].Value : null;

    public void LoseLastValue() => entries[^1] = entries[^1] with { Value = new YamlError(entries[^1].Value.Span) };

    public void Add(YamlNode key, YamlNode value)
    {
        switch (key)
        {
            case YamlScalar { Text: "<<", Quoted: false }:
                diagnostics.ReportMergeKey(source, key.Span);
                unread.Add(new TextSpan(0, source.Text.Length));
                lost = true;
                break;
            case YamlScalar { Text.Length: > 0 } name when IndexOf(name.Text) is >= 0 and int first:
                diagnostics.ReportDuplicateKey(source, name.Span, name.Text, entries[first].Key.Span);
                unread.Add(value.Span);
                LoseFirst(first, value);
                break;
            case YamlScalar { Text.Length: > 0 } name:
                table?.Add(name.Text, entries.Count);
                entries.Add(new YamlEntry(name, value));
                break;
            case YamlError:
                unread.Add(TextSpan.FromBounds(key.Span.Start, Math.Max(key.Span.End, value.Span.End)));
                lost = true;
                break;
            default:
                diagnostics.ReportKeyIsNotText(source, key.Span);
                unread.Add(TextSpan.FromBounds(key.Span.Start, Math.Max(key.Span.End, value.Span.End)));
                lost = true;
                break;
        }
    }

    // Which of two blocks is meant, nobody knows: neither is looked at. Of two values the first stands.
    private void LoseFirst(int index, YamlNode second)
    {
        if (!isRoot && second is YamlMapping && entries[index].Value is YamlMapping first)
        {
            unread.Add(first.Span);
            entries[index] = entries[index] with { Value = new YamlError(first.Span) };
        }
    }

    private int IndexOf(string key)
    {
        if (entries.Count < FewKeys)
        {
            return entries.FindIndex(e => string.Equals(e.Key.Text, key, StringComparison.Ordinal));
        }

        table ??= Enumerable.Range(0, entries.Count).ToDictionary(i => entries[i].Key.Text, StringComparer.Ordinal);
        return table.GetValueOrDefault(key, -1);
    }

    public ImmutableArray<YamlEntry> Build(int end)
    {
        if (lost)
        {
            entries.Add(LostPart.At(end));
        }

        return [.. entries];
    }
}
