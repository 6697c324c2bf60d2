using System.Text;
using CareRules;
using CareRules.Clinical;
using QuickStart;

Console.OutputEncoding = Encoding.UTF8;

// Compile the rules once. A mistake in a rule stops here, with its file, line and column.
RuleSet rules = RuleSet.Compile(ContentPack.Source);

// Evaluate as of a date that you choose: the library has no clock.
DateOnly asOf = new(2026, 2, 1);

// Your own model: Chart is what a host has, ChartMapper all that it writes.
Console.WriteLine("From a host's own model:");
EvaluationResult own = rules.Evaluate(ChartMapper.ToRecord(Chart.Example), asOf);
foreach (Recommendation advice in own.Recommendations)
{
    Console.WriteLine($"{advice.Severity}: {advice.Title} [{string.Join(", ", advice.Facts.Select(static fact => fact.Source))}]");
}

foreach (DataGapInfo gap in own.Gaps.Take(3))
{
    Console.WriteLine($"Not decided: {gap.Title}: {gap.Reason}");
}

// The same from FHIR R4, and the whole as a clinician reads it: what to do, why, on which items of the record; then one plan, and
// what the record does not decide. result.Recommendations, Plan, Gaps … are the same as objects, ToJson() is what a program stores.
Console.WriteLine("\nFrom FHIR:");
PatientRecord patient = FhirPatient.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "patient.json")));
EvaluationResult result = rules.Evaluate(patient, asOf);
Console.Write(result.ToText());
