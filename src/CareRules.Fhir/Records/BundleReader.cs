using CareRules.Clinical;
using CareRules.Fhir.Elements;
using CareRules.Fhir.Json;
using CareRules.Fhir.Reporting;
using CareRules.Fhir.Resources;

namespace CareRules.Fhir.Records;

/// <summary>A JSON document to its resources, and these to a record.</summary>
internal static class BundleReader
{
    public static PatientRecord Read(JsonItem root, IReadOnlyCollection<RecordSection> supplied)
    {
        ElementFaults faults = new();
        BundleWalk walk = BundleWalk.OfBundle(root, faults);
        BundleEntry patient = OnePatient(walk.Entries);
        PatientRecordBuilder builder = new();
        PatientReader.Read(patient, builder, faults);
        ReadContext context = new(builder, new BundleReferences(walk.Entries), SubjectKeys.Of(patient.Resource, patient.FullUrl), faults);
        foreach (BundleEntry entry in walk.Entries)
        {
            ResourceReaders.Read(entry, context);
        }

        if (walk.HasMorePages)
        {
            builder.Add(FhirNotices.MorePages());
        }

        return builder.Supply([.. supplied]).Build();
    }

    /// <summary>The orders of a resource or a Bundle, each as proposed; the patient of either is the host's affair.</summary>
    public static IReadOnlyList<Fact> ReadProposed(JsonItem root)
    {
        ElementFaults faults = new();
        BundleWalk walk = BundleWalk.OfAnything(root, faults);
        PatientRecordBuilder builder = new();
        ReadContext context = new(builder, new BundleReferences(walk.Entries), SubjectKeys.Anyone, faults, proposed: true);
        foreach (BundleEntry entry in walk.Entries)
        {
            if (ResourceReaders.IsOrder(entry.Type))
            {
                ResourceReaders.Read(entry, context);
            }
        }

        PatientRecord record = builder.Build();
        List<Fact> facts = [.. record.Medications, .. record.Orders];
        return facts.Count > 0 ? facts : throw FhirFaults.NoOrder();
    }

    private static BundleEntry OnePatient(IReadOnlyList<BundleEntry> entries)
    {
        BundleEntry? patient = null;
        foreach (BundleEntry entry in entries)
        {
            if (entry.Type != "Patient")
            {
                continue;
            }

            patient = patient is null ? entry : throw FhirFaults.TwoPatients(entry.At);
        }

        return patient ?? throw FhirFaults.NoPatient();
    }
}
