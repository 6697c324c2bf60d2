using System.Globalization;

namespace CareRules.Tests.SecondReading;

/// <summary>Makes random patients whose dates lie about the boundaries of the lengths that the criteria use.</summary>
internal sealed class PatientMaker(Dice dice, DateOnly asOf)
{
    private const string Rate = "mL/min/{1.73_m2}";

    private static readonly string[] Sections =
    [
        "conditions", "medications", "allergies", "observations", "procedures", "immunisations", "encounters", "orders", "family-history", "care-team", "care-plans", "goals",
    ];

    public Node Make()
    {
        List<Entry> keys = [new Entry("sex", dice.Any("female", "male", "female", "male", "other"))];
        if (!dice.In(6))
        {
            keys.Add(new Entry("born", Partial(asOf.AddYears(-dice.Any(64, 65, 70, 75)).AddDays(dice.Below(3) - 1))));
        }

        Section(keys, "conditions", 4, Condition);
        Section(keys, "medications", 5, Medication);
        Section(keys, "allergies", 2, () => Item("is", dice.Any("penicillin-allergy", "nsaid-allergy"), "text", "some pill", date: "on", statuses: ["active", "inactive", "resolved", "unknown"]));
        Section(keys, "observations", 7, Observation);
        Section(keys, "procedures", 3, () => Visit(Reason(Item("is", dice.Any("colonoscopy", "gastroscopy", "flu-vaccine"), "text", "a test", date: "on", statuses: ["completed", "not-done", "unknown", "in-progress", "preparation"]))));
        Section(keys, "immunisations", 1, () => Reason(Item("is", "flu-vaccine", "text", "a jab", date: "on", statuses: ["completed", "not-done", "unknown"])));
        Section(keys, "encounters", 3, Encounter);
        Section(keys, "orders", 2, Order);
        Section(keys, "family-history", 2, Family);
        Section(keys, "care-team", 1, () => Care("named-gp"));
        Section(keys, "care-plans", 1, () => Care("care-plan"));
        if (dice.In(4))
        {
            keys.Add(new Entry("not-supplied", "[" + string.Join(", ", Enumerable.Range(0, 1 + dice.Below(2)).Select(_ => dice.Any(Sections)).Distinct()) + "]"));
        }

        if (dice.In(6))
        {
            keys.Add(new Entry("reaches-back", "{ " + dice.Any(Sections.Where(static s => s != "family-history").ToArray()) + ": " + Day(asOf.AddMonths(-dice.Any(3, 6, 12)).AddDays(dice.Below(3) - 1)) + " }"));
        }

        return new Node([.. keys], 0);
    }

    private void Section(List<Entry> keys, string name, int most, Func<Node> item)
    {
        int count = dice.Below(most + 1);
        if (count > 0)
        {
            keys.Add(Entry.List(name, Enumerable.Range(0, count).Select(_ => item()).ToList()));
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // A day about a boundary, or any day of the last two years, or one in the future.
    private DateOnly Moment() => dice.Below(10) switch
    {
        0 => asOf.AddDays(dice.Below(3)),
        < 6 => dice.Any(
            asOf.AddDays(-7), asOf.AddDays(-14), asOf.AddDays(-30), asOf.AddDays(-42), asOf.AddMonths(-3), asOf.AddMonths(-6), asOf.AddMonths(-12), asOf.AddMonths(-15), asOf.AddYears(-2)).AddDays(dice.Below(3) - 1),
        < 9 => asOf.AddDays(-dice.Below(200)),
        _ => asOf.AddDays(-dice.Below(900)),
    };

    private string Partial(DateOnly day) => dice.Below(12) switch
    {
        0 => day.ToString("yyyy", CultureInfo.InvariantCulture),
        1 or 2 => day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        _ => Day(day),
    };

    private Node Dated(Node node, string key) => dice.In(8) ? node : node.With(key, Partial(Moment()));

    private Node Ranged(Node node, string from, string to, int endOf)
    {
        DateOnly start = Moment();
        bool dated = !dice.In(8);
        node = dated ? node.With(from, Partial(start)) : node;
        return dice.In(endOf) && (dated || from != "from") ? node.With(to, Partial(start.AddDays(dice.Any(0, 5, 14, 30, 90, 200)))) : node;
    }

    private Node Status(Node node, params string[] statuses) => dice.In(4) ? node.With("status", dice.Any(statuses)) : node;

    private Node Item(string key, string concept, string otherKey, string other, string date, string[] statuses) =>
        Status(Dated(dice.In(12) ? Node.Of(new Entry(otherKey, other)) : Node.Of(new Entry(key, concept)), date), statuses);

    private Node Reason(Node node) => dice.In(4) ? node.With("because", dice.Any("declined", "unsuitable")) : node;

    private Node Visit(Node node) => dice.In(12) ? node.With("encounter", "e1") : node;

    private Node Condition()
    {
        Node node = dice.Below(10) switch
        {
            0 => Node.Of(new Entry("code", "{ icd10: " + dice.Any("E11.9", "C50.1", "C44.2", "I509", "J44") + " }")),
            1 => Node.Of(new Entry("text", "something")),
            _ => Node.Of(new Entry("is", dice.Any("heart-failure", "asthma", "asthma", "asthma-resolved", "type-1-diabetes", "type-2-diabetes", "diabetes", "cancer"))),
        };
        node = Ranged(node, "onset", "ended", 5);
        node = dice.In(6) && node.Entries.All(static e => e.Key != "ended") ? node.With("recorded", Partial(Moment())) : node;
        node = Status(node, "active", "inactive", "resolved", "remission", "relapse", "unknown");
        return dice.In(6) ? node.With("verification", dice.Any("confirmed", "provisional", "refuted", "entered-in-error", "unconfirmed")) : node;
    }

    private Node Medication()
    {
        Node node = dice.Below(12) switch
        {
            0 => Node.Of(new Entry("text", "blue pills")),
            1 => Node.Of(new Entry("code", "{ atc: " + dice.Any("M01AE01", "M01AX05", "C09AA05", "M01AE02") + " }")),
            2 => Node.Of(new Entry("code", "{ \"https://example.org/elsewhere\": d7 }")),
            _ => Node.Of(new Entry("is", dice.Any("ibuprofen", "ibuprofen", "naproxen", "ramipril", "ramipril", "lisinopril", "furosemide", "oral-nsaid"))),
        };
        switch (dice.Below(8))
        {
            case 0:
                node = Dated(node.With("kind", "dispense"), "on");
                node = dice.In(4) ? node : node.With("supply", dice.Any("14 days", "28 days"));
                return dice.In(5) ? node.With("status", dice.Any("completed", "entered-in-error", "cancelled", "unknown")) : node;
            case 1:
                return Dated(node.With("kind", "administration").With("status", dice.Any("completed", "completed", "unknown", "entered-in-error")), "on");
            case 2:
                node = node.With("kind", "statement");
                break;
            case 3 when dice.In(2):
                node = node.With("proposed", "true");
                break;
        }

        node = Ranged(node, dice.In(5) ? "authored" : "started", "ended", 3);
        node = dice.In(5) ? node.With("supply", dice.Any("14 days", "28 days", "56 days")) : node;
        node = dice.In(8) ? node.With("repeats", "2") : node;
        node = dice.In(3) ? node.With("dose", dice.Any("\"75 mg\"", "\"100 mg\"", "\"0.1 g\"", "\"50 mg\"", "\"1 {tablet}\"")) : dice.In(8) ? node.With("dose-text", "as told") : node;
        node = dice.In(4) ? node.With("course", dice.Any("acute", "repeat")) : node;
        node = dice.In(4) ? node.With("route", dice.Any("by-mouth", "on-the-skin")) : node;
        node = dice.In(5) ? node.With("as-needed", dice.Any("true", "false")) : node;
        node = Status(node, "active", "stopped", "completed", "on-hold", "unknown", "entered-in-error", "draft", "cancelled");
        node = dice.In(15) ? node.With("intent", dice.Any("plan", "proposal", "order")) : node;
        return dice.In(12) ? Reason(node.With("do-not-perform", "true")) : Visit(node);
    }

    private Node Observation()
    {
        string measure = dice.Any("egfr", "egfr", "potassium", "potassium", "hba1c", "diastolic-bp", "weight", "frailty", "smoking");
        string value = dice.In(15) ? "present" : measure switch
        {
            "egfr" => Quantity(dice.Any("45", "59", "60", "80", "90", "44.9"), dice.In(10) ? "mL/min" : Rate),
            "potassium" => dice.In(6) ? "\"5600 umol/L\"" : Quantity(dice.Any("3.4", "4.6", "5.5", "5.6", "6"), dice.In(12) ? "mg/dL" : "mmol/L"),
            "hba1c" => dice.In(3) ? "\"" + dice.Any("6.5", "7", "7.5", "30") + " %\"" : Quantity(dice.Any("47", "48", "53", "58", "300"), "mmol/mol"),
            "diastolic-bp" => Quantity(dice.Any("79", "80", "85", "90", "95"), "mm[Hg]"),
            "weight" => dice.In(5) ? "\"80000 g\"" : Quantity(dice.Any("59", "75", "80", "85"), "kg"),
            "frailty" => dice.In(8) ? "\"6 kg\"" : "\"" + dice.Any("3", "5", "6") + "\"",
            _ => dice.Any("smokes", "smoked-once", "never-smoked"),
        };
        Node node = Node.Of(new Entry(measure, value));
        node = dice.Below(8) switch
        {
            0 => node,
            1 => node.With("at", "\"" + Day(Moment()) + dice.Any("T08:00:00Z", "T10:00:00Z", "T10:00:00+02:00") + "\""),
            2 => node.With("issued", Partial(Moment())),
            _ => node.With("on", Partial(Moment())),
        };
        node = dice.In(10) ? node.With(dice.Any("unreadable", "absent"), "true") : node;
        node = dice.In(8) ? node.With("status", dice.Any("final", "amended", "preliminary", "entered-in-error", "unknown", "cancelled")) : node;
        return Visit(node);
    }

    private string Quantity(string number, string unit) => "\"" + (dice.In(10) ? dice.Any("> ", "< ", ">= ", "<= ") : "") + number + (dice.In(15) ? "" : " " + unit) + "\"";

    private Node Encounter()
    {
        Node node = dice.In(10) ? Node.Of(new Entry("text", "a visit")) : Node.Of(new Entry("is", dice.Any("gp-visit", "hospital-stay", "hospital-stay")));
        node = dice.In(2) ? node.With("class", dice.Any("inpatient", "ambulatory", "virtual")) : node;
        node = dice.In(4) ? node.With("discharge", dice.Any("care-home", "own-home")) : node;
        if (dice.In(3))
        {
            return Status(node.With("id", "e1").With("from", Day(asOf.AddDays(-dice.Below(200)))).With("to", Day(asOf)), "finished", "planned", "cancelled", "unknown");
        }

        return Status(Ranged(node, "from", "to", 2), "finished", "in-progress", "planned", "planned", "cancelled", "unknown", "entered-in-error");
    }

    private Node Order()
    {
        Node node = Item("is", dice.Any("cardiology-referral", "colonoscopy", "egfr"), "text", "a referral", date: "on", statuses: ["active", "completed", "on-hold", "draft", "cancelled", "unknown"]);
        node = dice.In(8) ? node.With("proposed", "true") : node;
        node = dice.In(10) ? node.With("intent", dice.Any("plan", "order")) : node;
        return dice.In(8) ? Reason(node.With("do-not-perform", "true")) : node;
    }

    private Node Family()
    {
        Node node = Item("is", dice.Any("heart-failure", "type-1-diabetes", "cancer"), "text", "something", date: "on", statuses: ["completed", "entered-in-error"]);
        node = dice.In(3) ? node : node.With("relation", dice.Any("mother", "aunt", "cousin", "brother"));
        return dice.In(2) ? node.With("onset-age", dice.Any("59", "60")) : node;
    }

    private Node Care(string concept) =>
        Status(Ranged(Node.Of(new Entry("is", concept)), "from", "to", 3), "active", "completed", "draft", "inactive", "on-hold", "unknown", "entered-in-error");
}
