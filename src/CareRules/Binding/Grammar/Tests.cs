using System.Globalization;
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
            return Operand(context, rest, at) is { } operand ? One(c, operand, Written(text, rest, operand)) : null;
        }

        int dots = rest.IndexOf("..", StringComparison.Ordinal);
        if (dots <= 0)
        {
            return null;
        }

        string upperText = rest[(dots + 2)..].Trim();
        bool exclusive = upperText.StartsWith('<');
        string lowerText = rest[..dots].Trim();
        upperText = (exclusive ? upperText[1..] : upperText).Trim();
        TestOperand? lower = Operand(context, lowerText, at);
        TestOperand? upper = Operand(context, upperText, at);
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

        string written = lowerText.StartsWith('{') || upperText.StartsWith('{')
            ? $"{Number(low.Value)}..{(exclusive ? "<" : "")}{Number(high.Value)}{(unit.Length > 0 ? " " : "")}{unit}"
            : text;
        return new QuantityTest(new NumberBound(low.Value, true), new NumberBound(high.Value, !exclusive), unit, written) { ChangedBy = low.ChangedBy ?? high.ChangedBy };
    }

    private static QuantityTest One(Comparison comparison, TestOperand operand, string text)
    {
        NumberBound inclusive = new(operand.Value, true);
        NumberBound exclusive = new(operand.Value, false);
        (NumberBound? lower, NumberBound? upper) = comparison switch
        {
            Comparison.Less => ((NumberBound?)null, (NumberBound?)exclusive),
            Comparison.LessOrEqual => (null, inclusive),
            Comparison.Greater => (exclusive, null),
            Comparison.GreaterOrEqual => (inclusive, null),
            _ => (inclusive, inclusive),
        };
        return new QuantityTest(lower, upper, operand.Unit, text) { ChangedBy = operand.ChangedBy };
    }

    // Readers meet the number, not the name that a parameter has in the file.
    private static string Written(string text, string operandText, TestOperand operand) =>
        !operandText.StartsWith('{') ? text
        : $"{text.Trim()[..^operandText.Length].TrimEnd()} {Number(operand.Value)}{(operand.Unit.Length > 0 ? " " : "")}{operand.Unit}";

    private static string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    // A parameter is the whole operand; a unit may hold braces of its own.
    private static TestOperand? Operand(BindContext context, string text, SourceLocation at)
    {
        if (text.StartsWith('{'))
        {
            if (!text.EndsWith('}'))
            {
                return null;
            }

            return context.Names.Parameters.TryResolve(text[1..^1].Trim(), context.Scope, at, context.Diagnostics, out Parameter parameter)
                ? new TestOperand(parameter.Value, parameter.Unit, parameter.ChangedBy)
                : null;
        }

        return Amount(text) is { } amount ? new TestOperand(amount.Value, amount.Unit, null) : null;
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

    private readonly record struct TestOperand(decimal Value, string Unit, ParameterSet? ChangedBy);
}
