using CareRules.Clinical;
using EhrHost.Web;

namespace EhrHost.Patients;

/// <summary>A patient of this host: what its own pages need, and the record that the rules read.</summary>
/// <param name="Id">The id of the Patient resource.</param>
/// <param name="Name">As the record has it.</param>
/// <param name="Record">The record as the rules read it.</param>
/// <param name="AsOf">The day of the snapshot, as of which it is judged. A real host has a living record and judges it as of today.</param>
internal sealed record ChartPatient(string Id, string Name, PatientRecord Record, DateOnly AsOf)
{
    /// <summary>Age, sex, birth and death, as far as they are known.</summary>
    public IEnumerable<string> Particulars()
    {
        if (Age is { } age && !Record.IsDeceased)
        {
            yield return Readable.Count(age, "year", "years");
        }

        if (Record.Sex != Sex.Unknown)
        {
            yield return Record.Sex == Sex.Female ? "female" : "male";
        }

        if (Record.BirthDate is { } born)
        {
            yield return $"born {Readable.Date(born)}";
        }

        if (Record.IsDeceased)
        {
            yield return Record.DeceasedOn is { } died ? $"died {Readable.Date(died)}" : "died";
        }
    }

    // In whole years, where the day of birth is known.
    private int? Age => Record.BirthDate is { IsDay: true, Earliest: var born } ? AsOf.Year - born.Year - (born > AsOf.AddYears(born.Year - AsOf.Year) ? 1 : 0) : null;
}
