using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using CareRules.Analysis.Checks;
using CareRules.Binding;
using CareRules.Book;
using CareRules.Clinical;
using CareRules.Diagnostics;
using CareRules.Evaluation;
using CareRules.Explanations;

namespace CareRules;

/// <summary>Compiled rules. Immutable and thread-safe: compile once, share, evaluate as often as you like.</summary>
public sealed class RuleSet
{
    private readonly Lazy<DataRequirements> requirements;

    private readonly Lazy<ImmutableArray<RuleTestInfo>> boundaryTests;

    internal RuleSet(EvaluationPlan plan, BoundRuleSet bound)
    {
        Plan = plan;
        requirements = new Lazy<DataRequirements>(() => DataRequirementsBuilder.Build(plan));
        Bound = bound;
        boundaryTests = new Lazy<ImmutableArray<RuleTestInfo>>(() => CareRules.BoundaryTests.Of(bound));
        Rules = [.. plan.Rules.Select(static r => new RuleInfo(r.Rule))];
        Tests = [.. bound.Tests.Select(static t => new RuleTestInfo(t))];
        SortedPacks = [.. plan.Packs.OrderBy(static p => p.Id, StringComparer.Ordinal)];
    }

    /// <summary>The packs, in the order given.</summary>
    public ImmutableArray<PackInfo> Packs => Plan.Packs;

    /// <summary>All rules, by pack and id.</summary>
    public ImmutableArray<RuleInfo> Rules { get; }

    /// <summary>The tests that the packs carry, in the order of packs and files.</summary>
    public ImmutableArray<RuleTestInfo> Tests { get; }

    /// <summary>What a host must supply so that every rule can decide; worked out when first asked for.</summary>
    public DataRequirements DataRequirements => requirements.Value;

    /// <summary>Tests made from the written ones: each threshold of a rule one step below, at, and one step above it. Made when first read.</summary>
    public ImmutableArray<RuleTestInfo> BoundaryTests => boundaryTests.Value;

    internal ImmutableArray<PackInfo> SortedPacks { get; }

    /// <summary>What the host calls the rule set; null where nobody named it. Set before anybody evaluates with it.</summary>
    internal string? Name { get; set; }

    internal EvaluationPlan Plan { get; }

    internal BoundRuleSet Bound { get; }

    /// <summary>Compiles packs.</summary>
    /// <param name="sources">The packs.</param>
    /// <exception cref="RuleCompilationException">The packs hold errors; the exception lists all of them.</exception>
    public static RuleSet Compile(params RulePackSource[] sources) =>
        TryCompile(sources, out RuleSet? rules, out ImmutableArray<Diagnostic> diagnostics) ? rules : throw new RuleCompilationException(diagnostics);

    /// <summary>Compiles packs and returns what was found.</summary>
    /// <param name="sources">The packs.</param>
    /// <param name="rules">The compiled rules, when there is no error.</param>
    /// <param name="diagnostics">All findings, by place; warnings too.</param>
    /// <param name="cancellationToken">Stops the compilation.</param>
    /// <returns>False when there is an error.</returns>
    public static bool TryCompile(IEnumerable<RulePackSource> sources, [NotNullWhen(true)] out RuleSet? rules, out ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sources);
        (rules, diagnostics) = RuleSetCompiler.Compile(sources, HostSetup.None, cancellationToken);
        return rules is not null;
    }

    /// <summary>Compiles packs with what the host adds to them or changes in them.</summary>
    /// <param name="configure">Says where the rules come from, and what the host changes.</param>
    /// <exception cref="RuleCompilationException">The packs hold errors; the exception lists all of them.</exception>
    /// <exception cref="InvalidOperationException">Something is to come from a host's services, which are known only to <c>AddCareRules</c>.</exception>
    public static RuleSet Compile(Action<CareRulesOptions> configure) =>
        TryCompile(configure, out RuleSet? rules, out ImmutableArray<Diagnostic> diagnostics) ? rules : throw new RuleCompilationException(diagnostics);

    /// <summary>Compiles packs with what the host adds to them or changes in them, and returns what was found.</summary>
    /// <param name="configure">Says where the rules come from, and what the host changes.</param>
    /// <param name="rules">The compiled rules, when there is no error.</param>
    /// <param name="diagnostics">All findings, by place; warnings too. What the host changed stands at the place <c>the host</c>.</param>
    /// <param name="cancellationToken">Stops the compilation.</param>
    /// <returns>False when there is an error.</returns>
    /// <exception cref="InvalidOperationException">Something is to come from a host's services, which are known only to <c>AddCareRules</c>.</exception>
    public static bool TryCompile(Action<CareRulesOptions> configure, [NotNullWhen(true)] out RuleSet? rules, out ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(configure);
        CareRulesOptions options = new(contentRoot: null);
        configure(options);
        if (options.AsksServices)
        {
            throw new InvalidOperationException("What comes from a host's services can only be asked for in AddCareRules.");
        }

        (rules, diagnostics) = options.Compile(cancellationToken);
        return rules is not null;
    }

    /// <summary>Whether a concept of the packs holds the code: facts with no such code can never matter to these rules.</summary>
    /// <param name="code">The code as recorded.</param>
    public bool Holds(Code code) => code.System is not null && !Plan.Codes.Find(code.System, code.Value).IsEmpty;

    /// <summary>The facts of a record that have codes of which no concept of the packs holds any: what a host looks through to find what its mapper, or a code map, still lacks.</summary>
    /// <param name="patient">The record, from the host's own mapper or any other.</param>
    /// <returns>In the order of the sections and of the record, whatever their status.</returns>
    public ImmutableArray<Fact> Unmapped(PatientRecord patient)
    {
        ArgumentNullException.ThrowIfNull(patient);
        return [.. RecordParts.Facts(patient).Where(f => !f.Codes.IsDefaultOrEmpty && !f.Codes.Any(Holds))];
    }

    /// <summary>Evaluates every criterion of every rule, in force or not, none left out because another has decided: what the coverage of tests is made from. Slower than <see cref="Evaluate"/>.</summary>
    /// <param name="patient">The record.</param>
    /// <param name="asOf">The date as of which is judged.</param>
    /// <returns>The criteria in the order of rules and of their text; none for a patient who is not evaluated.</returns>
    public ImmutableArray<CriterionTruth> Trace(PatientRecord patient, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(patient);
        return CriterionTrace.Of(Plan, patient, asOf);
    }

    /// <summary>
    /// Mutation testing of rules: makes one slip at a time in their criteria (<c>all</c> for <c>any</c>, a part or a <c>not</c> left out, <c>&gt;</c> for <c>&gt;=</c>, a value ten times
    /// too large, a window without bound or of a day, a qualifier lost), and finds those with which every written test of the packs would still pass (the generated ones are made from the rules, slip and all). Scores, targets, reviews, resolutions and
    /// the codes of concepts are not changed. Slow: some seconds for hundreds of rules. Safe from several threads.
    /// </summary>
    /// <param name="made">How many slips were made.</param>
    /// <param name="only">The rules that are changed, as <c>pack/id</c>; null for all of them.</param>
    /// <param name="readPatientFile">Reads a patient file that a test names; without it such a test notices nothing.</param>
    /// <param name="progress">Told how many rules are done.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>A finding (CR2018) for each slip that no test notices, by place. Some of them mean the same as what was written.</returns>
    public ImmutableArray<Diagnostic> UnnoticedSlips(
        out int made, IReadOnlyCollection<string>? only = null, Func<string, PatientRecord>? readPatientFile = null, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        (made, ImmutableArray<Diagnostic> survivors) = new MutationRun(this, readPatientFile).Run(only, progress, cancellationToken);
        return survivors;
    }

    /// <summary>The rules whose review date lies before a day, as warnings (CR2010). The library reads no clock: the host says which day it is.</summary>
    /// <param name="today">The day; a rule that is to be reviewed on it has not passed.</param>
    public ImmutableArray<Diagnostic> ReviewsPassed(DateOnly today)
    {
        DiagnosticBag bag = new();
        ReviewDates.Check(Bound, today, bag);
        return bag.ToSorted();
    }

    /// <summary>
    /// The pairs of rules that ask for opposite things, or set different targets for one measure, and for each whether a patient can have the conflict: that none can
    /// is proved, that one can is shown by a patient on whom the engine was run. Rules in draft or under review count. Slow: some seconds for hundreds of rules.
    /// </summary>
    /// <param name="asOf">The as-of date of the patients that are shown.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>By the first rule, then the second, by pack and id.</returns>
    public ImmutableArray<PossibleConflict> PossibleConflicts(DateOnly asOf, CancellationToken cancellationToken = default) => new ConflictSearch(this, asOf).Find(cancellationToken);

    /// <summary>
    /// What is to be said of pairs of rules, as findings: each that can conflict and that nobody left open on purpose (CR2017), and each suppression of such a finding
    /// that suppresses nothing (CR2014).
    /// </summary>
    /// <param name="pairs">The pairs, from <see cref="PossibleConflicts"/> of the same rules.</param>
    public ImmutableArray<Diagnostic> ConflictFindings(ImmutableArray<PossibleConflict> pairs) => new AcceptedConflicts(Bound.Suppressions).Findings(pairs);

    /// <summary>The rule book: HTML pages that a reviewer reads without a server, each text by its file name; all belong in one folder. Nothing is loaded from elsewhere, every text of an author is escaped, and the same rules give the same bytes.</summary>
    public ImmutableSortedDictionary<string, string> Book() => RuleBook.Write(Plan, Bound.Tests);

    /// <summary>Evaluates one patient as of a date. Pure: no clock, no I/O, no culture, no logging; equal input gives equal results.</summary>
    /// <param name="patient">The record.</param>
    /// <param name="asOf">The date as of which is judged; later facts do not count.</param>
    /// <param name="options">What to show; null shows everything that is in force.</param>
    /// <exception cref="ArgumentException">The options name a rule that the rule set does not have, or hold an acknowledgement that cannot be read.</exception>
    public EvaluationResult Evaluate(PatientRecord patient, DateOnly asOf, EvaluationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(patient);
        return EvaluationTelemetry.IsHeard
            ? EvaluationTelemetry.Evaluate(this, patient, asOf, options ?? EvaluationOptions.Default)
            : ResultBuilder.Build(this, patient, asOf, options ?? EvaluationOptions.Default, isCounted: true);
    }

    /// <summary>The same of a record that is imagined, or evaluated for the sake of the rules: no listener hears of it.</summary>
    internal EvaluationResult EvaluateUncounted(PatientRecord patient, DateOnly asOf, EvaluationOptions? options) =>
        ResultBuilder.Build(this, patient, asOf, options ?? EvaluationOptions.Default, isCounted: false);

    /// <summary>What a change of the record would change in what the rules say. Pure, as <see cref="Evaluate"/> is; about two evaluations.</summary>
    /// <param name="patient">The record.</param>
    /// <param name="asOf">The date as of which both are judged.</param>
    /// <param name="change">Gives the changed record, without touching the one that it gets: <c>p =&gt; p.WithMedication(ibuprofen)</c>.</param>
    /// <param name="options">What to show; null shows everything that is in force. No difference is held back for its number.</param>
    /// <exception cref="ArgumentException">The options name a rule that the rule set does not have.</exception>
    public WhatIfResult WhatIf(PatientRecord patient, DateOnly asOf, Func<PatientRecord, PatientRecord> change, EvaluationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(patient);
        ArgumentNullException.ThrowIfNull(change);
        EvaluationOptions? whole = options?.Unlimited();
        return EvaluationTelemetry.IsWhatIfHeard ? EvaluationTelemetry.WhatIf(this, Compare) : Compare();

        WhatIfResult Compare() => WhatIfBuilder.Compare(EvaluateUncounted(patient, asOf, whole), EvaluateUncounted(change(patient), asOf, whole));
    }

    /// <summary>What proposed orders would change in what the rules say.</summary>
    /// <param name="patient">The record.</param>
    /// <param name="asOf">The date as of which both are judged.</param>
    /// <param name="proposed">The orders under consideration, each with <see cref="Fact.IsProposed"/> set.</param>
    /// <param name="options">What to show; null shows everything that is in force.</param>
    /// <exception cref="ArgumentException">A fact is not proposed, or the options name a rule that the rule set does not have.</exception>
    public WhatIfResult WhatIf(PatientRecord patient, DateOnly asOf, IEnumerable<Fact> proposed, EvaluationOptions? options = null)
    {
        Fact[] facts = [.. proposed ?? throw new ArgumentNullException(nameof(proposed))];
        return Array.TrueForAll(facts, static f => f.IsProposed)
            ? WhatIf(patient, asOf, p => facts.Aggregate(p.ToBuilder(), static (builder, fact) => builder.Add(fact)).Build(), options)
            : throw new ArgumentException("A fact is not proposed.", nameof(proposed));
    }
}
