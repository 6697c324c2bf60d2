namespace CareRules.Clinical;

/// <summary>A procedure or an immunisation.</summary>
public sealed class ProcedureFact : Fact
{
    /// <summary>True for an immunisation.</summary>
    public bool IsImmunisation { get; init; }

    /// <summary>When it was done.</summary>
    public PartialDate? Performed { get; init; }

    /// <summary>The period it took, where one is recorded instead.</summary>
    public DatePeriod? Period { get; init; }

    /// <inheritdoc/>
    public override RecordSection Section => IsImmunisation ? RecordSection.Immunisations : RecordSection.Procedures;
}
