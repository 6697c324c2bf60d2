using System.Collections.Immutable;
using CareRules.Binding.Grammar;
using CareRules.Clinical;
using CareRules.Diagnostics;
using CareRules.Model;
using CareRules.Syntax;

namespace CareRules.Binding;

/// <summary>Binds one concept: its codes, the concepts that it includes, and how its values are measured.</summary>
internal static class ConceptBinder
{
    public static Concept Bind(BindContext context, ConceptId id, YamlEntry entry)
    {
        YamlNode body = entry.Value;
        YamlMapping? map = body as YamlMapping;
        string name = entry.Key.Text;
        ConceptKind kind = context.Names.ConceptKinds[id.Index].Kind;
        SourceLocation at = context.At(entry.Key);
        string? unit = Unit(context, map?["unit"]);
        Concept concept = new()
        {
            Id = id,
            Pack = context.Scope.Pack,
            Name = name,
            Kind = kind,
            Title = BindContext.Text(map?["title"]) ?? name.Replace('-', ' '),
            At = at,
            Includes = Included(context, map?["includes"], kind),
            Codes = CodeBinder.Bind(context, map?["codes"]),
            ExceptConcepts = Included(context, (map?["except"] as YamlMapping)?["includes"], kind),
            ExceptCodes = CodeBinder.Bind(context, (map?["except"] as YamlMapping)?["codes"]),
            Unit = unit,
            Convert = Conversions(context, map?["convert"]),
            Step = context.Number(map?["step"]),
            ValidFor = context.Duration(map?["valid-for"]),
            Plausible = Plausible(context, map?["plausible"], name, unit),
            PerDay = BindContext.Word<PerDay>(map?["per-day"]),
            ResolvedBy = context.OptionalConcept(map?["resolved-by"], ConceptKind.Condition),
            Derived = DerivedBinder.Bind(context, map?["derived"]),
            DoseEquivalents = DerivedBinder.Factors(context, map?["derived"]),
            RecordedAs = RecordedAs(map?["recorded-as"]),
        };
        if (map is not null && map["derived"] is null && concept.Codes.IsEmpty && concept.Includes.IsEmpty && map["codes"] is null && map["includes"] is null)
        {
            context.Diagnostics.ReportEmptyConcept(at, name);
        }

        return concept;
    }

    private static ImmutableArray<ConceptId> Included(BindContext context, YamlNode? node, ConceptKind kind)
    {
        // An allergy may be to a medicine, a role is a part of care: their codes are recorded in the same places.
        ConceptKind[] kinds = kind switch
        {
            ConceptKind.Allergy => [ConceptKind.Allergy, ConceptKind.Medication],
            ConceptKind.Order => [ConceptKind.Order, ConceptKind.Procedure, ConceptKind.Observation],
            _ => [kind],
        };
        return [.. BindContext.Items(node).Select(item => context.Concept(item, kinds)).Where(static c => c != ConceptId.Error).Distinct()];
    }

    private static string? Unit(BindContext context, YamlNode? node)
    {
        if (node is not YamlScalar scalar)
        {
            return null;
        }

        if (!Clinical.Unit.TryParse(scalar.Text, out _, out string? reason))
        {
            context.Diagnostics.ReportUnknownUnit(context.At(scalar), scalar.Text, reason ?? "it is not known");
        }

        return scalar.Text;
    }

    // The keys are units as recorded: what laboratories write need not be UCUM.
    private static ImmutableArray<RecordedUnit> Conversions(BindContext context, YamlNode? node)
    {
        ImmutableArray<RecordedUnit>.Builder rules = ImmutableArray.CreateBuilder<RecordedUnit>();
        foreach (YamlEntry entry in BindContext.Entries(node))
        {
            decimal? factor = context.Number(entry.Value is YamlMapping map ? map["factor"] : entry.Value);
            decimal? add = entry.Value is YamlMapping both && both["add"] is { } node2 ? context.Number(node2) : 0m;
            if (factor is <= 0)
            {
                context.Diagnostics.ReportBadFactor(context.At(entry.Value), entry.Key.Text);
            }
            else if (factor is { } f && add is { } a)
            {
                rules.Add(new RecordedUnit(entry.Key.Text, f, a));
            }
        }

        return rules.ToImmutable();
    }

    private static QuantityTest? Plausible(BindContext context, YamlNode? node, string name, string? unit)
    {
        QuantityTest? test = context.Test(node, "20..200 mmol/mol");
        if (test is not null && !string.Equals(test.Unit, unit ?? "", StringComparison.Ordinal))
        {
            context.Diagnostics.ReportUnitDoesNotFit(context.At(node!), test.Unit, name, unit ?? "1", "the plausible range is written in the concept's own unit");
            return null;
        }

        return test;
    }

    private static CareItem? RecordedAs(YamlNode? node) => BindContext.Text(node) switch
    {
        "care-plan" => CareItem.Plan,
        "flag" => CareItem.Flag,
        "goal" => CareItem.Goal,
        "consent" => CareItem.Consent,
        "carer" => CareItem.Carer,
        _ => null,
    };
}
