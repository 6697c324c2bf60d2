using CareRules.Clinical;
using CareRules.Diagnostics;
using CareRules.Model;

namespace CareRules.Analysis.Checks;

/// <summary>Concepts that nothing names: perhaps one was meant that another stands for. A pack without rules is a vocabulary for others.</summary>
internal static class UnusedConcepts
{
    public static void Check(AnalysisContext context)
    {
        HashSet<int> used = [.. Used(context).Where(static c => c.Index >= 0).Select(static c => c.Index)];
        HashSet<string> written = [.. context.Rules.Tests.Where(static t => t.Patient is not null).SelectMany(static t => InPatient(t.Patient!))];
        HashSet<string> ruled = [.. context.Rules.Rules.Select(static r => r.Pack)];
        foreach (Concept concept in context.Rules.Concepts.Where(c => !used.Contains(c.Id.Index) && ruled.Contains(c.Pack) && !written.Contains($"{c.Pack}/{c.Name}")))
        {
            context.Report(new Owner(concept.Pack, concept.Name), bag => bag.ReportUnusedConcept(concept.At, concept.Name));
        }
    }

    private static IEnumerable<ConceptId> Used(AnalysisContext context) =>
    [
        .. Statements.Queries(context.Rules).SelectMany(static q => q.Query.Concepts()),
        .. context.Rules.Rules.SelectMany(static r => Named(r.Payload)),
        .. context.Rules.Resolutions.Select(static r => r.Measure).OfType<ConceptId>(),
        .. context.Rules.Concepts.SelectMany(static c => Named(c)),
    ];

    private static IEnumerable<ConceptId> Named(RulePayload payload) => payload switch
    {
        RecommendPayload p => p.Actions.SelectMany(static a => new[] { a.Concept, a.To ?? a.Concept }),
        TargetPayload p => p.Aims.Select(static a => a.Measure),
        ReviewPayload p => p.Items.Select(static i => i.Check),
        _ => [],
    };

    private static IEnumerable<ConceptId> Named(Concept concept) =>
    [
        .. concept.Includes,
        .. concept.ExceptConcepts,
        .. concept.ResolvedBy is { } closing ? [closing] : Array.Empty<ConceptId>(),
        .. concept.Derived is { } derived ? derived.From.Select(static i => i.Concept) : [],
        .. concept.DoseEquivalents.Select(static d => d.Concept),
    ];

    private static IEnumerable<string> InPatient(PatientRecord patient) => new IEnumerable<Fact>[]
    {
        patient.Conditions, patient.Medications, patient.Observations, patient.Allergies, patient.Procedures, patient.Encounters, patient.Orders, patient.FamilyHistory, patient.Care,
    }.SelectMany(static facts => facts).SelectMany(static f => f.Codes).Where(static c => c.System == CodeSystems.Concept).Select(static c => c.Value);
}
