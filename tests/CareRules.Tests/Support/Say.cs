using System.Globalization;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Tests.Support;

/// <summary>Short ways to write queries, tests, windows and facts in tables.</summary>
internal static class Say
{
    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Null for an empty text.</summary>
    public static PartialDate? On(string? text) =>
        string.IsNullOrEmpty(text) ? null : PartialDate.TryParse(text, out PartialDate date) ? date : throw new ArgumentException(text);

    public static Code Concept(string name) => new(CodeSystems.Concept, name, name);

    public static Duration Long(string text) => Duration.TryParse(text, out Duration duration) ? duration : throw new ArgumentException(text);

    /// <summary><c>6 months</c>, <c>24 months to 12 months</c>, <c>next 7 days</c>, <c>ever</c>; null for an empty text.</summary>
    public static Window? Within(string? text) => text switch
    {
        null or "" => null,
        "ever" => EverWindow.Instance,
        _ when text.StartsWith("next ", StringComparison.Ordinal) => new NextWindow(Long(text[5..])),
        _ when text.Split(" to ") is [var from, var to] => new BetweenWindow(Long(from), Long(to)),
        _ => new PastWindow(Long(text)),
    };

    public static DurationTest For(string text)
    {
        (Comparison comparison, string rest) = Operator(text);
        return new DurationTest(comparison, Long(rest));
    }

    /// <summary><c>&lt; 30 mg</c>, <c>30..44 mg</c>, <c>30..&lt;45 mg</c>.</summary>
    public static QuantityTest Is(string text)
    {
        int dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots >= 0)
        {
            string upper = text[(dots + 2)..];
            bool open = upper.StartsWith('<');
            (decimal high, string unit) = Number(open ? upper[1..] : upper);
            return new QuantityTest(new NumberBound(Number(text[..dots]).Value, true), new NumberBound(high, !open), unit, text);
        }

        (Comparison comparison, string rest) = Operator(text);
        (decimal value, string of) = Number(rest);
        NumberBound inclusive = new(value, true);
        NumberBound exclusive = new(value, false);
        return comparison switch
        {
            Comparison.Less => new QuantityTest(null, exclusive, of, text),
            Comparison.LessOrEqual => new QuantityTest(null, inclusive, of, text),
            Comparison.GreaterOrEqual => new QuantityTest(inclusive, null, of, text),
            Comparison.Greater => new QuantityTest(exclusive, null, of, text),
            _ => new QuantityTest(inclusive, inclusive, of, text),
        };
    }

    /// <summary><c>45 mg</c>, <c>&gt;90 mg</c>: a recorded value.</summary>
    public static Quantity Value(string text)
    {
        (QuantityComparator comparator, string rest) = text switch
        {
            _ when text.StartsWith(">=", StringComparison.Ordinal) => (QuantityComparator.GreaterOrEqual, text[2..]),
            _ when text.StartsWith("<=", StringComparison.Ordinal) => (QuantityComparator.LessOrEqual, text[2..]),
            _ when text.StartsWith('>') => (QuantityComparator.GreaterThan, text[1..]),
            _ when text.StartsWith('<') => (QuantityComparator.LessThan, text[1..]),
            _ => (QuantityComparator.Equal, text),
        };
        (decimal value, string unit) = Number(rest);
        return new Quantity(value, unit, comparator);
    }

    public static Criterion Asked(FactQuery query) => new FactCriterion(query, PlanBuilder.Here);

    public static Criterion All(params Criterion[] of) => new AllCriterion([.. of], PlanBuilder.Here);

    public static Criterion Any(params Criterion[] of) => new AnyCriterion([.. of], PlanBuilder.Here);

    public static Criterion Not(Criterion of) => new NotCriterion(of, PlanBuilder.Here);

    public static Criterion AtLeast(int count, params Criterion[] of) => new AtLeastCriterion(count, [.. of], PlanBuilder.Here);

    public static Criterion Age(string test, string? ago = null) => new AgeCriterion(Is(test), ago is null ? null : Long(ago), PlanBuilder.Here);

    public static ConditionFact Condition(string concept, string? onset = null, string? abated = null, ClinicalStatus status = ClinicalStatus.Active) =>
        new() { Source = $"Condition/{concept}", Code = Concept(concept), Onset = On(onset), Abatement = On(abated), ClinicalStatus = status };

    public static ObservationFact Observation(string concept, string? on, string? value, FactStatus status = FactStatus.Final) =>
        new() { Source = $"Observation/{concept}/{on}", Code = Concept(concept), Effective = On(on), Value = value is null ? null : Value(value), Status = status };

    public static MedicationFact Medication(string concept, string? from = null, string? to = null, FactStatus status = FactStatus.Active) =>
        new()
        {
            Source = $"MedicationRequest/{concept}/{from}", Code = Concept(concept), Status = status,
            Period = from is null && to is null ? null : new DatePeriod(On(from), On(to)),
        };

    private static (Comparison Comparison, string Operand) Operator(string text) => text switch
    {
        _ when text.StartsWith(">=", StringComparison.Ordinal) => (Comparison.GreaterOrEqual, text[2..]),
        _ when text.StartsWith("<=", StringComparison.Ordinal) => (Comparison.LessOrEqual, text[2..]),
        _ when text.StartsWith('>') => (Comparison.Greater, text[1..]),
        _ when text.StartsWith('<') => (Comparison.Less, text[1..]),
        _ => (Comparison.Equal, text.TrimStart('=')),
    };

    private static (decimal Value, string Unit) Number(string text)
    {
        string[] parts = text.Trim().Split(' ', 2);
        return (decimal.Parse(parts[0], CultureInfo.InvariantCulture), parts.Length > 1 ? parts[1] : string.Empty);
    }
}
