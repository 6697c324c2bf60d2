using CareRules.Clinical;

namespace CareRules.Tests.Clinical;

/// <summary>"Never a fact", status by status, written from section 3 of the rule language. A line a verdict; each table names every status once.</summary>
public sealed class RecordTableAdmissionTests
{
    private static readonly Dictionary<string, (Func<FactStatus, Fact> Make, string Table)> Tables = new()
    {
        ["condition"] = (static s => new ConditionFact { Status = s }, """
            Never: EnteredInError Draft Cancelled
            Counts: NotStated Active Inactive
            UnknownStatus: Unknown Proposed Planned Preparation Registered Preliminary Final Amended Corrected Intended Accepted InProgress OnHold Stopped Completed NotDone Rejected
            """),
        ["allergy"] = (static s => new AllergyFact { Status = s }, """
            Never: EnteredInError Draft Cancelled
            Counts: NotStated Active Inactive
            UnknownStatus: Unknown Proposed Planned Preparation Registered Preliminary Final Amended Corrected Intended Accepted InProgress OnHold Stopped Completed NotDone Rejected
            """),
        ["medication request"] = (static s => new MedicationFact { Item = MedicationItem.Request, Status = s }, """
            Never: EnteredInError Draft Cancelled Proposed Planned Preparation
            Counts: NotStated Active OnHold Stopped Completed Inactive
            NotDone: NotDone Rejected
            UnknownStatus: Unknown Registered Preliminary Final Amended Corrected Intended Accepted InProgress
            """),
        ["medication statement"] = (static s => new MedicationFact { Item = MedicationItem.Statement, Status = s }, """
            Never: EnteredInError Draft Cancelled Proposed Planned Preparation
            Counts: NotStated Active Intended OnHold Stopped Completed Inactive
            NotDone: NotDone Rejected
            UnknownStatus: Unknown Registered Preliminary Final Amended Corrected Accepted InProgress
            """),
        ["dispense"] = (static s => new MedicationFact { Item = MedicationItem.Dispense, Status = s }, """
            Never: EnteredInError Draft Cancelled Proposed Planned Preparation InProgress OnHold
            Counts: NotStated Active Completed Stopped
            NotDone: NotDone Rejected
            UnknownStatus: Unknown Registered Preliminary Final Amended Corrected Intended Accepted Inactive
            """),
        ["administration"] = (static s => new MedicationFact { Item = MedicationItem.Administration, Status = s }, """
            Never: EnteredInError Draft Cancelled Proposed Planned Preparation
            Counts: NotStated Active Completed Stopped InProgress OnHold
            NotDone: NotDone Rejected
            UnknownStatus: Unknown Registered Preliminary Final Amended Corrected Intended Accepted Inactive
            """),
        ["proposed medication"] = (static s => new MedicationFact { IsProposed = true, Status = s, Intent = RequestIntent.Plan }, """
            Never: EnteredInError Cancelled
            Counts: NotStated Unknown Draft Proposed Planned Preparation Registered Preliminary Final Amended Corrected Active Intended Accepted InProgress OnHold Stopped Completed Inactive NotDone Rejected
            """),
        ["medication not to be given"] = (static s => new MedicationFact { DoNotPerform = true, Status = s }, """
            Never: EnteredInError Draft Cancelled Proposed Planned Preparation
            NotDone: NotStated Registered Preliminary Final Amended Corrected Active Intended Accepted InProgress OnHold Stopped Completed Inactive NotDone Rejected
            UnknownNotDone: Unknown
            """),
        ["observation"] = (static s => new ObservationFact { Status = s }, """
            Never: EnteredInError Draft Cancelled Registered Preliminary
            Counts: NotStated Final Amended Corrected Completed Active
            NotDone: NotDone Rejected
            UnknownStatus: Unknown Proposed Planned Preparation Intended Accepted InProgress OnHold Stopped Inactive
            """),
        ["procedure"] = (static s => new ProcedureFact { Status = s }, """
            Never: EnteredInError Draft Cancelled Preparation Proposed Planned
            Counts: NotStated Completed InProgress OnHold Stopped
            NotDone: NotDone Rejected
            UnknownStatus: Unknown Registered Preliminary Final Amended Corrected Active Intended Accepted Inactive
            """),
        ["immunisation"] = (static s => new ProcedureFact { IsImmunisation = true, Status = s }, """
            Never: EnteredInError Draft Cancelled Preparation Proposed Planned
            Counts: NotStated Completed InProgress OnHold Stopped
            NotDone: NotDone Rejected
            UnknownStatus: Unknown Registered Preliminary Final Amended Corrected Active Intended Accepted Inactive
            """),
        ["encounter"] = (static s => new EncounterFact { Status = s }, """
            Never: EnteredInError Draft Cancelled Proposed
            Booked: Planned
            Counts: NotStated InProgress Completed Active
            NotDone: NotDone Rejected
            UnknownStatus: Unknown Preparation Registered Preliminary Final Amended Corrected Intended Accepted OnHold Stopped Inactive
            """),
        ["order"] = (static s => new OrderFact { Status = s }, """
            Never: EnteredInError Draft Cancelled Proposed Planned
            Counts: NotStated Active InProgress OnHold Stopped Completed Inactive
            NotDone: NotDone Rejected
            UnknownStatus: Unknown Preparation Registered Preliminary Final Amended Corrected Intended Accepted
            """),
        ["proposed order"] = (static s => new OrderFact { IsProposed = true, Status = s, Intent = RequestIntent.Proposal }, """
            Never: EnteredInError Cancelled
            Counts: NotStated Unknown Draft Proposed Planned Preparation Registered Preliminary Final Amended Corrected Active Intended Accepted InProgress OnHold Stopped Completed Inactive NotDone Rejected
            """),
        ["order not to be done"] = (static s => new OrderFact { DoNotPerform = true, Status = s }, """
            Never: EnteredInError Draft Cancelled Proposed Planned
            NotDone: NotStated Preparation Registered Preliminary Final Amended Corrected Active Intended Accepted InProgress OnHold Stopped Completed Inactive NotDone Rejected
            UnknownNotDone: Unknown
            """),
        ["family history"] = (static s => new FamilyHistoryFact { Status = s }, """
            Never: EnteredInError Draft Cancelled
            Counts: NotStated Completed Active InProgress
            UnknownStatus: Unknown Proposed Planned Preparation Registered Preliminary Final Amended Corrected Intended Accepted OnHold Stopped Inactive NotDone Rejected
            """),
        ["care team role"] = (static s => new CareFact { Item = CareItem.TeamRole, Status = s }, """
            Never: EnteredInError Draft Cancelled Proposed Planned
            Counts: NotStated Active OnHold Inactive Completed Stopped
            NotDone: NotDone Rejected
            UnknownStatus: Unknown Preparation Registered Preliminary Final Amended Corrected Intended Accepted InProgress
            """),
        ["care plan"] = (static s => new CareFact { Item = CareItem.Plan, Status = s }, """
            Never: EnteredInError Draft Proposed Planned
            Counts: NotStated Active OnHold Inactive Completed Stopped Cancelled
            NotDone: NotDone Rejected
            UnknownStatus: Unknown Preparation Registered Preliminary Final Amended Corrected Intended Accepted InProgress
            """),
        ["goal"] = (static s => new CareFact { Item = CareItem.Goal, Status = s }, """
            Never: EnteredInError Draft Proposed Planned
            Counts: NotStated Active Accepted OnHold Inactive Completed Stopped Cancelled
            NotDone: NotDone Rejected
            UnknownStatus: Unknown Preparation Registered Preliminary Final Amended Corrected Intended InProgress
            """),
        ["consent"] = (static s => new CareFact { Item = CareItem.Consent, Status = s }, """
            Never: EnteredInError Draft Cancelled Proposed Planned
            Counts: NotStated Active OnHold Inactive Completed Stopped
            NotDone: NotDone Rejected
            UnknownStatus: Unknown Preparation Registered Preliminary Final Amended Corrected Intended Accepted InProgress
            """),
    };

    public static TheoryData<string> Kinds => [.. Tables.Keys];

    [Trait("Clause", "11.9, 11.10")]
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_status_has_its_verdict(string kind)
    {
        (Func<FactStatus, Fact> make, string table) = Tables[kind];
        Dictionary<FactStatus, string> expected = Read(table);
        expected.Keys.Should().BeEquivalentTo(Enum.GetValues<FactStatus>(), "each status stands once in the table");
        expected.Keys.ToDictionary(static s => s, s => RecordTable.Admit(make(s)).ToString()).Should().BeEquivalentTo(expected);
    }

    [Theory]
    [InlineData(VerificationStatus.NotStated, "Counts", false)]
    [InlineData(VerificationStatus.Confirmed, "Counts", false)]
    [InlineData(VerificationStatus.Unconfirmed, "Counts", true)]
    [InlineData(VerificationStatus.Provisional, "Counts", true)]
    [InlineData(VerificationStatus.Differential, "Counts", true)]
    [InlineData(VerificationStatus.Refuted, "Never", false)]
    [InlineData(VerificationStatus.EnteredInError, "Never", false)]
    public void A_condition_counts_as_far_as_it_is_verified(VerificationStatus verification, string expected, bool onlyWhenIncluded)
    {
        ConditionFact fact = new() { Verification = verification };
        RecordTable.Admit(fact).ToString().Should().Be(expected);
        RecordTable.IsUnconfirmed(fact).Should().Be(onlyWhenIncluded);
    }

    [Theory]
    [InlineData(VerificationStatus.NotStated, "Counts")]
    [InlineData(VerificationStatus.Confirmed, "Counts")]
    [InlineData(VerificationStatus.Unconfirmed, "Counts")]
    [InlineData(VerificationStatus.Provisional, "Counts")]
    [InlineData(VerificationStatus.Differential, "Counts")]
    [InlineData(VerificationStatus.Refuted, "Never")]
    [InlineData(VerificationStatus.EnteredInError, "Never")]
    public void An_unconfirmed_allergy_counts(VerificationStatus verification, string expected) =>
        RecordTable.Admit(new AllergyFact { Verification = verification }).ToString().Should().Be(expected);

    [Theory]
    [InlineData(RequestIntent.NotStated, "Counts")]
    [InlineData(RequestIntent.Order, "Counts")]
    [InlineData(RequestIntent.Proposal, "Never")]
    [InlineData(RequestIntent.Plan, "Never")]
    public void A_request_that_is_only_proposed_or_planned_in_the_record_is_never_a_fact(RequestIntent intent, string expected)
    {
        RecordTable.Admit(new MedicationFact { Status = FactStatus.Active, Intent = intent }).ToString().Should().Be(expected);
        RecordTable.Admit(new OrderFact { Status = FactStatus.Active, Intent = intent }).ToString().Should().Be(expected);
        RecordTable.Admit(new MedicationFact { Status = FactStatus.Active, Intent = intent, DoNotPerform = true }).ToString()
            .Should().Be(expected == "Never" ? "Never" : "NotDone");
    }

    [Fact]
    public void A_proposed_order_not_to_do_something_is_a_not_done()
    {
        RecordTable.Admit(new OrderFact { IsProposed = true, DoNotPerform = true, Status = FactStatus.Draft }).Should().Be(Admission.NotDone);
        RecordTable.Admit(new MedicationFact { IsProposed = true, DoNotPerform = true, Status = FactStatus.Draft }).Should().Be(Admission.NotDone);
        RecordTable.Admit(new MedicationFact { IsProposed = true, DoNotPerform = true, Status = FactStatus.Cancelled }).Should().Be(Admission.Never);
    }

    [Fact]
    public void A_value_that_is_said_to_be_absent_was_never_recorded_and_one_that_is_there_was()
    {
        RecordTable.Admit(new ObservationFact { DataAbsent = true, Status = FactStatus.Final }).Should().Be(Admission.Never);
        RecordTable.Admit(new ObservationFact { DataAbsent = true, Value = new Quantity(1, "1") }).Should().Be(Admission.Counts);
        RecordTable.Admit(new ObservationFact { DataAbsent = true, Unreadable = "a text" }).Should().Be(Admission.Counts);
        RecordTable.Admit(new ObservationFact { DataAbsent = true, ValueCodes = [new Code("snomed", "1")] }).Should().Be(Admission.Counts);
    }

    private static Dictionary<FactStatus, string> Read(string table) => table.Split('\n')
        .Select(static line => line.Split(": "))
        .SelectMany(static parts => parts[1].Split(' ').Select(status => (Enum.Parse<FactStatus>(status), parts[0])))
        .ToDictionary(static row => row.Item1, static row => row.Item2);
}
