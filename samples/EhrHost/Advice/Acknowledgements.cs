using System.Collections.Immutable;
using CareRules;

namespace EhrHost.Advice;

/// <summary>
/// What clinicians have decided about recommendations, kept for the life of the process; a real host keeps it with the patient's record. By patient
/// and fingerprint: records of two patients may use the same references.
/// </summary>
internal sealed class Acknowledgements
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, ImmutableDictionary<string, Acknowledgement>> byPatient = new(StringComparer.Ordinal);

    public ImmutableArray<Acknowledgement> Of(string? patient)
    {
        lock (gate)
        {
            return patient is not null && byPatient.TryGetValue(patient, out var given) ? [.. given.Values] : [];
        }
    }

    /// <summary>Keeps one; a later one about the same recommendation takes the place of the earlier.</summary>
    public void Keep(string patient, Acknowledgement acknowledgement)
    {
        lock (gate)
        {
            byPatient[patient] = byPatient.GetValueOrDefault(patient, ImmutableDictionary<string, Acknowledgement>.Empty).SetItem(acknowledgement.Fingerprint, acknowledgement);
        }
    }
}
