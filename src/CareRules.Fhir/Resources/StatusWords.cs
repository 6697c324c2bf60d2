using System.Collections.Frozen;
using System.Collections.Immutable;
using CareRules.Clinical;
using static CareRules.Clinical.FactStatus;

namespace CareRules.Fhir.Resources;

/// <summary>The status words of FHIR R4, resource by resource, as facts carry them. What each means for a fact is decided by the core.</summary>
internal sealed class StatusWords
{
    public static readonly StatusWords MedicationRequest = new(
        ("active", Active), ("on-hold", OnHold), ("cancelled", Cancelled), ("completed", Completed), ("entered-in-error", EnteredInError),
        ("stopped", Stopped), ("draft", Draft), ("unknown", Unknown));

    public static readonly StatusWords MedicationStatement = new(
        ("active", Active), ("completed", Completed), ("entered-in-error", EnteredInError), ("intended", Intended), ("stopped", Stopped),
        ("on-hold", OnHold), ("unknown", Unknown), ("not-taken", NotDone));

    public static readonly StatusWords MedicationDispense = new(
        ("preparation", Preparation), ("in-progress", InProgress), ("cancelled", Cancelled), ("on-hold", OnHold), ("completed", Completed),
        ("entered-in-error", EnteredInError), ("stopped", Stopped), ("declined", Rejected), ("unknown", Unknown));

    public static readonly StatusWords MedicationAdministration = new(
        ("in-progress", InProgress), ("not-done", NotDone), ("on-hold", OnHold), ("completed", Completed), ("entered-in-error", EnteredInError),
        ("stopped", Stopped), ("unknown", Unknown));

    public static readonly StatusWords Observation = new(
        ("registered", Registered), ("preliminary", Preliminary), ("final", Final), ("amended", Amended), ("corrected", Corrected),
        ("cancelled", Cancelled), ("entered-in-error", EnteredInError), ("unknown", Unknown));

    /// <summary>A superseded document was received all the same.</summary>
    public static readonly StatusWords DocumentReference = new(("current", Final), ("superseded", Amended), ("entered-in-error", EnteredInError));

    /// <summary>The status of the document itself, stronger than that of the reference where it says that the content does not count.</summary>
    public static readonly StatusWords Document = new(
        ("preliminary", Preliminary), ("final", Final), ("amended", Amended), ("entered-in-error", EnteredInError));

    public static readonly StatusWords Procedure = new(
        ("preparation", Preparation), ("in-progress", InProgress), ("not-done", NotDone), ("on-hold", OnHold), ("stopped", Stopped),
        ("completed", Completed), ("entered-in-error", EnteredInError), ("unknown", Unknown));

    public static readonly StatusWords Immunization = new(("completed", Completed), ("entered-in-error", EnteredInError), ("not-done", NotDone));

    public static readonly StatusWords Encounter = new(
        ("planned", Planned), ("arrived", InProgress), ("triaged", InProgress), ("in-progress", InProgress), ("onleave", InProgress),
        ("finished", Completed), ("cancelled", Cancelled), ("entered-in-error", EnteredInError), ("unknown", Unknown));

    /// <summary>ServiceRequest, DeviceRequest and CarePlan share their words.</summary>
    public static readonly StatusWords Request = new(
        ("draft", Draft), ("active", Active), ("on-hold", OnHold), ("revoked", Cancelled), ("completed", Completed),
        ("entered-in-error", EnteredInError), ("unknown", Unknown));

    public static readonly StatusWords CareTeam = new(
        ("proposed", Proposed), ("active", Active), ("suspended", OnHold), ("inactive", Inactive), ("entered-in-error", EnteredInError));

    public static readonly StatusWords Goal = new(
        ("proposed", Proposed), ("planned", Planned), ("accepted", Accepted), ("active", Active), ("on-hold", OnHold), ("completed", Completed),
        ("cancelled", Cancelled), ("entered-in-error", EnteredInError), ("rejected", Rejected));

    public static readonly StatusWords Flag = new(("active", Active), ("inactive", Inactive), ("entered-in-error", EnteredInError));

    /// <summary>A partial family history may lack conditions; those that it names are as good as any.</summary>
    public static readonly StatusWords FamilyMemberHistory = new(
        ("partial", Completed), ("completed", Completed), ("entered-in-error", EnteredInError), ("health-unknown", Unknown));

    public static readonly StatusWords Consent = new(
        ("draft", Draft), ("proposed", Proposed), ("active", Active), ("rejected", Rejected), ("inactive", Inactive),
        ("entered-in-error", EnteredInError));

    private readonly FrozenDictionary<string, FactStatus> words;

    private StatusWords(params (string Word, FactStatus Status)[] words) =>
        this.words = words.ToFrozenDictionary(static w => w.Word, static w => w.Status, StringComparer.Ordinal);

    /// <summary>All words of the table.</summary>
    public ImmutableArray<string> All => words.Keys;

    public bool TryGet(string word, out FactStatus status) => words.TryGetValue(word, out status);
}
