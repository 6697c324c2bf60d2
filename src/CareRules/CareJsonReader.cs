namespace CareRules;

/// <summary>Reads the parts of the published JSON that several rules make together: what <see cref="CareJsonWriter"/> wrote.</summary>
internal static class CareJsonReader
{
    public static MeasureTarget Target(JsonFields json)
    {
        JsonFields? current = json.Object("current");
        JsonFields? resolution = json.Object("resolution");
        return new MeasureTarget
        {
            Measure = json.Needed("measure"),
            Status = json.Name<TargetStatus>("status"),
            Effective = json.Text("effective"),
            Current = current?.Quantity("value", "unit"),
            CurrentDate = current?.Date("date"),
            CurrentSource = current?.Text("source"),
            From = json.List("from", Side),
            Prefer = resolution?.Needed("prefer"),
            PreferredRule = resolution?.Text("rule"),
            Because = resolution?.Text("because"),
            Outweighed = resolution?.Texts("outweighed") ?? [],
        };
    }

    public static ReviewDue Review(JsonFields json) => new()
    {
        Check = json.Needed("check"),
        Status = json.Name<ReviewStatus>("status"),
        Rules = json.Texts("rules"),
        Last = json.Date("last"),
        Due = json.Day("due"),
        OverdueDays = json.Count("overdueDays"),
        Next = json.Day("next"),
        Booked = json.Date("booked"),
        Responsible = json.Texts("responsible"),
    };

    public static VisitPlan Plan(JsonFields json)
    {
        JsonFields? mdt = json.Object("mdt");
        return new VisitPlan
        {
            Visits = json.List("visits", Visit),
            ReplacesVisits = json.Count("replacesVisits") ?? 0,
            MdtNeeded = mdt?.Flag("needed") ?? false,
            MdtWho = mdt?.Texts("who") ?? [],
            MdtBecause = mdt?.Text("because"),
            IsCareTeamKnown = json.Has("careTeam"),
            CareTeam = json.List("careTeam", static m => new CareTeamMember { Role = m.Text("role"), Title = m.Needed("title"), Name = m.Text("name"), Source = m.Text("source") }),
        };
    }

    public static ScoreLine Score(JsonFields json) => new(
        json.Needed("id"),
        json.Number("min"),
        json.Number("max"),
        json.List("parts", static part => new ScoreLinePart(part.Number("points"), part.Number("points"), part.Text("label"))));

    public static MetricMembership Metric(JsonFields json) => new()
    {
        Id = json.Needed("id"),
        Denominator = json.Truth("denominator"),
        Exclusion = json.Truth("exclusion"),
        Numerator = json.Truth("numerator"),
        Exception = json.Truth("exception"),
    };

    private static RuleReason Side(JsonFields json)
    {
        string? aim = json.Text("aim");
        string? rule = json.Text("rule");
        return new RuleReason
        {
            Rule = rule,
            Goal = json.Text("goal"),
            Title = rule ?? "agreed goal",
            Text = aim ?? "",
            Aim = aim,
            Evidence = json.List("evidence", RecommendationJsonReader.Citation),
        };
    }

    private static PlannedVisit Visit(JsonFields json) => new()
    {
        From = json.Day("from") ?? throw new System.Text.Json.JsonException("A visit without a first day is not one of a CareRules result."),
        By = json.Day("by"),
        Checks = json.Texts("checks"),
        TestsBefore = json.Texts("testsBefore"),
        Who = json.Texts("who"),
        Rules = json.Texts("rules"),
    };
}
