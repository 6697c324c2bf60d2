namespace CareRules.Model;

/// <summary>A stretch of time relative to the as-of date, as the author wrote it.</summary>
internal abstract record Window;

/// <summary>(as-of − length, as-of].</summary>
internal sealed record PastWindow(Duration Length) : Window;

/// <summary>(as-of − from, as-of − to].</summary>
internal sealed record BetweenWindow(Duration From, Duration To) : Window;

/// <summary>[as-of, as-of + length]: for booked encounters.</summary>
internal sealed record NextWindow(Duration Length) : Window;

/// <summary>No bound in the past.</summary>
internal sealed record EverWindow : Window
{
    public static readonly EverWindow Instance = new();
}
