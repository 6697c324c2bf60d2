namespace CareRules.Clinical;

/// <summary>A window of days, (after, through]: the first bound is outside, the second inside.</summary>
/// <param name="After">The last day before the window; null when it reaches back for ever.</param>
/// <param name="Through">The last day of the window.</param>
internal readonly record struct DateWindow(DateOnly? After, DateOnly Through)
{
    /// <summary>The whole past up to and including a day (<c>within: ever</c>).</summary>
    public static DateWindow UpTo(DateOnly day) => new(null, day);

    /// <summary>Whether a day lies in the window.</summary>
    public bool Contains(DateOnly day) => (After is not { } after || day > after) && day <= Through;
}
