using System.Text;
using CareRules;
using CareRules.Clinical;

Console.OutputEncoding = Encoding.UTF8;

// Compile the rules once. A mistake in a rule stops here, with its file, line and column.
RuleSet rules = RuleSet.Compile(ContentPack.Source);

// Read the record of one patient: here FHIR R4; PatientRecordBuilder maps your own model.
PatientRecord patient = FhirPatient.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "patient.json")));

// Evaluate as of a date that you choose: the library has no clock.
EvaluationResult result = rules.Evaluate(patient, new DateOnly(2026, 2, 1));

// Each recommendation says what to do, why, and on which items of the record it rests.
foreach (Recommendation recommendation in result.Recommendations)
{
    Console.WriteLine($"{recommendation.Severity}: {recommendation.Text}");
    Console.WriteLine($"  because of {string.Join(", ", recommendation.Facts.Select(fact => $"{fact.Name} ({fact.Source}, {fact.Date})"))}");
}

// What the record does not decide is said, never guessed.
foreach (DataGapInfo gap in result.Gaps)
{
    Console.WriteLine($"Not decided: {gap.Missing}: {gap.Reason}.");
}

// Everything at once, as a clinician reads it; ToJson() is what a program stores, ToHtml() and ToPatientHtml() are pages to print.
Console.WriteLine();
Console.Write(result.ToText());

// Last, what all rules come to together. Where they collide, both sides:
Console.WriteLine();
Console.WriteLine("In short: one plan");
foreach (Recommendation conflict in result.Recommendations.Where(r => r.Kind is RecommendationKind.ActionConflict or RecommendationKind.TargetConflict))
{
    Console.WriteLine($"To decide with the patient: {conflict.Title}");
    foreach (RuleReason side in conflict.Reasons)
    {
        Console.WriteLine($"  - {side.Text} ({string.Join("; ", side.Evidence.Select(source => source.Source).Distinct())})");
    }
}

// The fewest visits in which everything can be done in time, who is needed, and who holds the threads:
VisitPlan plan = result.Plan!;
foreach (PlannedVisit visit in plan.Visits)
{
    Console.WriteLine($"Visit from {(PartialDate)visit.From} to {(visit.By is { } by ? ((PartialDate)by).ToString() : "any day")}: {string.Join(", ", visit.Checks)}");
    Console.WriteLine($"  with {string.Join(", ", visit.Who)}; tests beforehand: {string.Join(", ", visit.TestsBefore)}");
}

Console.WriteLine($"{plan.Visits.Length} visits instead of {plan.ReplacesVisits} for one disease each.");
if (plan.MdtNeeded)
{
    Console.WriteLine($"To discuss together: {string.Join(", ", plan.MdtWho)}.");
}

Console.WriteLine(plan.CareTeam.IsEmpty ? "Nobody is named." : $"Named: {string.Join(", ", plan.CareTeam.Select(member => $"{member.Name} ({member.Title})"))}.");
