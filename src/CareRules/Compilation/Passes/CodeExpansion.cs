using System.Collections.Frozen;
using System.Collections.Immutable;
using CareRules.Binding;
using CareRules.Clinical;
using CareRules.Diagnostics;
using CareRules.Evaluation;
using CareRules.Model;
using CareRules.Text;

namespace CareRules.Compilation.Passes;

/// <summary>Expands what concepts mean in codes: includes, hierarchy and exceptions are applied once, here, and never for a patient.</summary>
internal static class CodeExpansion
{
    public static CodeIndex Run(BoundRuleSet rules, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        // The codes that each concept names itself, descendants expanded: system -> written code -> concepts.
        Dictionary<string, Patterns> systems = new(StringComparer.Ordinal);
        foreach (Concept concept in rules.Concepts.Heeding(cancellation))
        {
            Add(concept, concept.Codes, excluded: false);
            Add(concept, concept.ExceptCodes, excluded: true);
        }

        Dictionary<string, CodeTable> tables = systems.ToDictionary(static s => s.Key, s => s.Value.ToTable(rules.Concepts, cancellation), StringComparer.Ordinal);
        tables[CodeSystems.Concept] = ConceptNames.Table(rules.Concepts, tables, systems.ToDictionary(static s => s.Key, static s => s.Value.CodesByConcept(), StringComparer.Ordinal), cancellation);
        return new CodeIndex(tables.ToFrozenDictionary(StringComparer.Ordinal));

        void Add(Concept concept, ImmutableArray<CodeEntry> codes, bool excluded)
        {
            foreach (CodeEntry entry in codes)
            {
                if (!systems.TryGetValue(entry.System, out Patterns? patterns))
                {
                    systems[entry.System] = patterns = new Patterns(CodeForms.Of(entry.System));
                }

                foreach (string code in Codes(concept, entry, patterns.Form))
                {
                    patterns.Add(concept.Id.Index, code, excluded);
                }
            }
        }

        IReadOnlyCollection<string>? OfTheHost(Concept concept, CodeEntry entry)
        {
            try
            {
                return rules.HostTerminology?.Descendants(entry.System, entry.Code)?.ToArray();
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                diagnostics.ReportTerminologyFailed(concept.At, entry.Code, entry.System);
                return [];
            }
        }

        IReadOnlyCollection<string> Codes(Concept concept, CodeEntry entry, CodeForm form)
        {
            // Codes that are their own hierarchy need no terminology.
            if (!entry.WithDescendants || form.IsPrefixed)
            {
                return [entry.Code];
            }

            IReadOnlyCollection<string>? listed = rules.Terminologies.TryGetValue(entry.System, out Terminology? terminology) ? terminology.SelfAndDescendants(entry.Code) : null;
            IReadOnlyCollection<string>? asked = OfTheHost(concept, entry);
            if (listed is not null || asked is not null)
            {
                return [.. listed ?? [], .. asked ?? [], entry.Code];
            }

            diagnostics.ReportTerminologyMissing(concept.At, entry.Code, entry.System);
            return [entry.Code];
        }
    }
}
