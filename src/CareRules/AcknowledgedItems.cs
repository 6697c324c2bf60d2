using System.Collections.Immutable;
using CareRules.Binding;
using CareRules.Clinical;
using CareRules.Diagnostics;
using CareRules.Evaluation;
using CareRules.Model;
using CareRules.Syntax;
using CareRules.Text;

namespace CareRules;

/// <summary>The acknowledgements of a host, by fingerprint, with their criteria bound to the rule set.</summary>
internal sealed class AcknowledgedItems
{
    public static readonly AcknowledgedItems None = new([], []);

    private readonly Dictionary<string, List<(Acknowledgement Given, Criterion? Rearm)>> byFingerprint = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Duration> limits;

    private AcknowledgedItems(IEnumerable<(Acknowledgement Given, Criterion? Rearm)> all, ImmutableArray<PackInfo> packs)
    {
        limits = packs.ToDictionary(static p => p.Id, static p => p.SilenceAtMost, StringComparer.Ordinal);
        foreach ((Acknowledgement given, Criterion? rearm) in all)
        {
            if (!byFingerprint.TryGetValue(given.Fingerprint, out List<(Acknowledgement Given, Criterion? Rearm)>? list))
            {
                byFingerprint[given.Fingerprint] = list = [];
            }

            list.Add((given, rearm));
        }
    }

    /// <exception cref="ArgumentException">An acknowledgement lacks its fingerprint or reason, or its criterion cannot be read.</exception>
    public static AcknowledgedItems Of(RuleSet rules, EvaluationOptions options) =>
        options.Acknowledgements.IsDefaultOrEmpty ? None : new AcknowledgedItems([.. options.Acknowledgements.Select(a => (a, Rearm(a, rules)))], rules.Packs);

    /// <summary>The acknowledgement that holds on that day, as what it makes of the recommendation; null when none does.</summary>
    public SuppressedRecommendation? Silencing(Recommendation recommendation, DateOnly asOf, Func<Criterion, Truth> truthOf)
    {
        if (recommendation.Fingerprint is not { } fingerprint || !byFingerprint.TryGetValue(fingerprint, out List<(Acknowledgement Given, Criterion? Rearm)>? given))
        {
            return null;
        }

        // Of several the one that holds longest, whatever their order.
        return given.Where(a => a.Given.On <= asOf && asOf <= (LastDay(a.Given, recommendation) ?? DateOnly.MaxValue) && (a.Rearm is null || truthOf(a.Rearm) == Truth.False))
            .OrderByDescending(a => LastDay(a.Given, recommendation) ?? DateOnly.MaxValue).ThenByDescending(static a => a.Given.On)
            .ThenBy(static a => a.Given.Reason.System, StringComparer.Ordinal).ThenBy(static a => a.Given.Reason.Value, StringComparer.Ordinal)
            .ThenBy(static a => a.Given.RearmWhen, StringComparer.Ordinal)
            .Select(a => new SuppressedRecommendation(recommendation) { Reason = a.Given.Reason, Until = LastDay(a.Given, recommendation), RearmWhen = a.Given.RearmWhen })
            .FirstOrDefault();
    }

    private DateOnly? LastDay(Acknowledgement given, Recommendation recommendation)
    {
        if (recommendation.Severity != Severity.Critical)
        {
            return given.Until;
        }

        DateOnly most = limits.GetValueOrDefault(recommendation.Pack, PackInfo.DefaultSilence).After(given.On);
        return given.Until is { } until && until < most ? until : most;
    }

    private static Criterion? Rearm(Acknowledgement given, RuleSet rules)
    {
        if (string.IsNullOrEmpty(given.Fingerprint) || string.IsNullOrEmpty(given.Reason.Value))
        {
            throw new ArgumentException("An acknowledgement has no fingerprint or no reason.");
        }

        if (given.RearmWhen is null)
        {
            return null;
        }

        DiagnosticBag diagnostics = new();
        SourceText source = SourceText.From("rearm-when", given.RearmWhen);
        ImmutableArray<string> packs = [.. rules.Packs.Select(static p => p.Id)];

        // The finding is named, not quoted: a criterion that was written for one patient may hold what that patient had.
        YamlNode node = RuleParser.ParseCriterion(source, diagnostics);
        Criterion criterion = CriterionBinder.Bind(new BindContext(source, new PackScope(packs.Length > 0 ? packs[0] : "", packs), rules.Bound.Names, diagnostics), node);
        return diagnostics.HasErrors || criterion.SelfAndBelow().Any(static c => c is ErrorCriterion)
            ? throw new ArgumentException($"The criterion of an acknowledgement cannot be read{(diagnostics.ToSorted() is [var first, ..] ? $" ({first.Code})" : "")}.")
            : criterion;
    }
}
