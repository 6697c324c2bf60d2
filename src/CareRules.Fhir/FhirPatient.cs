using System.Diagnostics.CodeAnalysis;
using CareRules.Clinical;
using CareRules.Fhir.Json;
using CareRules.Fhir.Records;

namespace CareRules;

/// <summary>
/// Reads a FHIR R4 record of one patient. The payload is a Bundle (collection, transaction, searchset, message, batch, document or
/// answers to these) with exactly one Patient, or a Parameters resource whose first Bundle is that. References are followed inside the
/// payload only. Pure and thread-safe.
/// </summary>
/// <remarks>
/// Whatever the input, the only failure is <see cref="UnreadablePatientException"/> with a code from <c>CR5001</c>, a JSON path and a
/// reason, and no value of the patient. JSON is read strictly: no comments, no trailing commas, no property twice in an object, at most 64
/// levels. What a resource holds but cannot be understood makes its fact unknown, with a notice in the record.
/// </remarks>
public static class FhirPatient
{
    /// <summary>Reads a record.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The record; a section is supplied when the payload holds a resource of it that counts.</returns>
    /// <exception cref="UnreadablePatientException">The payload is not the readable record of one patient.</exception>
    public static PatientRecord Read(string json) => Read(json, FhirReadOptions.Default);

    /// <summary>Reads a record.</summary>
    /// <param name="json">The JSON text.</param>
    /// <param name="options">What else is supplied, and the size cap.</param>
    /// <returns>The record.</returns>
    /// <exception cref="UnreadablePatientException">The payload is not the readable record of one patient.</exception>
    public static PatientRecord Read(string json, FhirReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(options);
        return Read(JsonPayload.ToUtf8(json, options.MaxBytes), options);
    }

    /// <summary>Reads a record.</summary>
    /// <param name="utf8Json">The JSON text in UTF-8, with or without a byte order mark.</param>
    /// <returns>The record.</returns>
    /// <exception cref="UnreadablePatientException">The payload is not the readable record of one patient.</exception>
    public static PatientRecord Read(ReadOnlyMemory<byte> utf8Json) => Read(utf8Json, FhirReadOptions.Default);

    /// <summary>Reads a record.</summary>
    /// <param name="utf8Json">The JSON text in UTF-8, with or without a byte order mark.</param>
    /// <param name="options">What else is supplied, and the size cap.</param>
    /// <returns>The record.</returns>
    /// <exception cref="UnreadablePatientException">The payload is not the readable record of one patient.</exception>
    public static PatientRecord Read(ReadOnlyMemory<byte> utf8Json, FhirReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        using JsonTree tree = JsonPayload.Parse(utf8Json, options.MaxBytes);
        return BundleReader.Read(tree.Root, options.Supplied);
    }

    /// <summary>Reads a record without throwing for unreadable payloads.</summary>
    /// <param name="json">The JSON text.</param>
    /// <param name="record">The record; null when unreadable.</param>
    /// <param name="error">Why it is unreadable; null when it was read.</param>
    /// <returns>True when it was read.</returns>
    public static bool TryRead(string json, [NotNullWhen(true)] out PatientRecord? record, [NotNullWhen(false)] out UnreadablePatientException? error)
    {
        ArgumentNullException.ThrowIfNull(json);
        return Try(() => Read(json), out record, out error);
    }

    /// <summary>Reads a record without throwing for unreadable payloads.</summary>
    /// <param name="utf8Json">The JSON text in UTF-8.</param>
    /// <param name="options">What else is supplied, and the size cap.</param>
    /// <param name="record">The record; null when unreadable.</param>
    /// <param name="error">Why it is unreadable; null when it was read.</param>
    /// <returns>True when it was read.</returns>
    public static bool TryRead(
        ReadOnlyMemory<byte> utf8Json, FhirReadOptions options, [NotNullWhen(true)] out PatientRecord? record, [NotNullWhen(false)] out UnreadablePatientException? error)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Try(() => Read(utf8Json, options), out record, out error);
    }

    /// <summary>
    /// Reads draft orders under consideration: one MedicationRequest, ServiceRequest or DeviceRequest, or a Bundle of them (with the
    /// Medications and Devices that they refer to). No Patient is needed, and whose orders they are is not checked.
    /// </summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>At least one <see cref="MedicationFact"/> or <see cref="OrderFact"/>, medications first, each with <see cref="Fact.IsProposed"/> set.</returns>
    /// <exception cref="UnreadablePatientException">The payload cannot be read or holds no order.</exception>
    public static IReadOnlyList<Fact> ReadProposed(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return ReadProposed(JsonPayload.ToUtf8(json, FhirReadOptions.Default.MaxBytes));
    }

    /// <summary>Reads draft orders under consideration, as the overload for text does.</summary>
    /// <param name="utf8Json">The JSON text in UTF-8.</param>
    /// <returns>At least one fact, each with <see cref="Fact.IsProposed"/> set.</returns>
    /// <exception cref="UnreadablePatientException">The payload cannot be read or holds no order.</exception>
    public static IReadOnlyList<Fact> ReadProposed(ReadOnlyMemory<byte> utf8Json)
    {
        using JsonTree tree = JsonPayload.Parse(utf8Json, FhirReadOptions.Default.MaxBytes);
        return BundleReader.ReadProposed(tree.Root);
    }

    private static bool Try(Func<PatientRecord> read, [NotNullWhen(true)] out PatientRecord? record, [NotNullWhen(false)] out UnreadablePatientException? error)
    {
        try
        {
            record = read();
            error = null;
            return true;
        }
        catch (UnreadablePatientException e)
        {
            record = null;
            error = e;
            return false;
        }
    }
}
