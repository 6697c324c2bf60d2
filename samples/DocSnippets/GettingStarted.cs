using System.Collections.Immutable;
using CareRules;
using CareRules.Clinical;
using CareRules.Testing;

namespace DocSnippets;

/// <summary>The C# of docs/getting-started.md.</summary>
public static class GettingStarted
{
    public static RuleSet? Compile()
    {
        #region compile
        RulePackSource[] packs = [ContentPack.Source, RulePackSource.FromDirectory("rules/local")];
        if (!RuleSet.TryCompile(packs, out RuleSet? rules, out ImmutableArray<Diagnostic> diagnostics))
        {
            foreach (Diagnostic diagnostic in diagnostics)
            {
                Console.Error.WriteLine(diagnostic);
            }
        }
        #endregion

        return rules;
    }

    public static PatientRecord? Read(string bundle)
    {
        #region fhir
        if (!FhirPatient.TryRead(bundle, out PatientRecord? patient, out UnreadablePatientException? error))
        {
            Console.Error.WriteLine($"{error.Code}: {error.Message}");      // the place and the reason, never a value of the patient
        }
        #endregion

        return patient;
    }

    public static PatientRecord Build()
    {
        #region sections
        PatientRecord patient = new PatientRecordBuilder()
            .BirthDate(new DateOnly(1948, 5, 2))
            .Sex(Sex.Female)
            .Conditions([new ConditionFact { Source = "problem-17", Code = new Code(CodeSystems.Snomed, "84114007") }])
            .Medications([])                                                 // supplied: this person takes nothing
            .Build();                                                        // observations never set: everything about them is unknown
        #endregion

        return patient;
    }

    public static void Evaluate(RuleSet rules, PatientRecord patient)
    {
        ArgumentNullException.ThrowIfNull(rules);

        #region evaluate
        EvaluationOptions options = new() { MinimumSeverity = Severity.Moderate };
        EvaluationResult result = rules.Evaluate(patient, new DateOnly(2026, 2, 1), options);

        string json = result.ToJson();                                       // the published JSON, schema 1
        string text = result.ToText();                                       // to read
        bool complete = result.Completeness.Undetermined == 0;               // did the record decide every rule?
        #endregion

        Console.WriteLine($"{json}\n{text}\n{complete}");
    }

    public static bool Test(RuleSet rules)
    {
        #region test
        RuleTestReport report = RuleTestRunner.Run(rules);
        foreach (RuleTestResult failed in report.Results.Where(result => !result.Passed))
        {
            Console.Error.WriteLine($"{failed.Test.Name}: {string.Join("; ", failed.Failures)}");
        }
        #endregion

        return report.Passed;
    }
}
