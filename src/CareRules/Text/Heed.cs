namespace CareRules.Text;

/// <summary>So that loading a large pack can be stopped between any two of its parts.</summary>
internal static class Heed
{
    /// <summary>The items, until it is cancelled.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static IEnumerable<T> Heeding<T>(this IEnumerable<T> items, CancellationToken cancellation)
    {
        foreach (T item in items)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return item;
        }
    }
}
