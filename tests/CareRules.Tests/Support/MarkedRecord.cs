using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Nodes;
using CareRules.Clinical;

namespace CareRules.Tests.Support;

/// <summary>Writes a mark into every string of a record that may say something of a person, so that a leak can be found wherever it comes out.</summary>
internal static class MarkedRecord
{
    public const string Mark = "QZMARKZQ";

    private static readonly MethodInfo Clone = typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!;

    // Words of FHIR by which a resource is understood: what they hold is chosen from a list, or is a date or the name of a type.
    private static readonly string[] KeptWords =
        ["resourceType", "status", "system", "code", "use", "intent", "gender", "birthDate", "authoredOn", "effectiveDateTime", "onsetDateTime", "start", "end", "recordedDate", "dateAsserted", "type", "mode"];

    /// <summary>The record with the mark in every string, and beside each fact one more of the same kind that holds nothing but marks.</summary>
    public static PatientRecord Of(PatientRecord record)
    {
        PatientRecordBuilder marked = new PatientRecordBuilder().Source($"Patient/{Mark}").BirthDate(record.BirthDate).Sex(record.Sex)
            .Supply([.. Enum.GetValues<RecordSection>().Where(record.IsSupplied)]);
        if (record.IsDeceased)
        {
            marked.Deceased(record.DeceasedOn);
        }

        foreach (RecordSection section in Enum.GetValues<RecordSection>())
        {
            if (record.ReachesBackTo(section) is { } since)
            {
                marked.ReachesBackTo(section, since);
            }
        }

        IEnumerable<Fact> facts = [.. record.Conditions, .. record.Medications, .. record.Observations, .. record.Allergies, .. record.Procedures, .. record.Encounters, .. record.Orders, .. record.FamilyHistory, .. record.Care];
        foreach (Fact fact in facts)
        {
            marked.Add(Marked(fact));
        }

        foreach (Fact odd in Odd())
        {
            marked.Add(odd);
        }

        foreach (RecordNotice notice in record.Notices)
        {
            marked.Add(new RecordNotice(notice.Code, Mark, notice.Text));
        }

        return marked.Build();
    }

    /// <summary>FHIR JSON with the mark after every string that is not one of the words by which a resource is understood; references still lead where they led.</summary>
    /// <param name="node">The JSON.</param>
    /// <param name="marksCodes">Whether codes are marked too: then nothing is understood.</param>
    public static JsonNode? Json(JsonNode? node, bool marksCodes) => node switch
    {
        JsonObject o => new JsonObject(o.Select(p => KeyValuePair.Create(p.Key, p.Value is JsonValue && IsKept(p.Key, marksCodes) ? p.Value.DeepClone() : Json(p.Value, marksCodes)))),
        JsonArray a => new JsonArray([.. a.Select(i => Json(i, marksCodes))]),
        JsonValue v when v.TryGetValue(out string? text) => JsonValue.Create(text + Mark),
        _ => node?.DeepClone(),
    };

    private static bool IsKept(string name, bool marksCodes) => KeptWords.Contains(name) && !(marksCodes && name is "code");

    // Uncoded, with a code that is free text, with a unit that is none: what a host's own mapping gets wrong.
    private static IEnumerable<Fact> Odd()
    {
        Code free = new($"urn:{Mark}", $"{Mark} smokes", Mark);
        yield return new ConditionFact { Source = Mark, Code = free, Text = Mark };
        yield return new ConditionFact { Source = Mark, Text = Mark };
        yield return new MedicationFact { Source = Mark, Text = Mark, Encounter = Mark, DailyDose = new Quantity(1, Mark) };
        yield return new MedicationFact { Source = Mark, Code = new Code(CodeSystems.Atc, Mark, Mark), DoseIsText = true };
        yield return new AllergyFact { Source = Mark, Text = Mark };
        yield return new ObservationFact { Source = Mark, Code = free, Value = new Quantity(7, Mark), ValueCodes = [free] };
        yield return new ObservationFact { Source = Mark, Code = new Code(CodeSystems.Loinc, "2823-3", Mark), Value = new Quantity(5, Mark), Effective = new DateOnly(2026, 1, 1) };
        yield return new ObservationFact { Source = Mark, Code = new Code(CodeSystems.Loinc, "2823-3", Mark), Unreadable = Mark, Effective = new DateOnly(2026, 1, 2) };
        yield return new EncounterFact { Source = Mark, Code = free, Discharge = [free] };
        yield return new OrderFact { Source = Mark, Code = free, Reasons = [free] };
        yield return new ProcedureFact { Source = Mark, Code = free, Reasons = [free] };
        yield return new FamilyHistoryFact { Source = Mark, Code = free };
        yield return new CareFact { Source = Mark, Item = CareItem.TeamRole, Code = free, Text = Mark, Holder = Mark };
        yield return new CareFact { Source = Mark, Item = CareItem.Goal, Text = Mark, Targets = [new GoalTarget { Measure = [free], High = new Quantity(1, Mark) }] };
    }

    private static Fact Marked(Fact fact)
    {
        object marked = Clone.Invoke(fact, null)!;
        foreach (PropertyInfo property in fact.GetType().GetProperties().Where(static p => p.CanWrite && p.Name != nameof(Fact.Code)))
        {
            object? value = property.GetValue(fact);
            if (property.PropertyType == typeof(string) && (value is not null || property.Name is nameof(Fact.Text) or nameof(Fact.Source)))
            {
                property.SetValue(marked, value + Mark);
            }
            else if (value is ImmutableArray<Code> codes)
            {
                property.SetValue(marked, codes.IsDefault ? codes : [.. codes.Select(static c => new Code(c.System, c.Value, c.Display + Mark))]);
            }
        }

        return (Fact)marked;
    }
}
