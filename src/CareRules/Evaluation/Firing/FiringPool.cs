using System.Collections.Concurrent;

namespace CareRules.Evaluation.Firing;

/// <summary>
/// Working memory for one plan, rented and returned; never one a thread, for a what-if evaluates inside an evaluation. Memory that was in use
/// when something was thrown is dropped.
/// </summary>
internal sealed class FiringPool(FiringIndex index)
{
    private readonly ConcurrentQueue<FiringMemory> others = new();
    private FiringMemory? first;

    public FiringMemory Rent()
    {
        FiringMemory? memory = first;
        return memory is not null && Interlocked.CompareExchange(ref first, null, memory) == memory ? memory
            : others.TryDequeue(out memory) ? memory
            : new FiringMemory(index);
    }

    public void Return(FiringMemory memory)
    {
        memory.Clear();
        if (first is not null || Interlocked.CompareExchange(ref first, memory, null) is not null)
        {
            others.Enqueue(memory);
        }
    }
}
