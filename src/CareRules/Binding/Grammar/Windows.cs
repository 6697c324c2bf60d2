using CareRules.Diagnostics;
using CareRules.Model;
using CareRules.Syntax;

namespace CareRules.Binding.Grammar;

/// <summary>Lengths and windows of time.</summary>
internal static class Windows
{
    public static Duration? Duration(this BindContext context, YamlNode? node)
    {
        if (node is not YamlScalar scalar)
        {
            return null;
        }

        if (Model.Duration.TryParse(scalar.Text, out Duration duration))
        {
            return duration;
        }

        context.Diagnostics.ReportBadDuration(context.At(scalar), scalar.Text);
        return null;
    }

    /// <summary>The window of a key; null when the key is missing or faulty.</summary>
    public static Window? Window(this BindContext context, YamlNode? node)
    {
        switch (node)
        {
            case YamlScalar { Text: "ever" }:
                return EverWindow.Instance;
            case YamlScalar scalar:
                return context.Duration(scalar) is { } length ? new PastWindow(length) : null;
            case YamlMapping map when map["next"] is { } next:
                return context.Duration(next) is { } ahead ? new NextWindow(ahead) : null;
            case YamlMapping map when context.Duration(map["from"]) is { } from && context.Duration(map["to"]) is { } to:
                if (IsLonger(from, to))
                {
                    return new BetweenWindow(from, to);
                }

                break;
            case null or YamlError:
                return null;
        }

        context.Diagnostics.ReportBadWindow(context.At(node));
        return null;
    }

    /// <summary>A comparison with a length of time: <c>"&gt;= 3 months"</c>.</summary>
    public static DurationTest? DurationTest(this BindContext context, YamlNode? node)
    {
        if (node is not YamlScalar scalar)
        {
            return null;
        }

        (Comparison? comparison, string rest) = Tests.SplitComparison(scalar.Text);
        if (comparison is { } c && Model.Duration.TryParse(rest, out Duration length))
        {
            return new DurationTest(c, length);
        }

        context.Diagnostics.ReportBadTest(context.At(scalar), scalar.Text, ">= 3 months");
        return null;
    }

    // Compared on a fixed day: both are calendar lengths, and a window's `from` must reach further back than its `to`.
    private static bool IsLonger(Duration from, Duration to)
    {
        DateOnly day = new(2025, 1, 31);
        return from.Before(day) < to.Before(day);
    }
}
