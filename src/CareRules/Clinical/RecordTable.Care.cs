namespace CareRules.Clinical;

/// <content>Care-team roles, care plans, flags, goals, consents and carers.</content>
internal static partial class RecordTable
{
    /// <summary>Care facts. What was only proposed or planned was never in force; a consent or a goal that was rejected is a <c>not-done</c>.</summary>
    public static Admission Admit(CareFact fact) => (fact.Status, fact.Item) switch
    {
        (FactStatus.EnteredInError or FactStatus.Draft, _) => Admission.Never,
        (FactStatus.Proposed or FactStatus.Planned, _) => Admission.Never,
        (FactStatus.Cancelled, CareItem.Plan or CareItem.Goal) => Admission.Counts, // revoked: in force until then
        (FactStatus.Cancelled, _) => Admission.Never,
        (FactStatus.NotDone or FactStatus.Rejected, _) => Admission.NotDone,
        (FactStatus.NotStated or FactStatus.Active or FactStatus.OnHold or FactStatus.Inactive, _) => Admission.Counts,
        (FactStatus.Accepted, CareItem.Goal) => Admission.Counts,
        (FactStatus.Completed or FactStatus.Stopped, _) => Admission.Counts,
        _ => Admission.UnknownStatus,
    };

    /// <summary>In force: the status says so and the period includes the as-of date.</summary>
    public static InForce CareInForce(CareFact fact, DateOnly asOf)
    {
        bool? status = fact.Status switch
        {
            FactStatus.NotStated or FactStatus.Active => true,
            FactStatus.Accepted when fact.Item == CareItem.Goal => true,
            _ when Admit(fact) == Admission.UnknownStatus => null,
            _ => false,
        };
        DateInterval start = StartOf(fact.Period?.Start ?? fact.Recorded, asOf);
        DateInterval end = fact.Period?.End is { } last ? DateInterval.Of(last) : EndFromStatus(status, start, asOf);
        return InForce.From(status, InForce.StatusUnknown, new DateSpan(start, end), asOf);
    }
}
