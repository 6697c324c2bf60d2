using CareRules.Clinical;

namespace CareRules.Fhir.Reporting;

/// <summary>Every reason for which a payload is no readable patient: one code, one factory, one sentence that names no value.</summary>
internal static class FhirFaults
{
    public static UnreadablePatientException NotJson(string? at) =>
        new("CR5001", at, "The text is not valid JSON.");

    public static UnreadablePatientException TooLarge(long limit) =>
        new("CR5002", null, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The payload is larger than {limit} bytes."));

    public static UnreadablePatientException NotUnicode(string? at) =>
        new("CR5003", at, "The text is not valid Unicode.");

    public static UnreadablePatientException TooDeep(string? at) =>
        new("CR5004", at, "The JSON is nested more than 64 levels deep.");

    public static UnreadablePatientException DuplicateProperty(string? at) =>
        new("CR5005", at, "A JSON object holds the same property twice.");

    public static UnreadablePatientException NotABundle(string? at) =>
        new("CR5006", at, "This is not a FHIR Bundle, nor a Parameters resource that holds one.");

    public static UnreadablePatientException NoPatient() =>
        new("CR5007", "$.entry", "The Bundle holds no Patient.");

    public static UnreadablePatientException TwoPatients(string at) =>
        new("CR5008", at, "The Bundle holds more than one Patient.");

    public static UnreadablePatientException Malformed(string at, string expected) =>
        new("CR5009", at, $"FHIR R4 asks for {expected} here.");

    public static UnreadablePatientException BundleType(string at) =>
        new("CR5010", at, "This type of Bundle does not state a patient's record.");

    public static UnreadablePatientException NoOrder() =>
        new("CR5011", null, "There is no MedicationRequest, ServiceRequest or DeviceRequest to propose.");

    public static UnreadablePatientException NotAResource(string? at) =>
        new("CR5012", at, "The line is not a FHIR resource of the kind that its file holds.");

    public static UnreadablePatientException SamePatientAgain(string at) =>
        new("CR5013", at, "A Patient with this id came before in the same files.");

    public static UnreadablePatientException PatientWithoutId(string at) =>
        new("CR5014", at, "A Patient in bulk data needs an id.");
}
