using CareRules.Binding.Grammar;
using CareRules.Diagnostics;
using CareRules.Model;
using CareRules.Syntax;

namespace CareRules.Binding;

/// <summary>Binds the <c>observation</c> head: which value is tested, and against what.</summary>
internal static class ObservationBinder
{
    private static readonly (string Key, ObservationMode Mode)[] ValueModes =
    [
        ("latest", ObservationMode.Latest), ("highest", ObservationMode.Highest), ("lowest", ObservationMode.Lowest),
        ("mean", ObservationMode.Mean), ("any-value", ObservationMode.AnyValue), ("every-value", ObservationMode.EveryValue),
    ];

    // They choose among values, so that without a test of a value they choose nothing.
    private static readonly string[] OfValues = ["last", "apart", "per-day"];

    public static ObservationQuery Bind(BindContext context, ConceptId concept, YamlMapping q)
    {
        ObservationQuery query = new(concept)
        {
            Mode = BindContext.Flag(q["valued"]) == true ? ObservationMode.Valued : ObservationMode.Present,
            Within = context.Window(q["within"]),
            Last = context.Integer(q["last"]),
            Apart = context.DurationTest(q["apart"]),
            PerDay = BindContext.Word<PerDay>(q["per-day"]),
            Setting = FactQueryBinder.Setting(context, q),
        };
        if (q["change"] is YamlMapping change)
        {
            return Change(context, query, change);
        }

        foreach ((string key, ObservationMode mode) in ValueModes)
        {
            if (q[key] is YamlScalar test)
            {
                return Value(context, query with { Mode = mode }, test);
            }

            if (q[key] is YamlError)
            {
                return query with { Concept = ConceptId.Error };
            }
        }

        foreach (string key in OfValues)
        {
            if (q[key] is { } idle and not YamlError)
            {
                context.Diagnostics.ReportNoValueTest(context.At(idle), key);
                return query with { Concept = ConceptId.Error };
            }
        }

        return query;
    }

    // A coded answer is written as the id of a concept; everything else is a test of a quantity.
    private static ObservationQuery Value(BindContext context, ObservationQuery query, YamlScalar test)
    {
        if (test.Text.Split('/').All(ScalarForms.IsId))
        {
            if (query.Mode is ObservationMode.Highest or ObservationMode.Lowest or ObservationMode.Mean)
            {
                context.Diagnostics.ReportAnswerHasNoOrder(context.At(test), query.Mode.ToString().ToLowerInvariant(), test.Text);
                return query with { Concept = ConceptId.Error };
            }

            ConceptId answer = context.Concept(test, ConceptKind.Finding, ConceptKind.Condition);
            return answer == ConceptId.Error ? query with { Concept = ConceptId.Error } : query with { Answer = answer };
        }

        if (query.Concept == ConceptId.Any)
        {
            context.Diagnostics.ReportTestOfAny(context.At(test), test.Text);
            return query with { Concept = ConceptId.Error };
        }

        return context.Test(test, "< 5.5 mmol/L") is { } quantity && UnitChecks.Fits(context, test, quantity, query.Concept)
            ? query with { Test = quantity }
            : query with { Concept = ConceptId.Error };
    }

    private static ObservationQuery Change(BindContext context, ObservationQuery query, YamlMapping change)
    {
        YamlScalar? written = change["by"] as YamlScalar;
        if (written is { Text: [>= 'a' and <= 'z', ..] })
        {
            context.Diagnostics.ReportAnswerHasNoOrder(context.At(written), "change", written.Text);
            return query with { Concept = ConceptId.Error };
        }

        if (written is not null && query.Concept == ConceptId.Any)
        {
            context.Diagnostics.ReportTestOfAny(context.At(written), written.Text);
            return query with { Concept = ConceptId.Error };
        }

        return context.Test(change["by"], "<= -25 %") is { } by && (by.Unit == "%" || UnitChecks.Fits(context, change["by"]!, by, query.Concept)) && context.Duration(change["over"]) is { } over
            ? query with { Mode = ObservationMode.Change, Change = new ChangeTest(by, over) }
            : query with { Concept = ConceptId.Error };
    }
}
