using CareRules.Binding.Grammar;
using CareRules.Clinical;
using CareRules.Diagnostics;
using CareRules.Model;
using CareRules.Syntax;

namespace CareRules.Binding;

/// <summary>Checks that a test can be compared with what a concept measures: when rules are compiled, not when a patient is seen.</summary>
internal static class UnitChecks
{
    /// <summary>False, and reported, when the unit of the test does not fit.</summary>
    public static bool Fits(BindContext context, YamlNode node, QuantityTest test, ConceptId tested)
    {
        if (tested.Index < 0)
        {
            // A count over any observation has no unit to compare with.
            return true;
        }

        Concept concept = context.Names.BoundConcepts[tested.Index];
        SourceLocation at = context.At(node);
        if (test.Unit.Length == 0)
        {
            if (concept.Unit is null or "1")
            {
                return true;
            }

            context.Diagnostics.ReportUnitMissing(at, test.Text, $"{test.Text} {concept.Unit}");
            return false;
        }

        if (!Unit.TryParse(test.Unit, out Unit? unit, out string? reason))
        {
            context.Diagnostics.ReportUnknownUnit(at, test.Unit, reason ?? "it is not known");
            return false;
        }

        if (concept.Unit is null)
        {
            context.Diagnostics.ReportUnitIdle(at, test.Text, $"`{concept.Name}`");
            return false;
        }

        // A faulty unit of the concept was reported where it is defined.
        if (concept.Convert.Any(c => string.Equals(c.Unit, test.Unit, StringComparison.Ordinal)) || !Unit.TryParse(concept.Unit, out Unit? canonical, out _))
        {
            return true;
        }

        if (UnitConversion.TryGet(unit!, canonical!, out _, out string? why))
        {
            return true;
        }

        context.Diagnostics.ReportUnitDoesNotFit(at, test.Unit, concept.Name, concept.Unit, why ?? "they measure different things");
        return false;
    }

    /// <summary>The test of a daily dose; null, and reported, where its unit is none: such a test would be unknown of every patient.</summary>
    public static QuantityTest? Dose(BindContext context, YamlNode? node)
    {
        if (context.Test(node, "> 75 mg") is not { } test)
        {
            return null;
        }

        if (test.Unit.Length == 0)
        {
            context.Diagnostics.ReportUnitMissing(context.At(node!), test.Text, $"{test.Text} mg");
            return null;
        }

        if (!Unit.TryParse(test.Unit, out _, out string? reason))
        {
            context.Diagnostics.ReportUnknownUnit(context.At(node!), test.Unit, reason ?? "it is not known");
            return null;
        }

        return test;
    }
}
