namespace CareRules.Tests.SecondReading;

/// <summary>Makes random criteria over the small world: every head, with the qualifiers that the language gives it.</summary>
internal sealed class CriterionMaker(Dice dice, int definitions)
{
    private const string Rate = "mL/min/{1.73_m2}";

    public static readonly string[] Lengths = ["7 days", "14 days", "30 days", "6 weeks", "3 months", "6 months", "12 months", "2 years"];

    private static readonly string[] Encounters = ["gp-visit", "hospital-stay"];

    public Node Make(int depth)
    {
        int kind = depth <= 0 ? 99 : dice.Below(20);
        Node node = kind switch
        {
            < 4 => Of(Entry.List("all", Some(depth))),
            < 7 => Of(Entry.List("any", Some(depth))),
            < 9 => Of(Entry.One("not", Make(depth - 1))),
            < 10 => AtLeast(depth),
            < 11 => Sequence(),
            < 12 => Of(Entry.One("together", new Node([Entry.List("of", [Event(), Event()]), new Entry("within", Length())], 2))),
            _ => Leaf(),
        };
        return dice.In(25) && node.Entries[0].Key != "not-done" ? node.With("if-unknown", dice.Any("true", "false")).With("because", "chosen") : node;
    }

    private static Node Of(params ReadOnlySpan<Entry> entries) => Node.Of(entries) with { IsCriterion = true };

    private static Node Head(string head, string concept) => Of(new Entry(head, concept));

    private IEnumerable<Node> Some(int depth) => [.. Enumerable.Range(0, 1 + dice.Below(3)).Select(_ => Make(depth - 1))];

    private Node AtLeast(int depth)
    {
        Node[] of = [.. Enumerable.Range(0, 2 + dice.Below(2)).Select(_ => Make(depth - 1))];
        return new Node([new Entry("at-least", dice.Any("1", "2")), Entry.List("of", of)], 2) { IsCriterion = true };
    }

    private Node Sequence()
    {
        Node first = dice.In(5) ? Of(Entry.List("any", [Event(), Event()])) : Event();
        Node inner = new([Entry.One("first", first), Entry.One(dice.Any("then", "without"), Event()), new Entry("within", Length())], 3);
        return Of(Entry.One("sequence", dice.In(4) ? inner.With("same-day", "true") : inner));
    }

    private Node Event() => dice.Below(6) switch
    {
        0 => Condition(),
        1 or 2 => dice.In(6) ? Head("medication", Medicine()).With("dose-changed", InWindow())
            : Maybe(Maybe(Head("medication", Medicine()), 3, "status", "ever"), 3, "within", Window()),
        3 => Maybe(Head("procedure", Procedure()), 3, "within", Window()),
        4 => Maybe(Head("observation", dice.Any("egfr", "potassium")), 3, "within", Window()),
        _ => dice.In(2) ? Maybe(Head("encounter", dice.Any(Encounters)), 3, "within", Window()) : Head("observation", "potassium").With("any-value", Quoted(">= 5.5 mmol/L")),
    };

    private Node Leaf() => dice.Below(24) switch
    {
        < 3 => Condition(),
        < 7 => Medication(),
        < 12 => Observation(),
        12 => Maybe(Head("no-observation", Measure()), 1, "within", Window()),
        13 => Maybe(Head("allergy", dice.Any("penicillin-allergy", "nsaid-allergy", "drug-allergy")), 2, "within", Window()),
        14 => Setting(Maybe(Head("procedure", Procedure()), 2, "within", Window())),
        15 => Encounter(),
        16 => Maybe(Head("care", dice.Any("care-plan", "named-gp")), 2, "within", Window()),
        17 => Maybe(Head("age", Quoted(dice.Any(">= 65", "< 65", "65..74", "= 70", "> 64"))), 3, "at", Length() + " ago"),
        18 => dice.In(2) ? Head("sex", dice.Any("female", "male")) : Score(),
        19 => definitions > 0 ? Head("is", "definition-" + dice.Below(definitions)) : Condition(),
        20 => Count(),
        21 => Order(),
        22 => NotDone(),
        _ => FamilyHistory(),
    };

    private static string Quoted(string text) => "\"" + text + "\"";

    private string Length() => dice.Any(Lengths);

    private string Window() => dice.Below(10) switch
    {
        0 => "ever",
        1 => "{ from: 12 months, to: 3 months }",
        _ => Length(),
    };

    private string InWindow() => "{ within: " + Window() + " }";

    private Node Maybe(Node node, int of, string key, string text) => dice.In(of) ? node.With(key, text) : node;

    private Node Setting(Node node) => dice.In(6) ? node.With(dice.Any("during", "not-during"), dice.Any(Encounters)) : node;

    private string Medicine() => dice.Any("ibuprofen", "naproxen", "oral-nsaid", "oral-nsaid", "nsaid-class", "ramipril", "ace-inhibitor", "furosemide");

    private string Procedure() => dice.Any("colonoscopy", "endoscopy", "flu-vaccine");

    private string Measure() => dice.Any("egfr", "potassium", "hba1c", "diastolic-bp", "weight", "frailty", "smoking");

    private string LengthTest() => Quoted(dice.Any(">= ", "> ", "< ", "<= ") + Length());

    private Node Condition()
    {
        Node node = Head("condition", dice.Any("heart-failure", "asthma", "lung-disease", "diabetes", "type-2-diabetes", "cancer"));
        node = Maybe(node, 6, "unconfirmed", "include");
        return dice.Below(6) switch
        {
            0 => node.With("within", Window()),
            1 => Maybe(node.With("onset", InWindow()), 3, "status", "ever"),
            2 => node.With("for", LengthTest()),
            3 => node.With("status", dice.Any("active", "inactive", "ever")),
            _ => node,
        };
    }

    private Node Medication() => MedicationQualifiers(Head("medication", Medicine()));

    private Node MedicationQualifiers(Node node)
    {
        node = dice.Below(9) switch
        {
            0 => node.With("within", Window()),
            1 => Maybe(node.With("started", InWindow()), 3, "gap", dice.Any("7 days", "60 days", "2 months")),
            2 => Maybe(node.With("for", LengthTest()), 3, "gap", dice.Any("7 days", "60 days", "2 months")),
            3 => node.With("status", dice.Any("ever", "[active, completed]")),
            4 => node.With("dose-changed", InWindow()),
            5 => node.With("daily-dose", Quoted(dice.Any("> 75 mg", ">= 100 mg", "50..100 mg", "= 0.1 g"))),
            _ => node,
        };
        node = Maybe(node, 8, "route", dice.Any("by-mouth", "on-the-skin"));
        node = Maybe(node, 8, "course", dice.Any("acute", "repeat"));
        node = Maybe(node, 8, "as-needed", dice.Any("true", "false"));
        return Setting(Maybe(node, 10, "proposed", dice.Any("true", "false")));
    }

    private string Test(string measure) => Quoted(measure switch
    {
        "egfr" => dice.Any("< 60 ", ">= 60 ", "30..<45 ", "> 90 ", "<= 45 ") + Rate,
        "potassium" => dice.Any(">= 5.5 mmol/L", "< 3.5 mmol/L", "3.5..5.4 mmol/L", "> 5500 umol/L"),
        "hba1c" => dice.Any(">= 53 mmol/mol", "< 48 mmol/mol", ">= 7 %", "48..<58 mmol/mol"),
        "diastolic-bp" => dice.Any(">= 90 mm[Hg]", "< 80 mm[Hg]", "80..89 mm[Hg]"),
        "weight" => dice.Any(">= 80 kg", "< 60 kg", "> 79.9 kg"),
        _ => dice.Any(">= 6", "< 5", "= 3"),
    });

    private Node Observation()
    {
        string measure = Measure();
        Node node = Head("observation", measure);
        if (dice.In(8))
        {
            return Setting(Maybe(node.With(dice.Any("present", "valued"), "true"), 2, "within", Window()));
        }

        if (measure == "smoking")
        {
            return Maybe(node.With(dice.Any("latest", "any-value", "every-value"), dice.Any("smokes", "ever-smoked", "never-smoked")), 3, "within", Window());
        }

        if (dice.In(7) && measure != "frailty")
        {
            string unit = measure switch { "egfr" => Rate, "potassium" => "mmol/L", "hba1c" => "mmol/mol", "diastolic-bp" => "mm[Hg]", _ => "kg" };
            string by = dice.Any("<= -25 %", ">= 25 %", "< -10 " + unit, ">= 1 " + unit, "<= -5 " + unit);
            return Maybe(node.With("change", "{ by: " + Quoted(by) + ", over: " + Length() + " }") with { Fixed = 2 }, 6, "per-day", dice.Any("lowest", "highest", "mean", "last"));
        }

        node = node.With(dice.Any("latest", "latest", "highest", "lowest", "mean", "any-value", "every-value"), Test(measure)) with { Fixed = 2 };
        node = Maybe(node, 3, "within", Window());
        node = Maybe(Maybe(node, 5, "last", dice.Any("1", "2", "3")), 6, "apart", Quoted(">= " + dice.Any("30 days", "3 months")));
        return Setting(Maybe(node, 5, "per-day", dice.Any("lowest", "highest", "mean", "last")));
    }

    private Node Encounter()
    {
        Node node = Head("encounter", dice.Any("any", "gp-visit", "hospital-stay"));
        if (dice.In(5))
        {
            return Maybe(node.With("status", "booked"), 2, "within", "{ next: " + Length() + " }");
        }

        node = Maybe(Maybe(node, 2, "within", Window()), 5, "class", dice.Any("inpatient", "ambulatory"));
        node = Maybe(Maybe(node, 6, "discharge", "care-home"), 5, "ended", InWindow());
        return Maybe(node, 4, "times", Quoted(dice.Any(">= 2", "< 2", "= 1")));
    }

    private Node Order() => Maybe(Maybe(Maybe(Head("order", dice.Any("cardiology-referral", "colonoscopy", "egfr")), 3, "within", Window()), 3, "status", dice.Any("open", "completed", "any")), 5, "proposed", dice.Any("true", "false"));

    private Node NotDone()
    {
        Node node = Maybe(Head("not-done", dice.Any("flu-vaccine", "colonoscopy", "ramipril", "cardiology-referral")), 3, "within", Window());
        return dice.In(3) ? node.With("because", dice.Any("declined", "unsuitable")) : node;
    }

    private Node FamilyHistory() => Maybe(
        Maybe(Head("family-history", dice.Any("heart-failure", "diabetes", "cancer")), 2, "relation", dice.Any("first-degree", "second-degree")),
        3, "onset-age", Quoted(dice.Any("< 60", ">= 60")));

    private Node Score() => Of(new Entry("score", dice.Any("vascular", "renal", "worst")), new Entry("value", Quoted(dice.Any(">= 1", ">= 2", "< 1", "= 0", "0.5..2")))) with { Fixed = 2 };

    private Node Count()
    {
        Node what = dice.Below(8) switch
        {
            0 => Maybe(Of(new Entry("conditions", dice.Any("any", "diabetes"))), 3, "status", "ever"),
            1 or 2 or 3 => MedicationQualifiers(Of(new Entry("medications", dice.Any("any", "oral-nsaid", "nsaid-class", "ace-inhibitor")))),
            4 => Maybe(Of(new Entry("encounters", dice.Any("any", "gp-visit"))), 2, "within", Window()),
            5 => Maybe(Maybe(Of(new Entry("observations", "potassium")), 2, "within", Window()), 3, "any-value", Quoted(">= 5.5 mmol/L")),
            6 => Maybe(Of(new Entry("procedures", dice.Any("endoscopy", "any"))), 2, "within", Window()),
            _ => Maybe(Of(new Entry("orders", dice.Any("any", "cardiology-referral"))), 3, "status", "open"),
        };
        what = what with { Entries = [.. what.Entries.Where(static e => e.Key != "dose-changed")] };
        what = Maybe(what, 3, "distinct", dice.Any("record", "day", "code", what.Entries[0].Text == "any" ? "record" : "concept"));
        what = what with { IsCriterion = false };
        return new Node([Entry.One("count", what), new Entry("value", Quoted(dice.Any(">= 2", ">= 1", "= 1", "< 2", "= 0", "1..2")))], 2) { IsCriterion = true };
    }
}
