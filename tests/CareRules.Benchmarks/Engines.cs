using System.Collections.Immutable;
using CareRules.Clinical;

namespace CareRules.Benchmarks;

/// <summary>One rule set of the workload in every engine, and the proof that all of them say the same.</summary>
internal sealed class Engines
{
    private readonly List<int> fired = [];
    private long sink;

    public Engines(Workload workload, int count)
    {
        Count = count;
        Workload = workload;
        WorkRule[] rules = workload.Rules(count);
        Source = Packs.Of(rules);
        if (!RuleSet.TryCompile([Source], out RuleSet? compiled, out ImmutableArray<Diagnostic> diagnostics))
        {
            throw new InvalidOperationException($"The workload does not compile: {diagnostics[0].Message}");
        }

        Rules = compiled;
        Records = [.. workload.Patients.Select(static p => Benchmarks.Records.Of(p))];
        Naive = new NaiveClosures(rules);
        Planes = new BitPlanes(rules);
        Names = [.. rules.Select(static r => r.Id)];
    }

    public int Count { get; }

    public Workload Workload { get; }

    public RulePackSource Source { get; }

    public RuleSet Rules { get; }

    public PatientRecord[] Records { get; }

    public NaiveClosures Naive { get; }

    public BitPlanes Planes { get; }

    private string[] Names { get; }

    /// <summary>Compares what each engine says with the given pairs; says what differs, or null. The naive loop, which is slow with many rules, may be compared over a part of the patients.</summary>
    public string? Difference(bool quick)
    {
        int part = quick && Count > 5_000 ? 10 : 1;
        HashSet<(int, string)> expected = Workload.Fired(Count);
        return Compare("CareRules", Fired)
            ?? (Count > 1_000 ? null : Compare("CareRules recommendations", i => Rules.Evaluate(Records[i], Benchmarks.Records.AsOf).Recommendations.Select(static r => r.Id.ToUpperInvariant())))
            ?? Compare("naive closures", i => Of(i, Naive.Fire), part)
            ?? Compare("bit planes", i => Of(i, Planes.Fire));

        string? Compare(string engine, Func<int, IEnumerable<string>> fires, int part = 1)
        {
            HashSet<int> asked = [.. Workload.Patients.Where((_, i) => i % part == 0).Select(static p => p.Id)];
            HashSet<(int, string)> found = [.. Workload.Patients.SelectMany((p, i) => i % part == 0 ? fires(i).Select(rule => (p.Id, rule)) : [])];
            int missing = expected.Where(pair => asked.Contains(pair.Item1)).Except(found).Count();
            int extra = found.Except(expected).Count();
            return missing + extra == 0 ? null : $"{engine}, {Count} rules: {missing} pairs are missing and {extra} are too many";
        }

        IEnumerable<string> Of(int patient, Action<WorkPatient, List<int>> engine)
        {
            engine(Workload.Patients[patient], fired);
            return fired.Select(i => Names[i]).ToArray();
        }
    }

    /// <summary>The rules that fire, and no more.</summary>
    public void Evaluate(int patient)
    {
        foreach (FiredRule rule in Rules.Evaluate(Records[patient], Benchmarks.Records.AsOf).Fired)
        {
            sink += rule.Rule.Id.Length;
        }
    }

    /// <summary>The rules that fire, with every fact on which they rest.</summary>
    public void EvaluateFacts(int patient)
    {
        foreach (FiredRule rule in Rules.Evaluate(Records[patient], Benchmarks.Records.AsOf).Fired)
        {
            foreach (Fact fact in rule.Facts)
            {
                sink += fact.Source!.Length;
            }
        }
    }

    /// <summary>The recommendations with texts and fingerprints, and the gaps.</summary>
    public void Recommend(int patient)
    {
        EvaluationResult result = Rules.Evaluate(Records[patient], Benchmarks.Records.AsOf);
        sink += result.Recommendations.Length + result.Gaps.Length;
    }

    /// <summary>What one more medicine, which another patient takes, would change.</summary>
    public void WhatIf(int patient)
    {
        MedicationFact taken = Records[(patient + 1) % Records.Length].Medications.FirstOrDefault() ?? Records[0].Medications[0];
        MedicationFact proposed = new() { Source = "Draft/1", Codes = taken.Codes, Status = FactStatus.Active, Authored = Benchmarks.Records.AsOf, IsProposed = true };
        WhatIfResult result = Rules.WhatIf(Records[patient], Benchmarks.Records.AsOf, [proposed]);
        sink += result.New.Length + result.Unchanged.Length;
    }

    /// <summary>The recommendations, as a what-if compares them.</summary>
    public void Advise(int patient) => sink += Rules.Evaluate(Records[patient], Benchmarks.Records.AsOf).Recommendations.Length;

    /// <summary>Why one rule of the set fires or not: another rule for each patient.</summary>
    public void Explain(int patient) =>
        sink += Rules.Evaluate(Records[patient], Benchmarks.Records.AsOf).Explain(Rules.Rules[patient % Rules.Rules.Length].Id).Sentence.Length;

    /// <summary>The whole published JSON.</summary>
    public void Json(int patient) => sink += Rules.Evaluate(Records[patient], Benchmarks.Records.AsOf).ToJson().Length;

    public void NaiveLoop(int patient)
    {
        Naive.Fire(Workload.Patients[patient], fired);
        sink += fired.Count;
    }

    public void BitPlaneLoop(int patient)
    {
        Planes.Fire(Workload.Patients[patient], fired);
        sink += fired.Count;
    }

    private string[] Fired(int patient) =>
        [.. Rules.Evaluate(Records[patient], Benchmarks.Records.AsOf).Fired.Select(static f => f.Rule.Id.ToUpperInvariant())];
}
