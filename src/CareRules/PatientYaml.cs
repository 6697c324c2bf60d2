using System.Globalization;
using System.Text;
using CareRules.Clinical;
using CareRules.Explanations;

namespace CareRules;

/// <summary>Writes an invented patient, whose facts are coded with concepts, as a rule test; and reads one back.</summary>
internal static class PatientYaml
{
    /// <summary>One item of a <c>tests</c> list.</summary>
    public static string Test(RuleSet rules, string name, PatientRecord patient, DateOnly asOf, IEnumerable<string> fires, string conflict)
    {
        bool oneOnly = rules.Packs.Length == 1;
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"- name: {name}\n  as-of: {PartialDate.Of(asOf)}\n  patient:\n");
        PartialDate birth = patient.BirthDate!.Value;
        int age = asOf.Year - birth.Year;
        text.Append(asOf.AddYears(-age) == birth.Earliest && birth.IsDay ? string.Create(CultureInfo.InvariantCulture, $"    age: {age}\n") : $"    born: {birth}\n");
        text.Append("    sex: ").Append(KebabNames.Of(patient.Sex)).Append('\n');
        foreach (RecordSection section in Enum.GetValues<RecordSection>())
        {
            string[] items = [.. RecordParts.Facts(patient).Where(f => f.Section == section).Select(f => Item(f, oneOnly))];
            if (items.Length > 0)
            {
                text.Append("    ").Append(KebabNames.Of(section)).Append(":\n").AppendJoin("", items.Select(static i => $"      - {{ {i} }}\n"));
            }
        }

        string both = string.Join(", ", fires.Select(f => oneOnly ? f[(f.IndexOf('/', StringComparison.Ordinal) + 1)..] : f));
        return text.Append(CultureInfo.InvariantCulture, $"  expect: {{ fires: [{both}], conflicts: [{conflict}] }}\n").ToString();
    }

    /// <summary>The patient of such a test as the language reads it; null where it cannot be read.</summary>
    public static PatientRecord? ReadBack(string test, RuleSet rules, DateOnly asOf)
    {
        int from = test.IndexOf("  patient:\n", StringComparison.Ordinal);
        int to = test.LastIndexOf("  expect:", StringComparison.Ordinal);
        try
        {
            return PatientFile.Read(test[from..to].Replace("\n  ", "\n", StringComparison.Ordinal)[2..], "patient", rules, asOf).Patient;
        }
        catch (UnreadablePatientException)
        {
            return null;
        }
    }

    private static string Item(Fact fact, bool oneOnly)
    {
        string Name(Code code) => oneOnly ? code.Value[(code.Value.IndexOf('/', StringComparison.Ordinal) + 1)..] : code.Value;
        List<string> parts = [fact.Codes.IsEmpty ? "text: any" : $"is: {Name(fact.Code)}"];
        void Add(string key, string? value)
        {
            if (value is not null)
            {
                parts.Add($"{key}: {value}");
            }
        }

        void Period(DatePeriod? period, string start, string end)
        {
            Add(start, period?.Start?.ToString());
            Add(end, period?.End?.ToString());
        }

        switch (fact)
        {
            case ConditionFact f:
                Add("status", f.ClinicalStatus == ClinicalStatus.Active ? null : KebabNames.Of(f.ClinicalStatus));
                Add("onset", f.Onset?.ToString());
                Add("ended", f.Abatement?.ToString());
                break;
            case MedicationFact f:
                Add("status", f.Status == FactStatus.Active ? null : KebabNames.Of(f.Status));
                Add("authored", f.Authored?.ToString());
                Period(f.Period, "started", "ended");
                Add("course", f.Course == CourseType.NotStated ? null : KebabNames.Of(f.Course));
                Add("as-needed", f.AsNeeded == true ? "true" : null);
                Add("route", f.Route.IsDefaultOrEmpty ? null : Name(f.Route[0]));
                Add("dose", f.DailyDose is { } dose ? Quoted(dose) : null);
                Add("proposed", f.IsProposed ? "true" : null);
                break;
            case ObservationFact f:
                parts[0] = $"observation: {Name(f.Code)}";
                Add("value", f.Value is { } value ? Quoted(value) : f.ValueCodes.IsDefaultOrEmpty ? null : Name(f.ValueCodes[0]));
                Add("on", f.Effective?.ToString());
                break;
            case AllergyFact f:
                Add("onset", f.Onset?.ToString());
                break;
            case ProcedureFact f:
                Add("on", f.Performed?.ToString());
                break;
            case OrderFact f:
                Add("status", f.Status == FactStatus.Active ? null : KebabNames.Of(f.Status));
                Add("on", f.Authored?.ToString());
                Add("proposed", f.IsProposed ? "true" : null);
                break;
            case EncounterFact f:
                Add("class", f.Class == EncounterClass.NotStated ? null : KebabNames.Of(f.Class));
                Add("status", f.Status == FactStatus.Planned ? "booked" : null);
                Period(f.Period, "from", "to");
                Add("discharge", f.Discharge.IsDefaultOrEmpty ? null : Name(f.Discharge[0]));
                break;
            case FamilyHistoryFact f:
                Add("relation", f.Degree == RelativeDegree.Second ? "grandmother" : "mother");
                Add("onset-age", f.OnsetAge?.ToString(CultureInfo.InvariantCulture));
                break;
            case CareFact f:
                Add("kind", f.Item == CareItem.Flag ? "flag" : null);
                Period(f.Period, "from", "to");
                break;
        }

        return string.Join(", ", parts);
    }

    private static string Quoted(Quantity quantity) => $"\"{QuantityText.Of(quantity)}\"";
}
