using System.IO.Compression;
using System.Text;

namespace CareRules.Tool.Tests.Support;

/// <summary>A folder of its own for one test, with a small pack, gone afterwards.</summary>
public sealed class Workspace : IDisposable
{
    public const string Rules = """
        concepts:
          heart-failure: { kind: condition, title: heart failure, codes: { snomed: ["84114007"] } }
          oral-nsaid: { kind: medication, title: oral NSAID, codes: { rxnorm: ["5640"] } }
        rules:
          - id: nsaid-in-heart-failure
            title: Oral NSAID with heart failure
            category: drug-disease
            when:
              all:
                - condition: heart-failure
                - medication: oral-nsaid
            recommend:
              severity: high
              action: { stop: oral-nsaid }
              text: Review {oral-nsaid}; it can worsen {heart-failure}.
              responsible: [prescriber]
              do-within: 2 weeks
            evidence: [ { source: NICE NG106 } ]
        """;

    public const string Tests = """

        tests:
          - name: an NSAID in heart failure is stopped
            as-of: 2026-02-01
            patient: { age: 78, sex: male, conditions: [heart-failure], medications: [oral-nsaid] }
            expect: { fires: [nsaid-in-heart-failure], nothing-else: true }
          - name: heart failure alone is left alone
            as-of: 2026-02-01
            patient: { age: 78, sex: male, conditions: [heart-failure] }
            expect: { silent: [nsaid-in-heart-failure] }
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("carerules-");

    public Workspace()
    {
        Write("pack/pack.yaml", "pack: small\ntitle: A small pack\nversion: 1.0.0\n");
        Write("pack/rules.yaml", Rules + Tests);
    }

    public string Pack => At("pack");

    public string At(string path) => Path.Combine(folder.FullName, path);

    public string Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
        return At(path);
    }

    public string WriteGzip(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        using GZipStream gzip = new(File.Create(At(path)), CompressionLevel.Fastest);
        gzip.Write(Encoding.UTF8.GetBytes(text));
        return At(path);
    }

    public static string Bundle(string id, bool onNsaid = true) =>
        "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":["
        + $"{{\"resource\":{{\"resourceType\":\"Patient\",\"id\":\"{id}\",\"gender\":\"male\",\"birthDate\":\"1948-01-01\"}}}},"
        + $"{{\"resource\":{{\"resourceType\":\"Condition\",\"id\":\"c-{id}\",\"clinicalStatus\":{{\"coding\":[{{\"system\":\"http://terminology.hl7.org/CodeSystem/condition-clinical\",\"code\":\"active\"}}]}},\"code\":{{\"coding\":[{{\"system\":\"http://snomed.info/sct\",\"code\":\"84114007\",\"display\":\"Heart failure\"}}]}},\"subject\":{{\"reference\":\"Patient/{id}\"}},\"onsetDateTime\":\"2019-03\"}}}},"
        + $"{{\"resource\":{{\"resourceType\":\"MedicationRequest\",\"id\":\"m-{id}\",\"status\":\"active\",\"intent\":\"order\",\"medicationCodeableConcept\":{{\"coding\":[{{\"system\":\"http://www.nlm.nih.gov/research/umls/rxnorm\",\"code\":\"{(onNsaid ? "5640" : "6809")}\",\"display\":\"{(onNsaid ? "Ibuprofen" : "Metformin")}\"}}]}},\"subject\":{{\"reference\":\"Patient/{id}\"}},\"authoredOn\":\"2025-12-01\"}}}}]}}";

    public void Dispose() => folder.Delete(recursive: true);
}
