using CareRules.Clinical;
using CareRules.Fhir.Elements;
using CareRules.Fhir.Records;
using CareRules.Fhir.Reporting;

namespace CareRules.Fhir.Resources;

/// <summary>Patient: birth date, sex for clinical use, death.</summary>
internal static class PatientReader
{
    // HL7's own extension; birth sex and legal sex are other things and are not taken for it.
    private const string SexParameter = "http://hl7.org/fhir/StructureDefinition/patient-sexParameterForClinicalUse";

    public static void Read(BundleEntry entry, PatientRecordBuilder builder, ElementFaults faults)
    {
        FhirElement patient = entry.Resource;
        string? source = ReadContext.SourceOf(entry);
        builder.Source(source);
        faults.Clear();
        if (patient.Has("modifierExtension"u8) || patient.Has("implicitRules"u8))
        {
            builder.Add(FhirNotices.PatientModifier(source));
        }
        else
        {
            builder.BirthDate(patient.Date("birthDate"u8)).Sex(SexOf(patient));
            if (faults.First is { } element)
            {
                builder.Add(FhirNotices.PatientElement(source, element));
            }
        }

        faults.Clear();
        ReadDeath(entry, builder, faults);
    }

    private static void ReadDeath(BundleEntry entry, PatientRecordBuilder builder, ElementFaults faults)
    {
        if (entry.Resource.Has("deceasedDateTime"u8))
        {
            // An unreadable date of death is still a death.
            builder.Deceased(entry.Resource.Date("deceasedDateTime"u8));
            if (faults.First is { } element)
            {
                builder.Add(FhirNotices.PatientElement(ReadContext.SourceOf(entry), element));
            }
        }
        else if (entry.Resource.Has("deceasedBoolean"u8))
        {
            bool deceased = entry.Resource.Flag("deceasedBoolean"u8)
                ?? throw FhirFaults.Malformed($"{entry.At}.deceasedBoolean", "true or false");
            if (deceased)
            {
                builder.Deceased(null);
            }
        }

        faults.Clear();
    }

    private static Sex SexOf(FhirElement patient)
    {
        bool stated = false;
        Sex sex = Sex.Unknown;
        foreach (FhirElement extension in patient.List("extension"u8))
        {
            if (!extension.TextIs("url"u8, SexParameter))
            {
                continue;
            }

            // Several contexts that disagree leave it unknown: which one a rule means cannot be told.
            Sex next = Parameter(extension);
            if (stated && next != sex)
            {
                return Sex.Unknown;
            }

            (stated, sex) = (true, next);
        }

        return stated ? sex : Administrative(patient.Text("gender"u8));
    }

    private static Sex Parameter(FhirElement extension)
    {
        foreach (FhirElement part in extension.List("extension"u8))
        {
            if (part.TextIs("url"u8, "value"u8))
            {
                foreach (FhirElement coding in part.Get("valueCodeableConcept"u8).List("coding"u8))
                {
                    switch (coding.Text("code"u8))
                    {
                        case "female-typical" or "female": return Sex.Female;
                        case "male-typical" or "male": return Sex.Male;
                    }
                }
            }
        }

        return Sex.Unknown;
    }

    private static Sex Administrative(string? gender) => gender switch
    {
        "female" => Sex.Female,
        "male" => Sex.Male,
        _ => Sex.Unknown,
    };
}
