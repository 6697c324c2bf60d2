using System.Collections.Immutable;
using CareRules.Binding.Grammar;
using CareRules.Clinical;
using CareRules.Diagnostics;
using CareRules.Model;
using CareRules.Syntax;

namespace CareRules.Binding;

/// <summary>Reads one item of a patient's section.</summary>
internal static class PatientItemBinder
{
    private static readonly ImmutableHashSet<string> ConceptKeys =
        ["is", "condition", "medication", "observation", "allergy", "procedure", "immunisation", "order", "care", "role", "goal", "consent", "carer"];

    private static readonly ImmutableHashSet<string> Inheritable = ["on", "at", "issued", "from", "to", "status", "encounter"];

    private static readonly ImmutableHashSet<string> OtherKeys =
    [
        "code", "codes", "text", "source", "on", "from", "to", "started", "ended", "authored", "onset", "recorded", "status", "verification", "intent",
        "course", "supply", "repeats", "dose", "as-needed", "route", "kind", "proposed", "do-not-perform", "because", "class", "discharge", "relation",
        "onset-age", "measure", "aim", "at", "unreadable", "absent", "issued", "encounter", "value", "members", "per-day", "dose-text", "id", "name",
    ];

    /// <summary>The facts of an item: one, and one for each of its members.</summary>
    public static IEnumerable<Fact> Bind(ItemContext context, YamlNode node)
    {
        Fact? own = One(context, node);
        IEnumerable<Fact> members = BindContext.Items((node as YamlMapping)?["members"]).SelectMany(member => Bind(context, Inherited((YamlMapping)node, member)));
        return own is null ? members : members.Prepend(own);
    }

    // A member stands under the panel's date and status, unless it has its own.
    private static YamlNode Inherited(YamlMapping panel, YamlNode member) => member is not YamlMapping map ? member :
        map with { Entries = [.. map.Entries, .. panel.Entries.Where(e => Inheritable.Contains(e.Key.Text) && map[e.Key.Text] is null)] };

    private static Fact? One(ItemContext context, YamlNode node)
    {
        YamlMapping map = node as YamlMapping ?? YamlMapping.Empty;
        ImmutableArray<Code> codes = node is YamlScalar ? context.ConceptCodes(node) : Codes(context, map);
        string? text = BindContext.Text(map["text"]);
        if (codes.IsEmpty && text is null && node is YamlMapping && map["measure"] is null)
        {
            if (Named(map) is null)
            {
                context.Bind.Diagnostics.ReportBadPatientItem(context.Bind.At(node), "This item names no concept, code or text.", "Write the id of a concept, `{ is: concept, … }`, `{ code: { snomed: \"…\" } }` or `{ text: \"…\" }`.");
            }

            return null;
        }

        if (codes.IsEmpty && text is null && map["measure"] is null)
        {
            return null;
        }

        return FactOf(context, map, codes, text);
    }

    private static Fact FactOf(ItemContext context, YamlMapping map, ImmutableArray<Code> codes, string? text)
    {
        string source = BindContext.Text(map["source"]) ?? BindContext.Text(map["id"]) ?? context.Reference;
        string? encounter = BindContext.Text(map["encounter"]);
        bool proposed = BindContext.Flag(map["proposed"]) == true;
        ImmutableArray<Code> reasons = context.ConceptCodes(map["because"]);
        bool refused = BindContext.Flag(map["do-not-perform"]) == true;
        switch (context.Section)
        {
            case RecordSection.Conditions:
                return new ConditionFact
                {
                    Source = source, Codes = codes, Text = text, Encounter = encounter,
                    ClinicalStatus = context.Word(map, "status", ClinicalStatus.NotStated),
                    Verification = context.Word(map, "verification", VerificationStatus.NotStated),
                    Onset = context.Date(map, "onset") ?? context.Date(map, "started"),
                    Abatement = context.Date(map, "ended"), Recorded = context.Date(map, "recorded"),
                };
            case RecordSection.Medications:
                return new MedicationFact
                {
                    Source = source, Codes = codes, Text = text, Encounter = encounter, Reasons = reasons, IsProposed = proposed, DoNotPerform = refused,
                    Item = context.Word(map, "kind", MedicationItem.Request),
                    Status = context.Status(map, FactStatus.Active),
                    Intent = context.Word(map, "intent", RequestIntent.NotStated),
                    Authored = context.Date(map, "authored") ?? context.Date(map, "on"),
                    Period = context.Period(map, "started", "ended"),
                    SupplyDays = context.Bind.Duration(map["supply"]) is { } supply ? Days(supply) : null,
                    Repeats = context.Bind.Integer(map["repeats"]),
                    Course = context.Word(map, "course", CourseType.NotStated),
                    AsNeeded = BindContext.Flag(map["as-needed"]),
                    Route = context.ConceptCodes(map["route"]),
                    DailyDose = Dose(context, map),
                    DoseIsText = map["dose-text"] is not null,
                };
            case RecordSection.Allergies:
                return new AllergyFact
                {
                    Source = source, Codes = codes, Text = text, Encounter = encounter,
                    ClinicalStatus = context.Word(map, "status", ClinicalStatus.NotStated),
                    Verification = context.Word(map, "verification", VerificationStatus.NotStated),
                    Onset = context.Date(map, "on") ?? context.Date(map, "onset"), Recorded = context.Date(map, "recorded"),
                };
            case RecordSection.Observations:
                return Observation(context, map, codes, text, source, encounter);
            case RecordSection.Procedures or RecordSection.Immunisations:
                return new ProcedureFact
                {
                    Source = source, Codes = codes, Text = text, Encounter = encounter, Reasons = reasons,
                    IsImmunisation = context.Section == RecordSection.Immunisations,
                    Status = context.Status(map, FactStatus.Completed),
                    Performed = context.Date(map, "on"), Period = context.Period(map, "from", "to"),
                };
            case RecordSection.Encounters:
                return new EncounterFact
                {
                    Source = source, Codes = codes, Text = text,
                    Class = context.Word(map, "class", EncounterClass.NotStated),
                    Status = context.Status(map, FactStatus.Completed),
                    Period = context.Period(map, "from", "to") ?? (context.Date(map, "on") is { } day ? new DatePeriod(day, day) : null),
                    Discharge = context.ConceptCodes(map["discharge"]),
                };
            case RecordSection.Orders:
                return new OrderFact
                {
                    Source = source, Codes = codes, Text = text, Encounter = encounter, Reasons = reasons, IsProposed = proposed, DoNotPerform = refused,
                    Status = context.Status(map, FactStatus.Active),
                    Intent = context.Word(map, "intent", RequestIntent.Order),
                    Authored = context.Date(map, "on") ?? context.Date(map, "authored"),
                };
            case RecordSection.FamilyHistory:
                return new FamilyHistoryFact
                {
                    Source = source, Codes = codes, Text = text,
                    Status = context.Status(map, FactStatus.Completed),
                    Degree = Relatives.DegreeOf(BindContext.Text(map["relation"])),
                    OnsetAge = context.Bind.Integer(map["onset-age"]), Recorded = context.Date(map, "on"),
                };
            default:
                return new CareFact
                {
                    Source = source, Codes = codes, Text = text, Encounter = encounter,
                    Item = Item(context, map), Status = context.Status(map, FactStatus.Active),
                    Period = context.Period(map, "from", "to"), Recorded = context.Date(map, "on"),
                    Holder = BindContext.Text(map["name"]), Targets = GoalTargets.Of(context, map),
                };
        }
    }

    private static ObservationFact Observation(ItemContext context, YamlMapping map, ImmutableArray<Code> codes, string? text, string source, string? encounter)
    {
        YamlNode? value = Named(map)?.Value ?? map["value"];
        bool present = value is null or YamlScalar { Text: "present" or "" };
        bool coded = !present && (value is YamlMapping || (value is YamlScalar { Text: [var first, ..] } && char.IsAsciiLetterLower(first)));
        PartialDate? at = map["at"] is { } instant ? context.Bind.Date(instant) : null;
        return new ObservationFact
        {
            Source = source, Codes = codes, Text = text, Encounter = encounter,
            Status = context.Status(map, FactStatus.Final),
            Effective = at ?? context.Date(map, "on"), Issued = context.Date(map, "issued"), Period = context.Period(map, "from", "to"),
            Value = present || coded ? null : Amount(context, value),
            ValueCodes = !coded ? [] : value is YamlMapping ? Recorded(context, value) : context.ConceptCodes(value),
            Unreadable = BindContext.Flag(map["unreadable"]) == true ? "the value cannot be read" : null,
            DataAbsent = BindContext.Flag(map["absent"]) == true,
        };
    }

    /// <summary>The entry whose key is the concept itself: <c>{ egfr: "45 mL/min/{1.73_m2}", on: … }</c>.</summary>
    private static YamlEntry? Named(YamlMapping map) => map.Entries.FirstOrDefault(static e => !ConceptKeys.Contains(e.Key.Text) && !OtherKeys.Contains(e.Key.Text));

    private static ImmutableArray<Code> Codes(ItemContext context, YamlMapping map)
    {
        if (map.Entries.FirstOrDefault(static e => ConceptKeys.Contains(e.Key.Text)) is { } entry)
        {
            return context.ConceptCodes(entry.Value);
        }

        if ((map["code"] ?? map["codes"]) is { } codes)
        {
            return Recorded(context, codes);
        }

        return Named(map) is { } named ? context.ConceptCodes(named.Key) : [];
    }

    private static ImmutableArray<Code> Recorded(ItemContext context, YamlNode codes) =>
        [.. CodeBinder.Bind(context.Bind, codes).Select(static c => new Code(c.System, c.Code))];

    private static Quantity? Dose(ItemContext context, YamlMapping map) =>
        Amount(context, map["dose"]) is { } dose ? new Quantity(dose.Value * (context.Bind.Integer(map["per-day"]) ?? 1), dose.Unit, dose.Comparator) : null;

    private static Quantity? Amount(ItemContext context, YamlNode? node)
    {
        if (node is not YamlScalar scalar || scalar.Text.Length == 0)
        {
            return null;
        }

        (Comparison? comparison, string rest) = Tests.SplitComparison(scalar.Text);
        if (Tests.Amount(rest) is not { } amount)
        {
            context.Bind.Diagnostics.ReportBadNumber(context.Bind.At(scalar), scalar.Text);
            return null;
        }

        return new Quantity(amount.Value, amount.Unit.Length == 0 ? "1" : amount.Unit, comparison switch
        {
            Comparison.Less => QuantityComparator.LessThan,
            Comparison.LessOrEqual => QuantityComparator.LessOrEqual,
            Comparison.Greater => QuantityComparator.GreaterThan,
            Comparison.GreaterOrEqual => QuantityComparator.GreaterOrEqual,
            _ => QuantityComparator.Equal,
        });
    }

    private static CareItem Item(ItemContext context, YamlMapping map) => context.Section switch
    {
        RecordSection.CareTeam => CareItem.TeamRole,
        RecordSection.CarePlans => BindContext.Text(map["kind"]) == "flag" ? CareItem.Flag : CareItem.Plan,
        RecordSection.Goals => CareItem.Goal,
        RecordSection.Consents => CareItem.Consent,
        _ => CareItem.Carer,
    };

    private static decimal Days(Duration length) => length.Unit switch
    {
        DurationUnit.Day => length.Amount,
        DurationUnit.Week => 7m * length.Amount,
        DurationUnit.Month => 30m * length.Amount,
        _ => 365m * length.Amount,
    };
}
