namespace CareRules.Tests.SecondReading;

/// <summary>A run of chances that a seed decides for good, the same on every machine.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    public int Below(int limit)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            ulong z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return (int)((z ^ (z >> 31)) % (ulong)limit);
        }
    }

    public bool In(int of) => Below(of) == 0;

    public T Any<T>(params IReadOnlyList<T> choices) => choices[Below(choices.Count)];
}
