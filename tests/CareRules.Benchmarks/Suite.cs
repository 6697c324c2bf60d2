using System.Diagnostics;

namespace CareRules.Benchmarks;

/// <summary>All measurements of one rule set; the engines take turns, so that a machine that changes its speed changes it for all.</summary>
internal sealed class Suite(Engines engines, int length, string? only)
{
    private const int Rounds = 3;

    public IEnumerable<Measurement> Run()
    {
        int patients = engines.Records.Length;

        // What takes long is run for some of the patients: its time hardly depends on which.
        int some = engines.Count <= 1_000 ? patients : patients / 8;
        int few = engines.Count <= 1_000 ? patients / 10 : patients / 40;
        Stopclock[] clocks =
        [
            new("evaluate", engines.Count, patients, engines.Evaluate),
            new("evaluate-facts", engines.Count, patients, engines.EvaluateFacts),
            new("bit-planes", engines.Count, patients, engines.BitPlaneLoop),
            new("naive-closures", engines.Count, some, engines.NaiveLoop),
            new("recommendations", engines.Count, few, engines.Recommend),
            new("advice", engines.Count, few, engines.Advise),
            new("what-if", engines.Count, few, engines.WhatIf),
            new("explain", engines.Count, few, engines.Explain),
            new("result-json", engines.Count, few, engines.Json),
        ];
        // A result of thousands of rules is written for a person who debugs, not for each patient.
        clocks = [.. clocks.Where(c => Asked(c.Name) && (c.Name != "result-json" || engines.Count <= 1_000))];
        foreach (Stopclock clock in clocks)
        {
            clock.WarmUp(0.4 * length);
        }

        for (int round = 0; round < Rounds; round++)
        {
            foreach (Stopclock clock in clocks)
            {
                clock.Run(0.1 * length);
            }
        }

        foreach (Stopclock clock in clocks)
        {
            yield return clock.Result();
        }

        foreach (int threads in Asked("population") ? [1, 2] : Array.Empty<int>())
        {
            yield return Population(threads);
        }

        if (Asked("compile"))
        {
            yield return Compile();
        }

        if (Asked("cancel-compile") && engines.Count == 5_000)
        {
            yield return Cancel();
        }
    }

    private bool Asked(string name) => only is null || name == only;

    private Measurement Compile()
    {
        int times = engines.Count <= 1_000 ? 20 : 1;
        Stopclock compile = new("compile", engines.Count, 1, _ => RuleSet.Compile(engines.Source));
        compile.WarmUp(times == 1 ? 0 : 6.0 * length);
        for (int i = 0; i < times; i++)
        {
            compile.Run(0);
        }

        return compile.Result();
    }

    /// <summary>How long compiling goes on after it was told to stop, at places spread over its whole length.</summary>
    private Measurement Cancel()
    {
        const int Times = 10;
        long start = Stopwatch.GetTimestamp();
        _ = RuleSet.Compile(engines.Source);
        TimeSpan whole = Stopwatch.GetElapsedTime(start);
        List<double> waits = [];
        for (int i = 0; i < Times; i++)
        {
            using CancellationTokenSource cancellation = new();
            Task compiling = Task.Run(() => RuleSet.TryCompile([engines.Source], out _, out _, cancellation.Token));
            Thread.Sleep(whole * ((i + 0.5) / Times));
            start = Stopwatch.GetTimestamp();
            cancellation.Cancel();
            try
            {
                compiling.Wait();
            }
            catch (AggregateException stopped) when (stopped.InnerException is OperationCanceledException)
            {
                waits.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            }
        }

        waits.Sort();
        return new Measurement
        {
            Name = "cancel-compile",
            Rules = engines.Count,
            MeanMicroseconds = Math.Round(waits.Average(), 3),
            MedianMicroseconds = Math.Round(waits[waits.Count / 2], 3),
            NinetyNinthMicroseconds = Math.Round(waits[^1], 3),
            AllocatedBytes = 0,
            PatientsPerSecond = 0,
        };
    }

    /// <summary>All patients, several times, shared by threads.</summary>
    private Measurement Population(int threads)
    {
        int patients = engines.Records.Length;
        int passes = 50 * length;
        Stopclock[] clocks = [.. Enumerable.Range(0, threads).Select(_ => new Stopclock("population", engines.Count, patients, EvaluateOf(engines)))];
        foreach (Stopclock clock in clocks)
        {
            clock.WarmUp(0.1);
        }

        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        long start = Stopwatch.GetTimestamp();
        Thread[] workers = [.. clocks.Select(clock => new Thread(() =>
        {
            for (int i = 0; i < passes; i++)
            {
                clock.Run(0);
            }
        }))];
        foreach (Thread worker in workers)
        {
            worker.Start();
        }

        foreach (Thread worker in workers)
        {
            worker.Join();
        }

        double micro = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        long done = (long)patients * passes * threads;
        Measurement single = clocks[0].Result();
        return single with
        {
            MeanMicroseconds = Math.Round(micro * threads / done, 3),
            AllocatedBytes = allocated / done,
            PatientsPerSecond = Math.Round(done / micro * 1_000_000),
            Threads = threads,
        };
    }

    // Each worker has its own sum: nothing but the rule set and the records is shared.
    private static Action<int> EvaluateOf(Engines engines)
    {
        int[] sink = new int[32];
        return i => sink[0] += engines.Rules.Evaluate(engines.Records[i], Records.AsOf).Fired.Length;
    }
}
