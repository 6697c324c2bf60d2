using CareRules.Clinical;
using CareRules.Fhir.Bulk;

namespace CareRules;

/// <summary>
/// Reads FHIR bulk data: NDJSON files, one resource a line, by resource type. All lines of one patient become one record, the same as
/// from a Bundle of them. References are <c>urn:uuid:id</c>, <c>Type/id</c> or absolute.
/// </summary>
public static class FhirBulk
{
    /// <summary>The patients that are held in memory at once, unless said otherwise.</summary>
    public const int DefaultPatientsPerPass = 2000;

    /// <summary>Reads all patients. Memory grows with the patients of one pass, not with the export: each pass reads every file once.</summary>
    /// <param name="files">The files; those of types that become no facts are not opened.</param>
    /// <param name="options">What else is supplied, and the longest line.</param>
    /// <param name="patientsPerPass">How many patients are held at once; at least 1.</param>
    /// <param name="cancellationToken">Stops between two lines.</param>
    /// <returns>
    /// One item for each line of the Patient files, in their order, lazily. A line that cannot be read rejects the patient whose it is;
    /// where that cannot be known, its section is supplied for nobody and every record carries a notice.
    /// </returns>
    public static IEnumerable<FhirBulkPatient> Read(
        IEnumerable<FhirBulkFile> files, FhirReadOptions? options = null, int patientsPerPass = DefaultPatientsPerPass, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentOutOfRangeException.ThrowIfLessThan(patientsPerPass, 1);
        return BulkReader.Read([.. files], options ?? FhirReadOptions.Default, patientsPerPass, cancellationToken);
    }
}
