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

// Everything at once, as a clinician reads it; ToJson() is what a program stores.
Console.WriteLine();
Console.Write(result.ToText());
