using System.Collections.Immutable;
using CareRules.Diagnostics;
using CareRules.Text;

namespace CareRules.Syntax;

/// <summary>Collects the entries of a block of keys; refuses merge keys, duplicates and keys that are not text.</summary>
internal sealed class MappingBuilder(SourceText source, DiagnosticBag diagnostics)
{
    private readonly ImmutableArray<YamlEntry>.Builder entries = ImmutableArray.CreateBuilder<YamlEntry>();
    private readonly Dictionary<string, TextSpan> seen = new(StringComparer.Ordinal);
    private bool lost;

    public YamlNode? LastValue => entries.Count > 0 ? entries[^1].Value : null;

    public void LoseLastValue() => entries[^1] = entries[^1] with { Value = new YamlError(entries[^1].Value.Span) };

    public void Add(YamlNode key, YamlNode value)
    {
        switch (key)
        {
            case YamlScalar { Text: "<<", Quoted: false }:
                diagnostics.ReportMergeKey(source, key.Span);
                lost = true;
                break;
            case YamlScalar { Text.Length: > 0 } name when seen.TryGetValue(name.Text, out TextSpan first):
                diagnostics.ReportDuplicateKey(source, name.Span, name.Text, first);
                break;
            case YamlScalar { Text.Length: > 0 } name:
                seen.Add(name.Text, name.Span);
                entries.Add(new YamlEntry(name, value));
                break;
            case YamlError:
                lost = true;
                break;
            default:
                diagnostics.ReportKeyIsNotText(source, key.Span);
                lost = true;
                break;
        }
    }

    public ImmutableArray<YamlEntry> Build(int end)
    {
        if (lost)
        {
            entries.Add(LostPart.At(end));
        }

        return entries.ToImmutable();
    }
}
