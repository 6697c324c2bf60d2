using System.Collections.Immutable;
using CareRules.Binding.Grammar;
using CareRules.Diagnostics;
using CareRules.Model;
using CareRules.Syntax;

namespace CareRules.Binding;

/// <summary>Binds a computed observation: the formula, its inputs, and how old they may be.</summary>
internal static class DerivedBinder
{
    public static DerivedFormula? Bind(BindContext context, YamlNode? node)
    {
        if (node is not YamlMapping map || map["formula"] is not YamlScalar name)
        {
            return null;
        }

        if (FormulaCatalog.Find(name.Text) is not { } formula)
        {
            context.Diagnostics.ReportUnknownName(context.At(name), "formula", name.Text, FormulaCatalog.Names);
            return null;
        }

        ImmutableArray<DerivedInput> inputs =
        [
            .. BindContext.Entries(map["from"]).Where(static e => !IsNumber(e))
                .Where(e => Known(context, formula, e.Key))
                .Select(e => new DerivedInput(e.Key.Text, context.Concept(e.Value, ConceptKind.Observation)))
                .Where(static i => i.Concept != ConceptId.Error),
        ];
        string[] missing = [.. formula.Required.Except(BindContext.Entries(map["from"]).Select(static e => e.Key.Text), StringComparer.Ordinal)];
        if (missing.Length > 0)
        {
            context.Diagnostics.ReportMissingInputs(context.At(map["from"] ?? name), name.Text, missing);
        }

        return new DerivedFormula(name.Text, inputs, Constants(context, formula, map["from"]), context.Window(map["within"]), BindContext.Text(map["prefer"]) != "derived", context.At(map));
    }

    /// <summary>The factors of a dose-equivalent sum: <c>from: { morphine: 1, codeine: 0.1 }</c>.</summary>
    public static ImmutableArray<DoseEquivalent> Factors(BindContext context, YamlNode? node) => node is not YamlMapping map || BindContext.Text(map["formula"]) != FormulaCatalog.DoseEquivalent ? [] :
    [
        .. BindContext.Entries(map["from"]).Where(IsNumber)
            .Select(e => (Concept: context.Concept(e.Key, ConceptKind.Medication), Factor: context.Number(e.Value)))
            .Where(static f => f.Concept != ConceptId.Error && f.Factor is not null)
            .Select(static f => new DoseEquivalent(f.Concept, f.Factor!.Value)),
    ];

    private static ImmutableArray<DerivedConstant> Constants(BindContext context, FormulaInfo formula, YamlNode? from) => formula.Name == FormulaCatalog.DoseEquivalent ? [] :
    [
        .. BindContext.Entries(from).Where(IsNumber).Where(e => Known(context, formula, e.Key)).Select(e => new DerivedConstant(e.Key.Text, context.Number(e.Value) ?? 0)),
    ];

    private static bool IsNumber(YamlEntry entry) => entry.Value is YamlScalar scalar && Numbers.TryParse(scalar.Text, out _);

    private static bool Known(BindContext context, FormulaInfo formula, YamlScalar name)
    {
        if (formula.Inputs.Contains(name.Text))
        {
            return true;
        }

        context.Diagnostics.ReportUnknownName(context.At(name), $"input of `{formula.Name}`", name.Text, formula.Inputs);
        return false;
    }
}
