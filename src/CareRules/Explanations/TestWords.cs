using CareRules.Model;

namespace CareRules.Explanations;

/// <summary>Tests and times as a clinician says them: <c>below 30 mL/min/{1.73_m2}</c>, <c>30 to 44</c>, <c>in the last 12 months</c>.</summary>
internal static class TestWords
{
    public static string Of(QuantityTest test) => (test.Lower, test.Upper) switch
    {
        ({ } low, { } high) when low.Value == high.Value => With(QuantityText.Number(low.Value), test),
        ({ } low, { } high) => With($"{(low.Inclusive ? "" : "above ")}{QuantityText.Number(low.Value)} to {(high.Inclusive ? "" : "below ")}{QuantityText.Number(high.Value)}", test),
        (null, { } high) => With($"{(high.Inclusive ? "at most" : "below")} {QuantityText.Number(high.Value)}", test),
        ({ } low, null) => With($"{(low.Inclusive ? "at least" : "above")} {QuantityText.Number(low.Value)}", test),
        _ => "any value",
    };

    /// <summary>What a value is that does not meet the test.</summary>
    public static string Not(QuantityTest test) => (test.Lower, test.Upper) switch
    {
        (null, { } high) => With($"{(high.Inclusive ? "above" : "at least")} {QuantityText.Number(high.Value)}", test),
        ({ } low, null) => With($"{(low.Inclusive ? "below" : "at most")} {QuantityText.Number(low.Value)}", test),
        ({ } low, { } high) when low.Value == high.Value => With($"other than {QuantityText.Number(low.Value)}", test),
        _ => $"outside {Of(test)}",
    };

    public static string Length(DurationTest test) => test.Comparison switch
    {
        Comparison.Less => $"for less than {test.Length}",
        Comparison.LessOrEqual => $"for at most {test.Length}",
        Comparison.Greater => $"for more than {test.Length}",
        Comparison.GreaterOrEqual => $"for at least {test.Length}",
        _ => $"for exactly {test.Length}",
    };

    /// <summary>A change as a verb: <c>fall by 25% or more within 12 months</c>.</summary>
    public static string Change(ChangeTest change, bool past = false)
    {
        (string verb, NumberBound? bound) = change.By switch
        {
            { Lower: null, Upper: { Value: < 0 } high } => (past ? "fell" : "fall", (NumberBound?)high),
            { Lower: { Value: > 0 } low, Upper: null } => (past ? "rose" : "rise", low),
            _ => ("", null),
        };
        return bound is not { } by
            ? $"{(past ? "changed" : "change")} by {Of(change.By)} within {change.Over}"
            : $"{verb} by {(by.Inclusive ? "" : "more than ")}{With(QuantityText.Number(Math.Abs(by.Value)), change.By)}{(by.Inclusive ? " or more" : "")} within {change.Over}";
    }

    /// <summary>Empty for no window and for <c>ever</c>.</summary>
    public static string In(Window? window) => window switch
    {
        PastWindow past => $" in the last {(past.Length.Amount == 1 ? past.Length.ToString()[2..] : past.Length.ToString())}",
        BetweenWindow between => $" from {between.From} to {between.To} ago",
        NextWindow next => $" in the next {next.Length}",
        _ => "",
    };

    private static string With(string number, QuantityTest test) => UnitText.With(number, test.Unit);
}
