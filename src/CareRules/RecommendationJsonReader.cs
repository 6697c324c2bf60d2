using CareRules.Clinical;

namespace CareRules;

/// <summary>Reads a recommendation of the published JSON: what <see cref="RecommendationJsonWriter"/> wrote, without the explanation.</summary>
internal static class RecommendationJsonReader
{
    public static Recommendation Read(JsonFields json) => new()
    {
        Id = json.Needed("id"),
        Pack = json.Needed("pack"),
        Fingerprint = json.Text("fingerprint"),
        Kind = json.Name<RecommendationKind>("kind"),
        Category = json.Name<RuleCategory>("category"),
        Severity = json.Name<Severity>("severity"),
        Title = json.Needed("title"),
        Text = json.Needed("text"),
        Why = json.Text("why"),
        PatientText = json.Map("patientText"),
        Action = json.Object("action") is { } action ? Action(action) : null,
        Actions = json.List("actions", Action),
        Responsible = json.Texts("responsible"),
        DoWithin = json.Text("doWithin"),
        Facts = json.List("facts", Fact),
        Rules = json.Texts("rules"),
        Evidence = json.List("evidence", Citation),
        Reasons = json.List("reasons", Reason),
        WouldRaise = json.List("wouldRaise", Reason),
        WouldSettle = json.List("wouldSettle", Reason),
    };

    public static Citation Citation(JsonFields json) => new()
    {
        Source = json.Needed("source"),
        Section = json.Text("section"),
        Strength = json.Text("strength"),
        Url = json.Text("url"),
    };

    private static RecommendedAction Action(JsonFields json) => new(json.Name<ActionVerb>("do"), json.Needed("concept"), json.Text("to"));

    private static RecommendationFact Fact(JsonFields json)
    {
        string? display = json.Text("display");
        string concept = json.Needed("concept");
        return new RecommendationFact
        {
            Source = json.Text("source"),
            Kind = json.Needed("kind"),
            Concept = concept,
            Code = json.Text("code") is { } code ? new Code(json.Needed("system"), code, display) : null,
            Display = display,
            Name = display ?? concept,
            Value = json.Quantity("value", "unit"),
            ValueCode = json.Text("valueCode") is { } answer ? new Code("", answer) : null,
            Date = json.Date("date"),
        };
    }

    private static RuleReason Reason(JsonFields json) => new()
    {
        Rule = json.Text("rule"),
        Goal = json.Text("goal"),
        Title = json.Needed("title"),
        Severity = json.NameOrNull<Severity>("severity"),
        Text = json.Needed("text"),
    };
}
