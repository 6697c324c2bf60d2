using CareRules;
using CareRules.Clinical;

namespace DocSnippets;

/// <summary>The C# of the README.</summary>
public static class ReadmeSnippet
{
    public static void Run()
    {
        #region readme
        RuleSet rules = RuleSet.Compile(ContentPack.Source);      // once, at start-up; throws with every mistake in the rules

        PatientRecord patient = new PatientRecordBuilder()        // or FhirPatient.Read(bundle)
            .Source("Patient/123")
            .BirthDate(new DateOnly(1948, 5, 2))
            .Sex(Sex.Male)
            .Conditions([new ConditionFact { Source = "Condition/4", Code = new Code(CodeSystems.Snomed, "84114007", "Heart failure") }])
            .Medications([new MedicationFact { Source = "MedicationRequest/9", Code = new Code(CodeSystems.Atc, "M01AE01", "Ibuprofen 400 mg") }])
            .Build();

        EvaluationResult result = rules.Evaluate(patient, new DateOnly(2026, 2, 1));
        foreach (Recommendation advice in result.Recommendations)
        {
            Console.WriteLine($"{advice.Severity}: {advice.Text}");
            Console.WriteLine($"  because of {string.Join(", ", advice.Facts.Select(fact => fact.Source))}; {advice.Evidence[0].Source}");
        }

        foreach (DataGapInfo gap in result.Gaps)                  // what could not be decided, and what is missing
        {
            Console.WriteLine($"not decided without {gap.Missing}: {string.Join(", ", gap.Rules)}");
        }
        #endregion
    }
}
