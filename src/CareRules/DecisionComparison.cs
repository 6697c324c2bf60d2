using System.Collections.Immutable;
using CareRules.Explanations;

namespace CareRules;

/// <summary>What two decision records say differently, causes first: the engine, the packs, the patient, what was asked, what the host changed, then the outcomes.</summary>
internal static class DecisionComparison
{
    public static IEnumerable<string> Of(DecisionContent then, DecisionContent now)
    {
        ((string Acknowledged, string Others) asked, (string Acknowledged, string Others) askedNow) = (DecisionAsked.Texts(then.Asked), DecisionAsked.Texts(now.Asked));
        IEnumerable<string?> causes =
        [
            then.AsOf == now.AsOf ? null : "The as-of date differs.",
            Same(then.Engine, now.Engine) ? null : $"The engine is {now.Engine}, was {then.Engine}.",
            Same(then.Terminology, now.Terminology) ? null : $"The terminology is {now.Terminology ?? "none"}, was {then.Terminology ?? "none"}.",
            Same(then.Input, now.Input) ? null : $"The record of the patient differs{Items(then, now)}.",
            then.Supplied.SequenceEqual(now.Supplied) ? null : "Other sections are supplied.",
            asked.Others == askedNow.Others ? null : "The options differ.",
            asked.Acknowledged == askedNow.Acknowledged ? null : "The acknowledgements differ.",
            .. Packs(then, now),
            .. then.Host.Differences(now.Host),
        ];
        string[] outcomes = [.. Outcomes(then, now)];
        foreach (string difference in causes.OfType<string>().Concat(outcomes))
        {
            yield return difference;
        }

        if (outcomes.Length == 0 && !Same(then.Result, now.Result))
        {
            yield return "Every rule comes to the same; the words of the result differ.";
        }
    }

    // Only where both hold the items; how many of which kind, never what they say.
    private static string Items(DecisionContent then, DecisionContent now)
    {
        if (then.Patient is not { } before || now.Patient is not { } after)
        {
            return "";
        }

        string[] gone = Kinds(before, after);
        string[] come = Kinds(after, before);
        return (gone.Length, come.Length) switch
        {
            (0, 0) => "",
            (0, _) => $": new in it {WordList.And(come)}",
            (_, 0) => $": gone from it {WordList.And(gone)}",
            _ => $": gone from it {WordList.And(gone)}, new in it {WordList.And(come)}",
        };
    }

    private static string[] Kinds(ImmutableArray<string> lines, ImmutableArray<string> others) =>
    [
        .. lines.Except(others, StringComparer.Ordinal).GroupBy(static l => l.Split(' ')[0], StringComparer.Ordinal)
            .OrderBy(static g => g.Key, StringComparer.Ordinal).Select(static g => g.Key is "patient" ? "who it is" : $"{QuantityText.Number(g.Count())} {g.Key}"),
    ];

    private static IEnumerable<string> Packs(DecisionContent then, DecisionContent now)
    {
        foreach (DecisionPack pack in then.Packs.Where(p => now.Packs.All(q => !Same(p.Id, q.Id))))
        {
            yield return $"The pack {pack.Id} {pack.Version} is not loaded.";
        }

        foreach (DecisionPack pack in now.Packs)
        {
            if (then.Packs.FirstOrDefault(p => Same(p.Id, pack.Id)) is not { } was)
            {
                yield return $"The pack {pack.Id} {pack.Version} was not loaded then.";
            }
            else if (was != pack)
            {
                yield return Same(was.Version, pack.Version)
                    ? $"The pack {pack.Id} {pack.Version} has changed: {pack.Digest}, was {was.Digest}."
                    : $"The pack {pack.Id} is version {pack.Version}, was {was.Version}.";
            }
        }
    }

    private static IEnumerable<string> Outcomes(DecisionContent then, DecisionContent now)
    {
        Dictionary<string, DecisionOutcome> before = then.Outcomes.ToDictionary(static o => o.Rule, StringComparer.Ordinal);
        foreach (DecisionOutcome outcome in now.Outcomes)
        {
            if (!before.Remove(outcome.Rule, out DecisionOutcome? was))
            {
                yield return $"{outcome.Rule}: {outcome.Outcome}; there was no such rule.";
            }
            else if (!Same(was.Outcome, outcome.Outcome))
            {
                yield return $"{outcome.Rule}: {outcome.Outcome}, was {was.Outcome}.";
            }
            else if (!Same(was.Fingerprint, outcome.Fingerprint))
            {
                yield return $"{outcome.Rule}: {outcome.Outcome} on other facts.";
            }
        }

        foreach (string rule in before.Keys.Order(StringComparer.Ordinal))
        {
            yield return $"{rule}: was {before[rule].Outcome}; there is no such rule now.";
        }
    }

    private static bool Same(string? a, string? b) => string.Equals(a, b, StringComparison.Ordinal);
}
