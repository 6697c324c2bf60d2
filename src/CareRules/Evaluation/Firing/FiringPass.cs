using System.Collections.Immutable;
using CareRules.Clinical;

namespace CareRules.Evaluation.Firing;

/// <summary>Which rules fire for one patient: the facts are read once, and only the buckets of what is there are opened.</summary>
internal static class FiringPass
{
    /// <summary>The rules that fire and speak, in the order of the plan; null where something was thrown and the trees must decide.</summary>
    public static RuleFiring[]? Run(FiringIndex index, PatientRecord record, DateOnly asOf, EvaluationSettings settings)
    {
        FiringMemory memory = index.Pool.Rent();
        RuleFiring[] firings;
        try
        {
            memory.Begin(record, asOf, settings);
            Run(memory);
            firings = Firings(memory);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // Some rule cannot be evaluated. Which one, and what the others say, is for the trees; the memory is not used again.
            return null;
        }

        index.Pool.Return(memory);
        return firings;
    }

    private static RuleFiring[] Firings(FiringMemory memory)
    {
        ReadOnlySpan<int> rules = memory.Fired();
        RuleFiring[] firings = rules.IsEmpty ? [] : new RuleFiring[rules.Length];
        for (int i = 0; i < firings.Length; i++)
        {
            firings[i] = new RuleFiring(rules[i], FactPass.Of(memory, rules[i]));
        }

        return firings;
    }

    private static void Run(FiringMemory memory)
    {
        new FactScan(memory).Run();

        // Opening a bucket may ask further atoms, but sets none that has a bucket.
        foreach (int atom in memory.Touched)
        {
            if (memory.State[atom] == AtomState.True)
            {
                Open(memory, memory.Index.Buckets[atom]);
            }
        }

        Open(memory, memory.Index.Everybody);
    }

    private static void Open(FiringMemory memory, FiringEntry[] bucket)
    {
        byte[] state = memory.State;
        int[] candidates = memory.Candidates;
        int count = 0;
        foreach (FiringEntry entry in bucket)
        {
            // Without a jump: most entries are put aside here.
            candidates[count] = entry.Rule;
            count += state[entry.Second] & state[entry.Third] & AtomState.True;
        }

        for (int i = 0; i < count; i++)
        {
            Judge(memory, candidates[i]);
        }
    }

    private static void Judge(FiringMemory memory, int at)
    {
        ref readonly FiringRule rule = ref memory.Index.Rules[at];
        if ((rule.Voice == RuleVoice.WithDrafts && !memory.Settings.IncludeDrafts) || (rule.IsShared && !memory.IsNew(at)))
        {
            return;
        }

        foreach (int demand in memory.Index.Demands.AsSpan(rule.First, rule.Count))
        {
            if (demand >= 0 ? AtomReader.Of(memory, demand) != AtomState.True : AtomReader.Of(memory, ~demand) != AtomState.False)
            {
                return;
            }
        }

        if (rule.Rest < 0 || AtomReader.Node(memory, rule.Rest) == Truth.True)
        {
            memory.Fire(at);
        }
    }
}

/// <summary>A rule that fires, with the facts on which it rests.</summary>
internal readonly record struct RuleFiring(int Rule, ImmutableArray<Fact> Facts);
