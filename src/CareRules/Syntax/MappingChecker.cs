using System.Collections.Frozen;
using System.Collections.Immutable;
using CareRules.Diagnostics;
using CareRules.Text;

namespace CareRules.Syntax;

/// <summary>Checks the keys of a block: known, available, not missing, not contradicting one another.</summary>
internal sealed class MappingChecker(SourceText source, DiagnosticBag diagnostics)
{
    private readonly List<string> hidden = [];
    private readonly Dictionary<HeadedShape, FrozenDictionary<string, HeadShape>> heads = new(ReferenceEqualityComparer.Instance);

    internal delegate YamlNode CheckNode(YamlNode node, Shape shape, Place place);

    /// <summary>The text under keys that were refused.</summary>
    public IEnumerable<string> Hidden => hidden;

    public YamlNode Check(YamlMapping block, MappingShape shape, Place place, CheckNode check)
    {
        ImmutableArray<YamlEntry>.Builder entries = ImmutableArray.CreateBuilder<YamlEntry>(block.Entries.Length);
        YamlScalar? free = null;
        HashSet<string> meant = new(StringComparer.Ordinal);
        foreach (YamlEntry entry in block.Entries.Where(static e => !LostPart.Is(e)))
        {
            if (Find(shape.Keys, entry.Key.Text) is { } key)
            {
                entries.Add(new YamlEntry(entry.Key, CheckValue(entry, key, check)));
            }
            else if (shape.FreeKey is { } other && !(other.AtMostOne && free is not null))
            {
                free = entry.Key;
                entries.Add(new YamlEntry(entry.Key, check(entry.Value, other.Value, Place.Of(entry.Key))));
            }
            else
            {
                ReportUnknown(entry, shape.What, shape.Keys, meant);
            }
        }

        Complete(entries, block, new Completeness(shape.Keys, shape.Groups, shape.What, meant), place);
        return block with { Entries = entries.ToImmutable() };
    }

    public YamlNode CheckHeaded(YamlMapping block, HeadedShape shape, Place place, CheckNode check)
    {
        if (FindHead(block, shape, place) is not { } found)
        {
            return new YamlError(block.Span);
        }

        (YamlEntry entryOfHead, HeadShape head) = found;
        ImmutableArray<KeyShape> qualifiers = head.Qualifiers;
        ImmutableArray<YamlEntry>.Builder entries = ImmutableArray.CreateBuilder<YamlEntry>(block.Entries.Length);
        HashSet<string> meant = new(StringComparer.Ordinal);
        foreach (YamlEntry entry in block.Entries.Where(static e => !LostPart.Is(e)))
        {
            if (ReferenceEquals(entry, entryOfHead))
            {
                entries.Add(new YamlEntry(entry.Key, CheckValue(entry, head.Key, check)));
            }
            else if (Find(qualifiers, entry.Key.Text) is { } key)
            {
                entries.Add(new YamlEntry(entry.Key, CheckValue(entry, key, check)));
            }
            else
            {
                ReportQualifier(entry, head, shape, qualifiers, meant);
            }
        }

        Complete(entries, block, new Completeness(qualifiers, head.Groups, $"`{head.Key.Name}`", meant), Place.Of(entryOfHead.Key));
        return block with { Entries = entries.ToImmutable() };
    }

    // A block of whose keys some were lost is taken as complete: what it lacks may stand among them.
    private static bool IsLost(YamlMapping block) => block.Entries.Any(LostPart.Is);

    private static KeyShape? Find(ImmutableArray<KeyShape> keys, string name)
    {
        foreach (KeyShape key in keys)
        {
            if (string.Equals(key.Name, name, StringComparison.Ordinal))
            {
                return key;
            }
        }

        return null;
    }

    // The heads by name, each with the qualifiers of all.
    private FrozenDictionary<string, HeadShape> HeadsOf(HeadedShape shape)
    {
        if (!heads.TryGetValue(shape, out FrozenDictionary<string, HeadShape>? known))
        {
            heads[shape] = known = shape.Heads().ToFrozenDictionary(static h => h.Key.Name, h => h with { Qualifiers = [.. h.Qualifiers, .. shape.Common] }, StringComparer.Ordinal);
        }

        return known;
    }

    private YamlNode CheckValue(YamlEntry entry, KeyShape key, CheckNode check)
    {
        if (!key.IsNotYet)
        {
            return check(entry.Value, key.Shape, Place.Of(entry.Key));
        }

        diagnostics.ReportNotAvailable(source, entry.Key.Span, key.Name);
        return new YamlError(entry.Value.Span);
    }

    private (YamlEntry Entry, HeadShape Head)? FindHead(YamlMapping block, HeadedShape shape, Place place)
    {
        FrozenDictionary<string, HeadShape> known = HeadsOf(shape);
        (YamlEntry Entry, HeadShape Head)? found = null;
        foreach (YamlEntry entry in block.Entries)
        {
            if (!known.TryGetValue(entry.Key.Text, out HeadShape? head))
            {
                continue;
            }

            if (found is { } first)
            {
                diagnostics.ReportTwoHeads(source, entry.Key.Span, shape.What, first.Head.Key.Name, head.Key.Name);
                return null;
            }

            found = (entry, head);
        }

        if (found is null && !IsLost(block))
        {
            ReportNoHead(block, shape, shape.Heads(), place);
        }

        return found;
    }

    private void ReportNoHead(YamlMapping block, HeadedShape shape, ImmutableArray<HeadShape> heads, Place place)
    {
        HashSet<string> known = new(heads.SelectMany(static h => h.Qualifiers).Concat(shape.Common).Select(static k => k.Name), StringComparer.Ordinal);
        YamlEntry? mistyped = block.Entries.FirstOrDefault(e => !known.Contains(e.Key.Text));
        if (mistyped is not null)
        {
            ReportUnknown(mistyped, shape.What, [.. heads.Select(static h => h.Key)], []);
            return;
        }

        TextSpan span = block.Entries.IsEmpty ? block.Span : block.Entries[0].Key.Span;
        diagnostics.ReportNoHead(source, span.Length > 0 ? span : place.Key, ShapeWords.WithoutArticle(shape.What), heads.Where(static h => !h.Key.IsNotYet).Select(static h => h.Key.Name));
    }

    private void ReportQualifier(YamlEntry entry, HeadShape head, HeadedShape shape, ImmutableArray<KeyShape> qualifiers, HashSet<string> meant)
    {
        YamlScalar key = entry.Key;
        ImmutableArray<string> others = [.. shape.Heads().Where(h => Find(h.Qualifiers, key.Text) is not null).Select(static h => h.Key.Name)];
        if (others.IsEmpty)
        {
            ReportUnknown(entry, shape.What, qualifiers, meant);
        }
        else
        {
            diagnostics.ReportQualifierNotAllowed(source, key.Span, key.Text, head.Key.Name, others);
        }
    }

    // The key that was meant is not reported as missing as well.
    private void ReportUnknown(YamlEntry entry, string what, ImmutableArray<KeyShape> known, HashSet<string> meant)
    {
        YamlScalar key = entry.Key;
        string[] names = [.. known.Where(static k => !k.IsNotYet).Select(static k => k.Name)];
        IReadOnlyList<string> owners = KeyOwners.Of(key.Text);
        string? nearest = EverydayWords.Of(key.Text, names) ?? NearestName.Of(key.Text, known.Select(static k => k.Name));
        diagnostics.ReportUnknownKey(source, key.Span, key.Text, what, nearest, owners, names);
        hidden.Add(source.Text[entry.Value.Span.Start..Math.Max(entry.Value.Span.Start, entry.Value.Span.End)]);
        if (nearest is not null)
        {
            meant.Add(nearest);
        }
    }

    private void Complete(ImmutableArray<YamlEntry>.Builder entries, YamlMapping block, Completeness asked, Place place)
    {
        bool silent = IsLost(block);
        TextSpan at = place.Key.Length > 0 ? place.Key : block.Entries.IsEmpty ? block.Span : block.Entries[0].Key.Span;
        foreach (KeyShape key in asked.Keys)
        {
            if (!key.IsRequired || Has(entries, key.Name))
            {
                continue;
            }

            if (!silent && !asked.Meant.Contains(key.Name))
            {
                diagnostics.ReportMissingKey(source, at, asked.What, key.Name, key.Doc, key.Shape is ScalarShape { Kind: ScalarKind.Word } words ? words.Words : []);
            }

            Stand(entries, key.Name, block);
        }

        foreach (KeyGroup group in asked.Groups)
        {
            ImmutableArray<YamlEntry> present = [.. entries.Where(e => group.Keys.Contains(e.Key.Text, StringComparer.Ordinal))];
            if (present.Length > 1)
            {
                diagnostics.ReportKeysExclude(source, present[1].Key.Span, present[0].Key.Text, present[1].Key.Text, asked.What);
            }
            else if (present.IsEmpty && group.OneIsNeeded)
            {
                if (!silent && !asked.Meant.Overlaps(group.Keys))
                {
                    diagnostics.ReportOneIsNeeded(source, at, asked.What, Available(asked.Keys, group));
                }

                Stand(entries, group.Keys[0], block);
            }
        }

        // What was lost may have been any of the others.
        foreach (KeyShape key in silent ? asked.Keys : [])
        {
            if (!Has(entries, key.Name))
            {
                Stand(entries, key.Name, block);
            }
        }
    }

    private static IEnumerable<string> Available(ImmutableArray<KeyShape> keys, KeyGroup group) => group.Keys.Where(name => Find(keys, name) is { IsNotYet: false });

    private static bool Has(ImmutableArray<YamlEntry>.Builder entries, string key)
    {
        for (int i = 0; i < entries.Count; i++)
        {
            if (string.Equals(entries[i].Key.Text, key, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static void Stand(ImmutableArray<YamlEntry>.Builder entries, string key, YamlMapping block)
    {
        TextSpan end = new(block.Span.End, 0);
        entries.Add(new YamlEntry(new YamlScalar(key, Quoted: false, end), new YamlError(end)));
    }

    /// <summary>What a block must hold, what an author calls it, and the keys that were meant by unknown ones.</summary>
    private sealed record Completeness(ImmutableArray<KeyShape> Keys, ImmutableArray<KeyGroup> Groups, string What, HashSet<string> Meant);
}
