using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Diagnostics;
using CareRules.Evaluation;
using CareRules.Model;
using CareRules.Mutation;

namespace CareRules;

/// <summary>
/// Makes slips in the criteria of rules, one at a time, and asks of each whether a test of the packs would fail. A slip in a definition, or in the <c>applies</c> of a
/// file, is noticed when a test of any rule that it is part of would. The boundary tests count for nothing: they are made from the rules, slip and all.
/// </summary>
internal sealed class MutationRun(RuleSet rules, Func<string, PatientRecord>? readPatientFile)
{
    private readonly EvaluationPlan plan = rules.Plan;
    private readonly Dictionary<RuleTestInfo, EvaluationContext?> quiet = [];
    private readonly ImmutableArray<RuleTestInfo> tests = rules.Tests;

    /// <param name="only">The rules that are changed, as <c>pack/id</c>; null for all.</param>
    /// <param name="progress">Told how many rules are done, after each.</param>
    /// <param name="cancellation">Stops between two slips.</param>
    /// <returns>How many slips were made, and a finding for each that no test notices, by place.</returns>
    public (int Made, ImmutableArray<Diagnostic> Survivors) Run(IReadOnlyCollection<string>? only, IProgress<int>? progress, CancellationToken cancellation)
    {
        Dictionary<(SourceLocation At, string Slip), (string Rule, bool IsNoticed)> slips = [];
        CriterionMutants mutants = new(plan);
        ILookup<string, RuleTestInfo> named = tests.SelectMany(static t => t.Fires.Concat(t.Silent).Concat(t.Undetermined).Distinct().Select(rule => (Rule: rule, Test: t))).ToLookup(static p => p.Rule, static p => p.Test);
        RulePlan[] tested = [.. plan.Rules.Where(r => r.Rule.Disabled is null && r.Rule.Governance.Status != RuleStatus.Retired && only?.Contains($"{r.Rule.Pack}/{r.Rule.Id}") != false)];
        for (int i = 0; i < tested.Length; i++)
        {
            RuleDefinition rule = tested[i].Rule;
            TestedPatient[] patients = [.. Patients(rule, named[$"{rule.Pack}/{rule.Id}"])];
            foreach (Mutant mutant in mutants.Of(rule.When))
            {
                cancellation.ThrowIfCancellationRequested();
                (SourceLocation, string) key = (mutant.At, mutant.Slip);
                if (!slips.TryGetValue(key, out (string Rule, bool IsNoticed) known) || !known.IsNoticed)
                {
                    slips[key] = (known.Rule ?? rule.Id, patients.Any(p => !p.Accepts(mutant.Whole)));
                }
            }

            progress?.Report(i + 1);
        }

        DiagnosticBag bag = new();
        foreach (((SourceLocation at, string slip), (string rule, _)) in slips.Where(static s => !s.Value.IsNoticed))
        {
            bag.ReportUnnoticedSlip(at, rule, slip);
        }

        return (slips.Count, bag.ToSorted());
    }

    // A test that fails as the rules stand shows nothing.
    private IEnumerable<TestedPatient> Patients(RuleDefinition rule, IEnumerable<RuleTestInfo> named)
    {
        string name = $"{rule.Pack}/{rule.Id}";
        foreach (RuleTestInfo test in named)
        {
            Truth expected = test.Fires.Contains(name) ? Truth.True : test.Silent.Contains(name) ? Truth.False : Truth.Unknown;
            if (ContextOf(test) is { } context && new TestedPatient(context, truth => truth == expected) is var patient && patient.Accepts(rule.When))
            {
                yield return patient;
            }
        }

        foreach (RuleTestInfo test in tests.Where(t => Forbids(t, rule)))
        {
            if ((quiet.TryGetValue(test, out EvaluationContext? known) ? known : quiet[test] = ContextOf(test)) is { } context
                && new TestedPatient(context, static truth => truth != Truth.True) is var patient && patient.Accepts(rule.When))
            {
                yield return patient;
            }
        }
    }

    // Drafts are silent unless a test names them.
    private static bool Forbids(RuleTestInfo test, RuleDefinition rule) =>
        rule is { Payload: RecommendPayload recommend, Governance.Status: RuleStatus.Active } && !test.Fires.Contains($"{rule.Pack}/{rule.Id}")
        && (test.NothingElse || recommend.Severity > test.AtMost);

    private EvaluationContext? ContextOf(RuleTestInfo test) =>
        PatientOf(test) is { } patient && Evaluator.NotEvaluatedBecause(patient, test.AsOf) is null
            ? new EvaluationContext(plan, patient, test.AsOf, new EvaluationSettings { IncludeDrafts = true }) : null;

    private PatientRecord? PatientOf(RuleTestInfo test)
    {
        if (test.Patient is not null || readPatientFile is null || test.PatientFileText is null)
        {
            return test.Patient;
        }

        try
        {
            return readPatientFile(test.PatientFileText);
        }
        catch (UnreadablePatientException)
        {
            return null;
        }
    }
}
