using System.Diagnostics;

namespace CareRules.Benchmarks;

/// <summary>Times an action over all items: passes until the code is compiled for good, then the quickest of several passes, which a busy machine disturbs least.</summary>
internal sealed class Stopclock(string name, int rules, int items, Action<int> action)
{
    private readonly List<double> passes = [];

    public string Name => name;

    /// <summary>Runs passes for about so long without keeping the times.</summary>
    public void WarmUp(double seconds)
    {
        long until = Stopwatch.GetTimestamp() + (long)(seconds * Stopwatch.Frequency);
        int pass = 0;
        do
        {
            Pass();
            pass++;
        }
        while (Stopwatch.GetTimestamp() < until || (pass < 2 && seconds > 0.3));
    }

    /// <summary>Keeps the times of passes for about so long, of one at least.</summary>
    public void Run(double seconds)
    {
        long until = Stopwatch.GetTimestamp() + (long)(seconds * Stopwatch.Frequency);
        do
        {
            passes.Add(Pass());
        }
        while (Stopwatch.GetTimestamp() < until);
    }

    public Measurement Result()
    {
        passes.Sort();
        double mean = passes[0] / items;
        double[] single = new double[items];
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < items; i++)
        {
            long start = Stopwatch.GetTimestamp();
            action(i);
            single[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Array.Sort(single);
        return new Measurement
        {
            Name = name,
            Rules = rules,
            MeanMicroseconds = Math.Round(mean, 3),
            MedianMicroseconds = Math.Round(single[items / 2], 3),
            NinetyNinthMicroseconds = Math.Round(single[(int)(items * 0.99)], 3),
            AllocatedBytes = allocated / items,
            PatientsPerSecond = Math.Round(1_000_000 / mean),
        };
    }

    private double Pass()
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < items; i++)
        {
            action(i);
        }

        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }
}
