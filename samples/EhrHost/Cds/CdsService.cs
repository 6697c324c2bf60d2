namespace EhrHost.Cds;

/// <summary>One service as discovery lists it.</summary>
/// <param name="Id">Its address under <c>/cds-services</c>.</param>
/// <param name="Hook">The moment in the EHR at which it is asked.</param>
/// <param name="HasDrafts">Whether the hook brings draft orders, and the answer is what they change.</param>
internal sealed record CdsService(string Id, string Hook, string Title, string Description, bool HasDrafts)
{
    public static IReadOnlyList<CdsService> All { get; } =
    [
        new("patient-advice", "patient-view", "Advice for this patient", "What matters for this patient now: medicines that harm, checks that are missing, treatments that clash.", HasDrafts: false),
        new("order-advice", "order-select", "Advice while ordering", "What the draft orders would bring up or make worse.", HasDrafts: true),
        new("sign-advice", "order-sign", "Advice before signing", "What the orders would bring up or make worse, before they are signed.", HasDrafts: true),
    ];

    public static CdsService? Find(string id) => All.FirstOrDefault(s => string.Equals(s.Id, id, StringComparison.Ordinal));
}
