using CareRules.Clinical;

namespace EhrHost.Advice;

/// <summary>A medicine that can be prescribed here.</summary>
internal sealed record Medicine(string Name, Code Code)
{
    /// <summary>A draft of it, as it would stand in the record from that day on.</summary>
    public MedicationFact Draft(DateOnly on) => new()
    {
        Source = "MedicationRequest/what-if",
        Code = Code,
        Status = FactStatus.Active,
        Intent = RequestIntent.Order,
        IsProposed = true,
        Authored = on,
    };
}
