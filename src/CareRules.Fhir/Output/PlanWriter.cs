using System.Text.Json;
using CareRules.Clinical;
using CareRules.Explanations;

namespace CareRules.Fhir.Output;

/// <summary>Writes the CarePlan: what the recommendations propose, then the visits of the one plan. All of it is a draft that nobody agreed to.</summary>
internal static class PlanWriter
{
    public static void Write(Utf8JsonWriter json, ResultBundle bundle)
    {
        EvaluationResult result = bundle.Result;
        VisitPlan? plan = result.Plan;
        Narrative.Write(json, [Title(result), plan?.MdtBecause], [.. result.Recommendations.Select(static r => r.Text), .. plan is null ? [] : plan.Visits.Select(v => VisitWords(v, result))]);
        json.WriteString("status", "draft");
        json.WriteString("intent", "proposal");
        json.WriteString("title", Title(result));
        WriteSubject(json, result);
        WritePeriod(json, result.AsOf, plan);
        json.WriteString("created", FhirTypes.Date(result.AsOf));
        json.Object("author", author => FhirTypes.Software(author, result.Engine));
        RecommendationFact[] facts = [.. result.Recommendations.SelectMany(static r => r.Facts)];
        json.Objects("addresses", FhirTypes.Sources(facts).Where(static s => FhirTypes.IsTo(s, "Condition")), FhirTypes.Reference);
        json.Objects("supportingInfo", bundle.Issues.Select(static i => i.Id), FhirTypes.Entry);
        json.Objects(
            "activity",
            result.Recommendations.Select(r => (Action<Utf8JsonWriter>)(detail => WriteRecommendation(detail, r, result)))
                .Concat(plan is null ? [] : plan.Visits.Select(v => (Action<Utf8JsonWriter>)(detail => WriteVisit(detail, v, result)))),
            static (activity, write) => activity.Object("detail", write));
        json.Objects("note", Notes(result), static (note, text) => note.WriteString("text", MarkdownText.Escape(text)));
    }

    private static string Title(EvaluationResult result) => $"Care proposed on {FhirTypes.Date(result.AsOf)}";

    // A plan must be of somebody, even where the record does not say of whom.
    private static void WriteSubject(Utf8JsonWriter json, EvaluationResult result)
    {
        if (string.IsNullOrWhiteSpace(result.Patient))
        {
            json.Object("subject", static subject => FhirTypes.Named(subject, "the patient of this record, who has no reference"));
        }
        else
        {
            FhirTypes.Patient(json, "subject", result);
        }
    }

    private static void WritePeriod(Utf8JsonWriter json, DateOnly asOf, VisitPlan? plan) => json.Object("period", period =>
    {
        period.WriteString("start", FhirTypes.Date(asOf));
        if (plan is { Visits.IsEmpty: false } && plan.Visits.All(static v => v.By is not null))
        {
            period.WriteString("end", FhirTypes.Date(plan.Visits.Max(static v => v.By!.Value)));
        }
    });

    private static void WriteRecommendation(Utf8JsonWriter json, Recommendation recommendation, EvaluationResult result)
    {
        if (recommendation.Action is { } action)
        {
            if (KindOf(action.Verb) is { } kind)
            {
                json.WriteString("kind", kind);
            }

            json.Object("code", code => FhirTypes.Concept(
                code, [new Code(FhirTypes.Urn + "action", KebabNames.Of(action.Verb))], OutputWords.Proposed(recommendation, result)));
        }

        json.Objects("reasonReference", FhirTypes.Sources(recommendation.Facts).Where(static s => FhirTypes.IsTo(s, "Condition", "Observation")), FhirTypes.Reference);
        json.WriteString("status", "not-started");
        json.Text("scheduledString", OutputWords.When(recommendation));
        json.Objects("performer", recommendation.Responsible, FhirTypes.Named);
        json.Text("description", $"{recommendation.Title}: {recommendation.Text}");
    }

    private static void WriteVisit(Utf8JsonWriter json, PlannedVisit visit, EvaluationResult result)
    {
        json.WriteString("kind", "Appointment");
        json.Object("code", code => FhirTypes.Concept(code, [new Code(FhirTypes.Urn + "action", "visit")], "visit"));
        json.WriteString("status", "not-started");
        json.Object("scheduledPeriod", period =>
        {
            period.WriteString("start", FhirTypes.Date(visit.From));
            if (visit.By is { } by)
            {
                period.WriteString("end", FhirTypes.Date(by));
            }
        });
        json.Objects("performer", visit.Who, FhirTypes.Named);
        json.Text("description", VisitWords(visit, result));
    }

    private static string VisitWords(PlannedVisit visit, EvaluationResult result)
    {
        string before = visit.TestsBefore.IsEmpty ? "" : $"; before it: {WordList.And([.. visit.TestsBefore.Select(result.TitleOf)])}";
        return $"One visit for {WordList.And([.. visit.Checks.Select(result.TitleOf)])}{before}";
    }

    private static IEnumerable<string> Notes(EvaluationResult result)
    {
        if (result.Plan is { MdtNeeded: true } plan)
        {
            yield return $"A discussion of the multidisciplinary team is proposed ({WordList.And(plan.MdtWho)}): {plan.MdtBecause}";
        }

        foreach (PackInfo pack in result.Packs)
        {
            yield return OutputWords.SignOff(pack);
        }
    }

    // Only where the verb by itself says what kind of request it would become.
    private static string? KindOf(ActionVerb verb) => verb switch
    {
        ActionVerb.Check or ActionVerb.Refer => "ServiceRequest",
        ActionVerb.Inform => "CommunicationRequest",
        ActionVerb.Review or ActionVerb.Assign or ActionVerb.Plan => "Task",
        _ => null,
    };
}
