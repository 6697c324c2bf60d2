using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Text;

namespace CareRules;

/// <summary>
/// A record as lines that say all of it, and their digest. A line holds one fact: its kind, then each property that is set; facts are sorted, so
/// that the order in which a host lists them does not count.
/// </summary>
internal static class RecordDigest
{
    public static string Of(PatientRecord record) => Sha256.Of(string.Join('\n', Lines(record)));

    public static ImmutableArray<string> Lines(PatientRecord record)
    {
        FactLine person = new("patient");
        person.Add("source", record.Source).Add("birth-date", record.BirthDate).Add("sex", record.Sex).Add("deceased", record.IsDeceased).Add("deceased-on", record.DeceasedOn);
        IEnumerable<string> sections = Enum.GetValues<RecordSection>().Where(record.IsSupplied)
            .Select(s => new FactLine("supplied").Add("section", s).Add("since", record.ReachesBackTo(s) is { } since ? PartialDate.Of(since) : null).ToString());
        return
        [
            person.ToString(), .. sections,
            .. Sorted(record.Conditions, Condition), .. Sorted(record.Medications, Medication), .. Sorted(record.Observations, Observation),
            .. Sorted(record.Allergies, Allergy), .. Sorted(record.Procedures, Procedure), .. Sorted(record.Encounters, Encounter),
            .. Sorted(record.Orders, Order), .. Sorted(record.FamilyHistory, FamilyHistory), .. Sorted(record.Care, Care),
        ];
    }

    private static IEnumerable<string> Sorted<T>(ImmutableArray<T> facts, Func<T, FactLine> line)
        where T : Fact =>
        facts.Select(f => line(f).ToString()).Order(StringComparer.Ordinal);

    private static FactLine Base(string kind, Fact fact) => new FactLine(kind).Add("source", fact.Source).Add("codes", fact.Codes).Add("text", fact.Text)
        .Add("status", fact.Status).Add("reasons", fact.Reasons).Add("encounter", fact.Encounter).Add("proposed", fact.IsProposed);

    private static FactLine Condition(ConditionFact f) => Base("condition", f).Add("clinical", f.ClinicalStatus).Add("verification", f.Verification)
        .Add("onset", f.Onset).Add("abatement", f.Abatement).Add("abated", f.AbatedAtUnknownTime).Add("recorded", f.Recorded);

    private static FactLine Medication(MedicationFact f) => Base("medication", f).Add("item", f.Item).Add("intent", f.Intent).Add("do-not-perform", f.DoNotPerform)
        .Add("authored", f.Authored).Add("period", f.Period).Add("supply", f.SupplyDays).Add("repeats", f.Repeats).Add("course", f.Course)
        .Add("as-needed", f.AsNeeded).Add("route", f.Route).Add("dose", f.DailyDose).Add("dose-is-text", f.DoseIsText);

    private static FactLine Observation(ObservationFact f) => Base("observation", f).Add("effective", f.Effective).Add("period", f.Period).Add("issued", f.Issued)
        .Add("value", f.Value).Add("answer", f.ValueCodes).Add("unreadable", f.Unreadable).Add("absent", f.DataAbsent);

    private static FactLine Allergy(AllergyFact f) => Base("allergy", f).Add("clinical", f.ClinicalStatus).Add("verification", f.Verification).Add("onset", f.Onset).Add("recorded", f.Recorded);

    private static FactLine Procedure(ProcedureFact f) => Base("procedure", f).Add("immunisation", f.IsImmunisation).Add("performed", f.Performed).Add("period", f.Period);

    private static FactLine Encounter(EncounterFact f) => Base("encounter", f).Add("class", f.Class).Add("period", f.Period).Add("discharge", f.Discharge);

    private static FactLine Order(OrderFact f) => Base("order", f).Add("intent", f.Intent).Add("do-not-perform", f.DoNotPerform).Add("authored", f.Authored);

    private static FactLine FamilyHistory(FamilyHistoryFact f) => Base("family-history", f).Add("degree", f.Degree).Add("onset-age", f.OnsetAge).Add("recorded", f.Recorded);

    private static FactLine Care(CareFact f) => f.Targets.Aggregate(
        Base("care", f).Add("item", f.Item).Add("period", f.Period).Add("recorded", f.Recorded).Add("holder", f.Holder),
        static (line, target) => line.Add("measure", target.Measure).Add("low", target.Low).Add("high", target.High));
}
