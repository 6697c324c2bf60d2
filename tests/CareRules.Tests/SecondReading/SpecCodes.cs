using System.Collections.Immutable;
using CareRules.Binding;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Tests.SecondReading;

/// <summary>Section 6, word by word: what belongs to a concept.</summary>
internal sealed class SpecCodes(BoundRuleSet rules)
{
    private const string Cvx = "http://hl7.org/fhir/sid/cvx";

    private static readonly string[] PrefixSystems = [CodeSystems.Atc, CodeSystems.Icd10];

    public Concept Concept(ConceptId id) => rules.Concepts[id.Index];

    /// <summary>"includes: other concepts"; "except"; a fact belongs by any of its codes, and an excepted code takes it out.</summary>
    public bool Belongs(ImmutableArray<Code> codes, ConceptId id)
    {
        if (id == ConceptId.Any)
        {
            return true;
        }

        Concept concept = Concept(id);
        bool taken = codes.Any(c => c.System == CodeSystems.Concept ? SameConcept(c, concept) || Lies(c, concept) : concept.Codes.Any(e => Matches(e, c)))
            || concept.Includes.Any(i => Belongs(codes, i));
        bool excepted = codes.Any(c => c.System == CodeSystems.Concept
                ? Written(c) is { } written && AllOf(written).Any(e => concept.ExceptCodes.Any(x => Covers(x, e)))
                : concept.ExceptCodes.Any(e => Matches(e, c)))
            || concept.ExceptConcepts.Any(e => Belongs(codes, e));
        return taken && !excepted;
    }

    /// <summary>"A code in any system that a loaded concept of that kind uses".</summary>
    public bool Usable(ImmutableArray<Code> codes, ConceptKind kind) =>
        codes.Any(c => c.System == CodeSystems.Concept ? Written(c) is not null : rules.Concepts.Any(k => k.Kind == kind && k.Codes.Any(e => e.System == c.System)));

    /// <summary>"`procedure` needs immunisations only where C holds vaccine codes".</summary>
    public bool HoldsVaccines(ConceptId id) => AllOf(Concept(id)).Any(static e => e.System == Cvx);

    /// <summary>The concept that a native fact was written with.</summary>
    public Concept? Written(Code code) =>
        code.System != CodeSystems.Concept ? null : rules.Concepts.FirstOrDefault(c => c.Pack + "/" + c.Name == code.Value);

    /// <summary>Whether the first is the second, or one that it includes at any depth.</summary>
    public bool IsOrIsBelow(Concept lower, ConceptId upper) =>
        upper == ConceptId.Any || lower.Id == upper || Concept(upper).Includes.Any(i => IsOrIsBelow(lower, i));

    /// <summary>The topmost codes above a code of a terminology; empty where it stands in none.</summary>
    public IEnumerable<string> Tops(string system, string code) =>
        rules.Terminologies.TryGetValue(system, out Terminology? terminology) ? terminology.Tops.Where(t => terminology.SelfAndDescendants(t).Contains(code)) : [];

    /// <summary>Every code of a concept, its included concepts' too.</summary>
    public IEnumerable<CodeEntry> AllOf(Concept concept) => concept.Codes.Concat(concept.Includes.SelectMany(i => AllOf(Concept(i))));

    private bool SameConcept(Code code, Concept concept) => Written(code) == concept;

    /// <summary>"All codes of C lie in D, in every system that they share", of which one names every part of C: one that names a part says nothing of the whole.</summary>
    private bool Lies(Code code, Concept concept)
    {
        if (Written(code) is not { } written)
        {
            return false;
        }

        CodeEntry[] wide = [.. AllOf(concept)];
        CodeEntry[] narrow = [.. AllOf(written)];
        string[] shared = [.. narrow.Select(static e => e.System).Intersect(wide.Select(static e => e.System))];
        return narrow.Where(e => shared.Contains(e.System)).All(e => wide.Any(w => Covers(w, e))) && shared.Any(system => NamesEveryPart(written, system));
    }

    private bool NamesEveryPart(Concept concept, string system) =>
        (concept.Codes.IsEmpty || concept.Codes.Any(e => e.System == system)) && concept.Includes.All(i => NamesEveryPart(Concept(i), system));

    private bool Matches(CodeEntry entry, Code code) =>
        entry.System == code.System
        && (PrefixSystems.Contains(entry.System) ? Plain(entry.System, code.Value).StartsWith(Plain(entry.System, entry.Code), StringComparison.Ordinal)
            : entry.WithDescendants ? rules.Terminologies[entry.System].SelfAndDescendants(entry.Code).Contains(code.Value)
            : entry.Code == code.Value);

    private bool Covers(CodeEntry wide, CodeEntry narrow) =>
        Matches(wide, new Code(narrow.System, narrow.Code)) && (!narrow.WithDescendants || wide.WithDescendants || PrefixSystems.Contains(wide.System));

    private static string Plain(string system, string code) => system == CodeSystems.Icd10 ? code.Replace(".", "", StringComparison.Ordinal) : code;
}
