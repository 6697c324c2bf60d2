using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using CareRules.Tool.Output;

namespace CareRules.Tool.Packs;

/// <summary>Prints which rules could conflict, each with the smallest patient who shows it, and which pairs nothing is known of.</summary>
internal static class ConflictReport
{
    public static void Print(TextWriter writer, LoadedPacks packs, ImmutableArray<PossibleConflict> pairs)
    {
        foreach (PossibleConflict pair in Of(pairs, ConflictVerdict.Open))
        {
            string what = pair.Kind == RecommendationKind.TargetConflict ? "different targets for" : "opposing advice on";
            writer.Write($"{what} {pair.On}: {Sides(packs, pair)}\n");
            writer.Write(string.Concat(pair.Test!.TrimEnd('\n').Split('\n').Select(static line => $"  {line}\n")));
        }

        foreach (PossibleConflict pair in Of(pairs, ConflictVerdict.Accepted))
        {
            writer.Write($"left open on purpose, on {pair.On}: {Sides(packs, pair)}\n  because: {pair.Because}\n");
        }

        foreach (PossibleConflict pair in Of(pairs, ConflictVerdict.NotDecided))
        {
            writer.Write($"not decided, on {pair.On}: {Sides(packs, pair)}\n");
        }
    }

    public static string Summary(ImmutableArray<PossibleConflict> pairs) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Counted.Of(pairs.Length, "pair")} of rules that pull apart: {Count(pairs, ConflictVerdict.Open)} can conflict, {Are(Count(pairs, ConflictVerdict.Accepted))} left open on purpose, {Are(Count(pairs, ConflictVerdict.Decided))} decided by a resolution, {Count(pairs, ConflictVerdict.Apart)} never meet, {Count(pairs, ConflictVerdict.NotDecided)} not decided.");

    public static void Write(Utf8JsonWriter json, LoadedPacks packs, ImmutableArray<PossibleConflict> pairs)
    {
        json.WriteStartArray("conflicts");
        foreach (PossibleConflict pair in pairs.OrderBy(static p => p.Verdict))
        {
            json.WriteStartObject();
            json.WriteString("verdict", KebabNames.Of(pair.Verdict));
            json.WriteString("kind", KebabNames.Of(pair.Kind));
            json.WriteString("on", pair.On);
            json.WriteStartArray("rules");
            foreach (RuleInfo rule in new[] { pair.First, pair.Second })
            {
                json.WriteStartObject();
                json.WriteString("rule", Name(rule));
                json.WriteString("path", packs.Folders.PathOf(rule.Location));
                json.WriteNumber("line", rule.Location.Line);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteString("test", pair.Test);
            json.WriteString("because", pair.Because);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Are(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "is" : "are")}");

    private static IEnumerable<PossibleConflict> Of(ImmutableArray<PossibleConflict> pairs, ConflictVerdict verdict) => pairs.Where(p => p.Verdict == verdict);

    private static int Count(ImmutableArray<PossibleConflict> pairs, ConflictVerdict verdict) => Of(pairs, verdict).Count();

    private static string Sides(LoadedPacks packs, PossibleConflict pair) => $"{Name(pair.First)} ({At(packs, pair.First)}) and {Name(pair.Second)} ({At(packs, pair.Second)})";

    private static string Name(RuleInfo rule) => $"{rule.Pack}/{rule.Id}";

    private static string At(LoadedPacks packs, RuleInfo rule) => string.Create(CultureInfo.InvariantCulture, $"{packs.Folders.PathOf(rule.Location)}:{rule.Location.Line}");
}
