using CareRules.Diagnostics;
using CareRules.Model;
using CareRules.Syntax;

namespace CareRules.Binding.Grammar;

/// <summary>Tests of a value: <c>"&lt; 30 mL/min/{1.73_m2}"</c>, <c>"30..&lt;45 mmol/L"</c>, <c>"&gt;= {limit}"</c>.</summary>
internal static class Tests
{
    private static readonly (string Sign, Comparison Comparison)[] Signs =
        [("<=", Comparison.LessOrEqual), (">=", Comparison.GreaterOrEqual), ("<", Comparison.Less), (">", Comparison.Greater), ("=", Comparison.Equal)];

    public static (Comparison? Comparison, string Operand) SplitComparison(string text)
    {
        string trimmed = text.Trim();
        foreach ((string sign, Comparison comparison) in Signs)
        {
            if (trimmed.StartsWith(sign, StringComparison.Ordinal))
            {
                return (comparison, trimmed[sign.Length..].Trim());
            }
        }

        return (null, trimmed);
    }

    /// <summary>Reads a test with or without a unit; null when it is faulty (reported) or missing.</summary>
    public static QuantityTest? Test(this BindContext context, YamlNode? node, string example)
    {
        if (node is not YamlScalar scalar)
        {
            return null;
        }

        SourceLocation at = context.At(scalar);
        int before = context.Diagnostics.Count;
        QuantityTest? test = Read(context, scalar.Text, at);
        if (test is null)
        {
            if (context.Diagnostics.Count == before)
            {
                context.Diagnostics.ReportBadTest(at, scalar.Text, example);
            }

            return null;
        }

        if (IsEmpty(test))
        {
            context.Diagnostics.ReportEmptyRange(at, scalar.Text);
            return null;
        }

        return test;
    }

    /// <summary>A test of a plain number (age in years, a count, a score).</summary>
    public static QuantityTest? NumberTest(this BindContext context, YamlNode? node, string what, string example)
    {
        QuantityTest? test = context.Test(node, example);
        if (test is not null && test.Unit.Length > 0)
        {
            context.Diagnostics.ReportUnitIdle(context.At(node!), test.Text, what);
            return null;
        }

        return test;
    }

    private static QuantityTest? Read(BindContext context, string text, SourceLocation at)
    {
        (Comparison? comparison, string rest) = SplitComparison(text);
        if (comparison is { } c)
        {
            return Operand(context, rest, at) is { } operand ? One(c, operand, text) : null;
        }

        int dots = rest.IndexOf("..", StringComparison.Ordinal);
        if (dots <= 0)
        {
            return null;
        }

        string upperText = rest[(dots + 2)..].Trim();
        bool exclusive = upperText.StartsWith('<');
        (decimal Value, string Unit)? lower = Operand(context, rest[..dots].Trim(), at);
        (decimal Value, string Unit)? upper = Operand(context, (exclusive ? upperText[1..] : upperText).Trim(), at);
        if (lower is not { } low || upper is not { } high)
        {
            return null;
        }

        string unit = high.Unit.Length > 0 ? high.Unit : low.Unit;
        if (low.Unit.Length > 0 && !string.Equals(low.Unit, unit, StringComparison.Ordinal))
        {
            context.Diagnostics.ReportBadParameter(at, text, $"one end is written in `{low.Unit}`, the other in `{unit}`");
            return null;
        }

        return new QuantityTest(new NumberBound(low.Value, true), new NumberBound(high.Value, !exclusive), unit, text);
    }

    private static QuantityTest One(Comparison comparison, (decimal Value, string Unit) operand, string text) => comparison switch
    {
        Comparison.Less => new QuantityTest(null, new NumberBound(operand.Value, false), operand.Unit, text),
        Comparison.LessOrEqual => new QuantityTest(null, new NumberBound(operand.Value, true), operand.Unit, text),
        Comparison.Greater => new QuantityTest(new NumberBound(operand.Value, false), null, operand.Unit, text),
        Comparison.GreaterOrEqual => new QuantityTest(new NumberBound(operand.Value, true), null, operand.Unit, text),
        _ => new QuantityTest(new NumberBound(operand.Value, true), new NumberBound(operand.Value, true), operand.Unit, text),
    };

    // A parameter is the whole operand; a unit may hold braces of its own.
    private static (decimal Value, string Unit)? Operand(BindContext context, string text, SourceLocation at)
    {
        if (text.StartsWith('{'))
        {
            if (!text.EndsWith('}'))
            {
                return null;
            }

            return context.Names.Parameters.TryResolve(text[1..^1].Trim(), context.Scope, at, context.Diagnostics, out Parameter parameter)
                ? (parameter.Value, parameter.Unit)
                : null;
        }

        return Amount(text);
    }

    /// <summary>A number with an optional unit: <c>5.5 mmol/L</c>.</summary>
    public static (decimal Value, string Unit)? Amount(string text)
    {
        int end = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] is '.' or '-'))
        {
            end++;
        }

        string unit = text[end..].Trim();
        bool apart = end == text.Length || text[end] is ' ' or '%';
        return apart && Numbers.TryParse(text.AsSpan(0, end), out decimal value) ? (value, unit) : null;
    }

    private static bool IsEmpty(QuantityTest test) =>
        test.Lower is { } low && test.Upper is { } high
        && (low.Value > high.Value || (low.Value == high.Value && !(low.Inclusive && high.Inclusive)));
}
