using System.Collections.Immutable;
using System.Text.Json;
using CareRules.Evaluation;
using CareRules.Explanations;
using CareRules.Model;
using CareRules.Text;

namespace CareRules;

/// <summary>A change of a rule that the host made in code: without a severity the rule was taken out of force.</summary>
internal sealed record DecisionChange(string Rule, Severity? Severity, string Because, string? By);

/// <summary>What a host brought to the packs when a decision was made. The packs and their digests stay what they are; this stands beside them.</summary>
internal sealed record DecisionHost(ImmutableArray<DecisionChange> Changes, string? CodeMaps, ImmutableArray<string> Predicates)
{
    public static readonly DecisionHost None = new([], null, []);

    public static DecisionHost Of(EvaluationPlan plan, ImmutableArray<Overlay> overlays) => new(
        [
            .. overlays.Where(static o => o.Pack == HostChange.By).Select(static o => new DecisionChange(o.Target, (o as RuleSeveritySet)?.Severity, o.Because, o.ApprovedBy))
                .OrderBy(static c => c.Rule, StringComparer.Ordinal).ThenBy(static c => c.Severity),
        ],
        plan.CodeMap.IsEmpty ? null : Digest(plan.CodeMap),
        [.. plan.Customs.Where(static c => c.Predicate is not null).Select(static c => $"{c.Pack}/{c.Id}").Order(StringComparer.Ordinal)]);

    /// <summary>Makes the same changes of rules; a code map and a predicate only the host has.</summary>
    public void ApplyTo(CareRulesOptions options)
    {
        foreach (DecisionChange change in Changes)
        {
            _ = change.Severity is { } severity ? options.SetSeverity(change.Rule, severity, change.Because, change.By) : options.Disable(change.Rule, change.Because, change.By);
        }
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("host");
        json.WriteList("changes", Changes, static (writer, change) =>
        {
            writer.WriteStartObject();
            writer.WriteString("rule", change.Rule);
            writer.WriteString("severity", change.Severity is { } severity ? KebabNames.Of(severity) : null);
            writer.WriteString("because", change.Because);
            writer.WriteString("by", change.By);
            writer.WriteEndObject();
        });
        json.WriteString("codeMaps", CodeMaps);
        json.WriteStrings("predicates", Predicates);
        json.WriteEndObject();
    }

    public static DecisionHost Read(JsonElement record) => !record.TryGetProperty("host", out JsonElement host) ? None : new DecisionHost(
        [.. host.GetProperty("changes").EnumerateArray().Select(Change)],
        host.GetProperty("codeMaps").GetString(),
        [.. host.GetProperty("predicates").EnumerateArray().Select(static p => p.GetString() ?? throw new FormatException())]);

    public IEnumerable<string> Differences(DecisionHost now)
    {
        foreach (DecisionChange change in Changes.Except(now.Changes))
        {
            yield return $"The host had {Words(change)}.";
        }

        foreach (DecisionChange change in now.Changes.Except(Changes))
        {
            yield return $"The host has {Words(change)}, and had not then.";
        }

        if (CodeMaps != now.CodeMaps)
        {
            yield return "The code maps of the host differ.";
        }

        if (!Predicates.SequenceEqual(now.Predicates))
        {
            yield return "Other predicates are answered by the host.";
        }
    }

    private static string Words(DecisionChange change) => change.Severity is { } severity ? $"set {change.Rule} to {KebabNames.Of(severity)}" : $"disabled {change.Rule}";

    private static DecisionChange Change(JsonElement json) => new(
        json.GetProperty("rule").GetString() ?? throw new FormatException(),
        json.GetProperty("severity").GetString() is not { } word ? null : KebabNames.TryParse(word, out Severity severity) ? severity : throw new FormatException(),
        json.GetProperty("because").GetString() ?? throw new FormatException(),
        json.GetProperty("by").GetString());

    // By what is mapped to what; in which list a line stands, and where, says nothing.
    private static string Digest(CodeMap map)
    {
        string lines = string.Concat(map.All.Select(static m => $"{m.Key.System}\n{m.Key.Value}\n{m.Value.To.System}\n{m.Value.To.Value}\n\n").Order(StringComparer.Ordinal));
        return Sha256.Of(lines);
    }
}
