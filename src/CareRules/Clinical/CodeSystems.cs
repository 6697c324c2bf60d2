using System.Collections.Frozen;

namespace CareRules.Clinical;

/// <summary>The code systems that rules name by alias.</summary>
public static class CodeSystems
{
    /// <summary>SNOMED CT (all editions).</summary>
    public const string Snomed = "http://snomed.info/sct";

    /// <summary>RxNorm.</summary>
    public const string RxNorm = "http://www.nlm.nih.gov/research/umls/rxnorm";

    /// <summary>WHO Anatomical Therapeutic Chemical classification; rule codes match by prefix.</summary>
    public const string Atc = "http://www.whocc.no/atc";

    /// <summary>NHS dictionary of medicines and devices.</summary>
    public const string Dmd = "https://dmd.nhs.uk";

    /// <summary>ICD-10 and ICD-10-CM; rule codes match by prefix, with or without the dot.</summary>
    public const string Icd10 = "http://hl7.org/fhir/sid/icd-10";

    /// <summary>LOINC.</summary>
    public const string Loinc = "http://loinc.org";

    /// <summary>CVX (vaccines).</summary>
    public const string Cvx = "http://hl7.org/fhir/sid/cvx";

    /// <summary>CPT.</summary>
    public const string Cpt = "http://www.ama-assn.org/go/cpt";

    /// <summary>HCPCS level II.</summary>
    public const string Hcpcs = "https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets";

    /// <summary>OPCS-4.</summary>
    public const string Opcs4 = "https://fhir.hl7.org.uk/CodeSystem/OPCS-4";

    /// <summary>Clinical Terms version 3 (Read codes).</summary>
    public const string Ctv3 = "http://read.info/ctv3";

    /// <summary>ICPC-2.</summary>
    public const string Icpc2 = "http://hl7.org/fhir/sid/icpc-2";

    /// <summary>The system of facts that are written with the concepts of a pack (native patient files, rule tests): the code is the concept's id.</summary>
    public const string Concept = "urn:carerules:concept";

    private static readonly FrozenDictionary<string, string> Aliases = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["snomed"] = Snomed, ["rxnorm"] = RxNorm, ["atc"] = Atc, ["dmd"] = Dmd, ["icd10"] = Icd10, ["loinc"] = Loinc, ["cvx"] = Cvx,
        ["cpt"] = Cpt, ["hcpcs"] = Hcpcs, ["opcs4"] = Opcs4, ["ctv3"] = Ctv3, ["icpc2"] = Icpc2,
        // Other names under which the same system is met in records.
        ["http://hl7.org/fhir/sid/icd-10-cm"] = Icd10, ["http://hl7.org/fhir/sid/icd-10-uk"] = Icd10, ["urn:oid:2.16.840.1.113883.6.90"] = Icd10,
        ["urn:oid:2.16.840.1.113883.6.3"] = Icd10, ["urn:oid:2.16.840.1.113883.6.96"] = Snomed, ["urn:oid:2.16.840.1.113883.6.88"] = RxNorm,
        ["urn:oid:2.16.840.1.113883.6.1"] = Loinc, ["https://www.whocc.no/atc"] = Atc, ["http://www.whocc.no/atc/"] = Atc,
        ["urn:oid:2.16.840.1.113883.6.73"] = Atc,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The aliases that a rule file may use in place of a URI.</summary>
    public static IReadOnlyList<string> AliasNames { get; } =
        [.. Aliases.Keys.Where(static a => !a.Contains(':', StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>The URI for an alias or another name of a known system; any other text is returned as it is.</summary>
    /// <param name="system">An alias such as <c>snomed</c>, or a URI.</param>
    /// <returns>The canonical URI.</returns>
    public static string Resolve(string system)
    {
        ArgumentNullException.ThrowIfNull(system);
        return Aliases.TryGetValue(system, out string? uri) ? uri : system;
    }
}
