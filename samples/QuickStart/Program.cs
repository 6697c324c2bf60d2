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

// As a clinician reads it: what to do, why, on which items of the record; then one plan, and what the record does not decide.
// result.Recommendations, Plan, Gaps … are the same as objects, ToJson() is what a program stores.
Console.Write(result.ToText());
