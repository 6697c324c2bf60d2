namespace CareRules.Clinical;

/// <summary>Whether a fact is in force on the as-of date, and from when to when it was.</summary>
/// <param name="Now">In force on the as-of date; null when the record does not decide it.</param>
/// <param name="Span">From when to when, as far as known: for windows, courses and durations.</param>
/// <param name="UndecidedBecause">Why <paramref name="Now"/> is null, in words that name no value; else null.</param>
internal readonly record struct InForce(bool? Now, DateSpan Span, string? UndecidedBecause)
{
    public const string StatusUnknown = "its status is recorded as unknown";
    public const string StatusMissing = "no status is recorded";
    public const string StartUndecided = "the recorded date does not decide whether it had begun";
    public const string EndUndecided = "the recorded date does not decide whether it had ended";
    public const string DatesContradict = "its end is recorded before its start";
    public const string StatusContradicts = "it is recorded both as active and as ended";
    public const string AcuteWithoutEnd = "it is an acute course without an end or a supply, and may be over";
    public const string SupplyMissing = "it does not say how long the supply lasts";
    public const string DayMissing = "its day is not recorded";

    /// <summary>Prints no value.</summary>
    public override string ToString() => nameof(InForce);

    /// <summary>In force where the status says so and the span includes the day.</summary>
    internal static InForce From(bool? status, string? statusReason, DateSpan span, DateOnly asOf, string? endReason = null)
    {
        bool? now = status & span.Includes(asOf);
        return new InForce(now, span, now is null ? Reason(status, statusReason, span, asOf, endReason) : null);
    }

    private static string Reason(bool? status, string? statusReason, DateSpan span, DateOnly asOf, string? endReason) =>
        status is null ? statusReason ?? StatusUnknown
        : span.IsContradictory ? DatesContradict
        : span.Start.IsOnOrBefore(asOf) is null ? StartUndecided
        : endReason ?? EndUndecided;
}
