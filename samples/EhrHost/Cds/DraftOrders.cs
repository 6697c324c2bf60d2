using System.Text;
using System.Text.Json;
using CareRules;
using CareRules.Clinical;
using EhrHost.Web;

namespace EhrHost.Cds;

/// <summary>The draft orders of a request as proposed facts.</summary>
internal static class DraftOrders
{
    /// <summary>None where no order is of a kind that rules speak of, such as a diet.</summary>
    public static IReadOnlyList<Fact> Read(JsonElement bundle, string patientId)
    {
        JsonElement[] orders = [.. bundle.Resources().Where(static r => r.IsResource("MedicationRequest") || r.IsResource("ServiceRequest") || r.IsResource("DeviceRequest"))];
        if (orders.Length == 0)
        {
            return [];
        }

        // Whose orders they are is for the host to check; the reader does not.
        if (orders.Any(order => order.ObjectAt("subject")?.TextAt("reference") is { } subject && !IsTo(subject, patientId)))
        {
            throw Refusal.Malformed("`context.draftOrders` holds an order for another patient.");
        }

        try
        {
            return FhirPatient.ReadProposed(Encoding.UTF8.GetBytes(bundle.GetRawText()));
        }
        catch (UnreadablePatientException error)
        {
            throw Refusal.Malformed($"`context.draftOrders` cannot be read: {error.Reason}");
        }
    }

    private static bool IsTo(string reference, string patientId) =>
        string.Equals(reference, $"Patient/{patientId}", StringComparison.Ordinal) || reference.EndsWith($"/Patient/{patientId}", StringComparison.Ordinal);
}
