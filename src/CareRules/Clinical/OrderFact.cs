namespace CareRules.Clinical;

/// <summary>A request other than medication: referral, test, device.</summary>
public sealed class OrderFact : Fact
{
    /// <summary>How binding the request is.</summary>
    public RequestIntent Intent { get; init; }

    /// <summary>True when the record says that it must not be done.</summary>
    public bool DoNotPerform { get; init; }

    /// <summary>When it was requested.</summary>
    public PartialDate? Authored { get; init; }

    /// <inheritdoc/>
    public override RecordSection Section => RecordSection.Orders;
}
