using CareRules.Binding.Grammar;
using CareRules.Clinical;
using CareRules.Model;
using CareRules.Syntax;

namespace CareRules.Binding;

/// <summary>Binds the heads that ask for facts, with their qualifiers. The same reading serves a criterion and a count.</summary>
internal static class FactQueryBinder
{
    /// <summary>The query of a head key; null when the key is not a head over facts.</summary>
    public static FactQuery? Bind(BindContext context, YamlEntry head, YamlMapping q) => head.Key.Text switch
    {
        "condition" => Condition(context, context.Concept(head.Value, ConceptKind.Condition), q),
        "medication" => Medication(context, context.Concept(head.Value, ConceptKind.Medication), q),
        "observation" => ObservationBinder.Bind(context, context.Concept(head.Value, ConceptKind.Observation), q),
        "no-observation" => new NoObservationQuery(context.Concept(head.Value, ConceptKind.Observation), context.Window(q["within"])),
        "allergy" => new AllergyQuery(context.Concept(head.Value, ConceptKind.Allergy, ConceptKind.Medication), context.Window(q["within"])),
        "procedure" => Procedure(context, context.Concept(head.Value, ConceptKind.Procedure), q),
        "order" => Order(context, context.Concept(head.Value, ConceptKind.Order, ConceptKind.Procedure, ConceptKind.Observation), q),
        "not-done" => NotDone(context, head.Value, q),
        "family-history" => FamilyHistory(context, context.Concept(head.Value, ConceptKind.Condition), q),
        "encounter" => Encounter(context, ConceptOrAny(context, head.Value, ConceptKind.Encounter), q),
        "care" => new CareQuery(context.Concept(head.Value, ConceptKind.Care, ConceptKind.Role), context.Window(q["within"])),
        _ => null,
    };

    /// <summary>The query of <c>count: { medications: C, … }</c>.</summary>
    public static FactQuery? BindCounted(BindContext context, YamlMapping q)
    {
        foreach (YamlEntry entry in q.Entries)
        {
            FactQuery? query = entry.Key.Text switch
            {
                "conditions" => Condition(context, ConceptOrAny(context, entry.Value, ConceptKind.Condition), q),
                "medications" => Medication(context, ConceptOrAny(context, entry.Value, ConceptKind.Medication), q),
                "observations" => ObservationBinder.Bind(context, ConceptOrAny(context, entry.Value, ConceptKind.Observation), q),
                "procedures" => Procedure(context, ConceptOrAny(context, entry.Value, ConceptKind.Procedure), q),
                "orders" => Order(context, ConceptOrAny(context, entry.Value, ConceptKind.Order, ConceptKind.Procedure, ConceptKind.Observation), q),
                "encounters" => Encounter(context, ConceptOrAny(context, entry.Value, ConceptKind.Encounter), q),
                _ => null,
            };
            if (query is not null)
            {
                return query;
            }
        }

        return null;
    }

    private static ConceptId ConceptOrAny(BindContext context, YamlNode node, params ReadOnlySpan<ConceptKind> kinds) =>
        node is YamlScalar { Text: "any" } ? ConceptId.Any : context.Concept(node, kinds);

    private static ConditionQuery Condition(BindContext context, ConceptId concept, YamlMapping q) => new(concept)
    {
        State = BindContext.Word<ConditionState>(q["status"]) ?? ConditionState.Active,
        Unconfirmed = BindContext.Text(q["unconfirmed"]) == "include",
        Onset = context.Window((q["onset"] as YamlMapping)?["within"]),
        For = context.DurationTest(q["for"]),
        Within = context.Window(q["within"]),
    };

    private static MedicationQuery Medication(BindContext context, ConceptId concept, YamlMapping q) => new(concept)
    {
        For = context.DurationTest(q["for"]),
        Started = context.Window((q["started"] as YamlMapping)?["within"]),
        Within = context.Window(q["within"]),
        Gap = context.Duration(q["gap"]),
        DailyDose = UnitChecks.Dose(context, q["daily-dose"]),
        DoseChanged = context.Window((q["dose-changed"] as YamlMapping)?["within"]),
        Route = context.OptionalConcept(q["route"], ConceptKind.Route),
        Course = BindContext.Word<CourseType>(q["course"]),
        AsNeeded = BindContext.Flag(q["as-needed"]),
        Proposed = BindContext.Flag(q["proposed"]),
        State = MedicationStates(q["status"]),
        Setting = Setting(context, q),
    };

    private static MedicationState MedicationStates(YamlNode? node)
    {
        MedicationState states = MedicationState.None;
        foreach (YamlNode item in BindContext.Items(node))
        {
            states |= BindContext.Word<MedicationState>(item) ?? MedicationState.None;
        }

        return states == MedicationState.None ? MedicationState.Active : states;
    }

    private static ProcedureQuery Procedure(BindContext context, ConceptId concept, YamlMapping q) =>
        new(concept, context.Window(q["within"])) { Setting = Setting(context, q) };

    private static OrderQuery Order(BindContext context, ConceptId concept, YamlMapping q) => new(concept, context.Window(q["within"]))
    {
        State = BindContext.Word<OrderState>(q["status"]) ?? OrderState.Any,
        Proposed = BindContext.Flag(q["proposed"]),
    };

    private static NotDoneQuery NotDone(BindContext context, YamlNode node, YamlMapping q) => new(
        context.Concept(node, ConceptKind.Medication, ConceptKind.Procedure, ConceptKind.Observation, ConceptKind.Order),
        context.OptionalConcept(q["because"], ConceptKind.Finding),
        context.Window(q["within"]));

    private static FamilyHistoryQuery FamilyHistory(BindContext context, ConceptId concept, YamlMapping q) => new(
        concept,
        BindContext.Text(q["relation"]) switch { "first-degree" => RelativeDegree.First, "second-degree" => RelativeDegree.Second, _ => null },
        context.NumberTest(q["onset-age"], "an age in completed years", "< 60"));

    private static EncounterQuery Encounter(BindContext context, ConceptId concept, YamlMapping q) => new(concept)
    {
        Class = BindContext.Word<EncounterClass>(q["class"]),
        Discharge = context.OptionalConcept(q["discharge"], ConceptKind.Care),
        Ended = context.Window((q["ended"] as YamlMapping)?["within"]),
        Times = context.NumberTest(q["times"], "a number of encounters", ">= 2"),
        Booked = BindContext.Text(q["status"]) == "booked" || context.Window(q["within"]) is NextWindow,
        Within = context.Window(q["within"]),
    };

    internal static Setting Setting(BindContext context, YamlMapping q) => new(
        context.OptionalConcept(q["during"], ConceptKind.Encounter),
        context.OptionalConcept(q["not-during"], ConceptKind.Encounter));
}
