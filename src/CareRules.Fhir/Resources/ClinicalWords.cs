using System.Collections.Frozen;
using CareRules.Clinical;
using CareRules.Fhir.Elements;
using CareRules.Fhir.Records;
using CareRules.Fhir.Reporting;

namespace CareRules.Fhir.Resources;

/// <summary>The clinical and the verification status of conditions and allergies.</summary>
internal static class ClinicalWords
{
    public static readonly FrozenDictionary<string, ClinicalStatus> Clinical = new Dictionary<string, ClinicalStatus>(StringComparer.Ordinal)
    {
        ["active"] = ClinicalStatus.Active, ["recurrence"] = ClinicalStatus.Recurrence, ["relapse"] = ClinicalStatus.Relapse,
        ["inactive"] = ClinicalStatus.Inactive, ["remission"] = ClinicalStatus.Remission, ["resolved"] = ClinicalStatus.Resolved,
        ["unknown"] = ClinicalStatus.Unknown,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly FrozenDictionary<string, VerificationStatus> Verification = new Dictionary<string, VerificationStatus>(StringComparer.Ordinal)
    {
        ["confirmed"] = VerificationStatus.Confirmed, ["unconfirmed"] = VerificationStatus.Unconfirmed,
        ["provisional"] = VerificationStatus.Provisional, ["differential"] = VerificationStatus.Differential,
        ["refuted"] = VerificationStatus.Refuted, ["entered-in-error"] = VerificationStatus.EnteredInError,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static ClinicalStatus ReadClinical(FhirElement resource, ReadContext context)
    {
        FhirElement concept = resource.Get("clinicalStatus"u8);
        if (!concept.Exists)
        {
            return ClinicalStatus.NotStated;
        }

        if (TryRead(concept, Clinical, out ClinicalStatus status))
        {
            return status;
        }

        context.Notice(FhirNotices.UnknownWord(context.Source, "clinicalStatus"));
        return ClinicalStatus.Unknown;
    }

    public static VerificationStatus ReadVerification(FhirElement resource, ReadContext context)
    {
        FhirElement concept = resource.Get("verificationStatus"u8);
        if (!concept.Exists)
        {
            return VerificationStatus.NotStated;
        }

        if (TryRead(concept, Verification, out VerificationStatus status))
        {
            return status;
        }

        context.Doubt(FhirNotices.UnknownWord(context.Source, "verificationStatus"));
        return VerificationStatus.NotStated;
    }

    // Several words that are known and disagree are as good as none.
    private static bool TryRead<T>(FhirElement concept, FrozenDictionary<string, T> words, out T status)
        where T : struct, Enum
    {
        status = default;
        bool found = false;
        foreach (FhirElement coding in concept.List("coding"u8))
        {
            if (coding.Text("code"u8) is { } word && words.TryGetValue(word, out T next))
            {
                if (found && !EqualityComparer<T>.Default.Equals(next, status))
                {
                    return false;
                }

                (found, status) = (true, next);
            }
        }

        return found;
    }
}
