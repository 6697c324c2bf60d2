using CareRules.Clinical;

namespace EhrHost.Patients;

/// <summary>A patient of this host: what its own pages need, and the record that the rules read.</summary>
/// <param name="Id">The id of the Patient resource.</param>
/// <param name="Name">As the record has it.</param>
/// <param name="Record">The record as the rules read it.</param>
/// <param name="AsOf">The day of the snapshot, as of which it is judged. A real host has a living record and judges it as of today.</param>
internal sealed record ChartPatient(string Id, string Name, PatientRecord Record, DateOnly AsOf)
{
    /// <summary>The age in whole years, where the day of birth is known.</summary>
    public int? Age => Record.BirthDate is { IsDay: true, Earliest: var born } ? AsOf.Year - born.Year - (born > AsOf.AddYears(born.Year - AsOf.Year) ? 1 : 0) : null;
}
