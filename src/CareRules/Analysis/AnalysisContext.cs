using CareRules.Binding;
using CareRules.Diagnostics;
using CareRules.Model;

namespace CareRules.Analysis;

/// <summary>What the checks share: the rules, what was worked out of them, and where findings go.</summary>
internal sealed class AnalysisContext
{
    private readonly CancellationToken cancellation;
    private readonly ScoreRanges scores;
    private readonly Dictionary<Criterion, Measured?> measured = new(ReferenceEqualityComparer.Instance);
    private readonly List<Finding> findings = [];

    public AnalysisContext(BoundRuleSet rules, CancellationToken cancellation = default)
    {
        this.cancellation = cancellation;
        Rules = rules;
        Concepts = new ConceptOrder(rules);
        scores = new ScoreRanges(rules);
        Order = new KleeneOrder(this);
        Published = rules.Packs.Where(static p => p.IsSignedOff).Select(static p => p.Id).ToHashSet(StringComparer.Ordinal);
    }

    public BoundRuleSet Rules { get; }

    public ConceptOrder Concepts { get; }

    public CriterionKeys Keys { get; } = new();

    public KleeneOrder Order { get; }

    /// <summary>The packs that a clinical safety officer signed off.</summary>
    public IReadOnlySet<string> Published { get; }

    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>Everything said of one thing, so that a suppression can name it.</summary>
    public void Report(Owner owner, Action<DiagnosticBag> report)
    {
        DiagnosticBag bag = new();
        report(bag);
        findings.AddRange(bag.ToSorted().Select(d => new Finding(owner, d)));
    }

    /// <summary>The criterion that a definition stands for, unless a choice for unknown stands between.</summary>
    public Criterion Open(Criterion criterion)
    {
        while (criterion is DefinitionCriterion { IfUnknown: null } definition)
        {
            criterion = Rules.Definitions[definition.Definition].Criterion;
        }

        return criterion;
    }

    /// <summary>A number that is equal for criteria that say the same.</summary>
    public int Key(Criterion criterion)
    {
        cancellation.ThrowIfCancellationRequested();
        return Keys.Of(criterion);
    }

    public Measured? Measure(Criterion criterion)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!measured.TryGetValue(criterion, out Measured? known))
        {
            measured[criterion] = known = Measured.Of(criterion, this, scores);
        }

        return known;
    }
}

/// <summary>The rule, definition, score, metric or concept of which something is said.</summary>
internal readonly record struct Owner(string Pack, string Id);

/// <summary>Something to say of one thing.</summary>
internal sealed record Finding(Owner Owner, Diagnostic Diagnostic);
