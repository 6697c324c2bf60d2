using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Diagnostics;
using CareRules.Model;

namespace CareRules.Binding;

/// <summary>
/// Checks that a formula can be computed in the units of its concepts. Most inputs and results are converted; a difference, a dose equivalent
/// and a time in range are not, so that their units must be the very ones.
/// </summary>
internal static class DerivedUnits
{
    private const string NotConverted = "this formula converts nothing";

    public static void Check(ImmutableArray<Concept> concepts, DiagnosticBag diagnostics)
    {
        foreach (Concept concept in concepts)
        {
            if (concept.Derived is { } derived && FormulaCatalog.Find(derived.Formula) is { } formula)
            {
                Check(concept, derived, formula, concepts, diagnostics);
            }
        }
    }

    private static void Check(Concept concept, DerivedFormula derived, FormulaInfo formula, ImmutableArray<Concept> concepts, DiagnosticBag diagnostics)
    {
        foreach (DerivedInput input in derived.From)
        {
            Concept read = concepts[input.Concept.Index];
            if (formula.Name == FormulaCatalog.Difference)
            {
                Same(formula, UnitOf(concept), read, derived.At, diagnostics);
            }
            else if (FormulaCatalog.UnitOf(input.Name) is { Length: > 0 } unit)
            {
                Convertible(formula, unit, read, derived.At, diagnostics);
            }
        }

        if (formula.Name is FormulaCatalog.DoseEquivalent or FormulaCatalog.TimeInRange)
        {
            Same(formula, formula.Unit, concept, derived.At, diagnostics);
        }
        else if (formula.Unit.Length > 0)
        {
            Convertible(formula, formula.Unit, concept, derived.At, diagnostics);
        }
    }

    private static void Same(FormulaInfo formula, string expected, Concept concept, SourceLocation at, DiagnosticBag diagnostics)
    {
        if (!string.Equals(expected, UnitOf(concept), StringComparison.Ordinal))
        {
            diagnostics.ReportFormulaUnit(at, formula.Name, expected, concept.Name, UnitOf(concept), NotConverted);
        }
    }

    private static void Convertible(FormulaInfo formula, string expected, Concept concept, SourceLocation at, DiagnosticBag diagnostics)
    {
        // A faulty unit of the concept was reported where it is written.
        if (Unit.TryParse(UnitOf(concept), out Unit? own, out _) && Unit.TryParse(expected, out Unit? needed, out _) && !UnitConversion.TryGet(own, needed, out _, out string? why))
        {
            diagnostics.ReportFormulaUnit(at, formula.Name, expected, concept.Name, UnitOf(concept), why ?? "they measure different things");
        }
    }

    private static string UnitOf(Concept concept) => concept.Unit ?? "1";
}
