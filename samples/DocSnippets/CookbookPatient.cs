using System.Net;
using System.Reflection;
using CareRules;
using CareRules.Clinical;

namespace DocSnippets;

/// <summary>The C# of docs/cookbook.md that is about rules, one patient and what is said of her.</summary>
public static class CookbookPatient
{
    public static RuleSet Load(string folder, Assembly plugin)
    {
        #region load
        RuleSet rules = RuleSet.Compile(
            ContentPack.Source,                                // the bundled pack
            RulePackSource.FromDirectory(folder),              // a folder with pack.yaml
            RulePackSource.FromAssembly(plugin, "ward/"));     // files embedded as ward/pack.yaml, ward/rules.yaml …
        #endregion

        return rules;
    }

    public static PatientRecord Map()
    {
        #region patient
        PatientRecord patient = new PatientRecordBuilder()
            .Source("chart/4711").BirthDate(new DateOnly(1948, 5, 2)).Sex(Sex.Female)
            .Conditions([new ConditionFact { Source = "problem/17", Code = new Code(CodeSystems.Snomed, "84114007", "Heart failure") }])
            .Medications([new MedicationFact { Source = "drug/9", Code = new Code(CodeSystems.Atc, "M01AE01", "Ibuprofen 400 mg") }])
            .Observations([new ObservationFact
            {
                Source = "lab/4", Code = new Code(CodeSystems.Loinc, "98979-8", "eGFR"), Value = new Quantity(41, "mL/min/{1.73_m2}"), Effective = new DateOnly(2026, 1, 20),
            }])
            .Build();
        #endregion

        return patient;
    }

    public static PatientRecord? Read(string bundle)
    {
        #region fhir-in
        if (!FhirPatient.TryRead(bundle, out PatientRecord? patient, out UnreadablePatientException? error))
        {
            Console.WriteLine($"{error.Code} at {error.At}: {error.Reason}");    // safe to log
        }
        #endregion

        return patient;
    }

    public static EvaluationResult Evaluate(RuleSet rules, PatientRecord patient, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(rules);

        #region evaluate
        EvaluationResult result = rules.Evaluate(patient, asOf);
        foreach (Recommendation advice in result.Recommendations)                // the gravest first
        {
            Console.WriteLine($"{advice.Severity}: {advice.Text}");
        }
        #endregion

        return result;
    }

    public static EvaluationResult Some(RuleSet rules, PatientRecord patient, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(rules);

        #region some
        EvaluationOptions options = new() { Categories = [RuleCategory.DrugDrug, RuleCategory.DrugDisease], MinimumSeverity = Severity.High };
        EvaluationResult result = rules.Evaluate(patient, asOf, options);
        #endregion

        return result;
    }

    public static void Link(Recommendation advice)
    {
        ArgumentNullException.ThrowIfNull(advice);

        #region link
        foreach (RecommendationFact fact in advice.Facts)                        // Source is your own reference, as you gave it
        {
            Console.WriteLine($"<a href=\"/{WebUtility.HtmlEncode(fact.Source)}\">{WebUtility.HtmlEncode(fact.Name)}</a>");
        }
        #endregion
    }

    public static void Why(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);

        #region why
        Console.WriteLine(result.Explain("nsaid-in-heart-failure").ToText());    // why it speaks
        Console.WriteLine(result.Explain("nsaid-with-anticoagulant").Sentence);  // why another does not
        #endregion
    }

    public static void WhatIf(RuleSet rules, PatientRecord patient, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(rules);

        #region what-if
        MedicationFact apixaban = new() { Source = "draft/1", IsProposed = true, Code = new Code(CodeSystems.Atc, "B01AF02", "Apixaban 5 mg") };
        WhatIfResult whatIf = rules.WhatIf(patient, asOf, [apixaban]);
        foreach (WhatIfDifference change in whatIf.New.Concat(whatIf.Worsened))  // and Resolved, Unchanged
        {
            Console.WriteLine($"{change.Recommendation.Severity}: {change.Recommendation.Title} ({string.Join("; ", change.Reasons)})");
        }
        #endregion
    }

    public static void Gaps(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);

        #region gaps
        foreach (DataGapInfo gap in result.Gaps)                                 // what hides the gravest first
        {
            Console.WriteLine($"{gap.Title}: {gap.Reason}; {gap.Rules.Length} rules wait for it");
        }
        #endregion
    }

    public static string Plan(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);

        #region plan
        foreach (PlannedVisit visit in result.Plan?.Visits ?? [])
        {
            Console.WriteLine($"from {visit.From:yyyy-MM-dd}: {string.Join(", ", visit.Checks.Select(result.TitleOf))}; with {string.Join(", ", visit.Who)}");
        }

        string page = result.ToPatientHtml();                                    // plain English, loads nothing, ready to print
        #endregion

        return page;
    }

    public static EvaluationResult Acknowledge(RuleSet rules, PatientRecord patient, EvaluationResult result, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(result);

        #region acknowledge
        Recommendation seen = result.Recommendations[0];
        Acknowledgement kept = new()                                             // store it with the patient
        {
            Fingerprint = seen.Fingerprint!,                                     // null where a fact has no Source
            Reason = new Code("https://host.example/reasons", "benefit-outweighs-risk"),
            On = asOf,
            Until = asOf.AddMonths(6),
        };
        EvaluationResult later = rules.Evaluate(patient, asOf.AddDays(1), new EvaluationOptions { Acknowledgements = [kept] });
        #endregion

        return later;
    }

    public static (string Bundle, string Cards) Other(EvaluationResult result, DateTimeOffset now)
    {
        #region fhir-out
        string bundle = FhirResults.ToBundle(result, recorded: now);
        #endregion

        #region cards
        string cards = CdsHooks.ToCards(result);                                 // the answer of a patient-view service
        #endregion

        return (bundle, cards);
    }
}
