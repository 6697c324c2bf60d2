using CareRules;
using CareRules.Clinical;

namespace DocSnippets;

/// <summary>The C# of docs/explanations.md.</summary>
public static class Explaining
{
    public static void Why(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);

        #region explain
        Explanation why = result.Explain("nsaid-with-reduced-egfr");             // fired or not: any rule can be asked
        Console.WriteLine(why.Sentence);                                          // one sentence
        Console.WriteLine(why.ToText());                                          // what decides; ToText(full: true) shows every criterion
        File.WriteAllText("why.html", why.ToHtml());                              // a page that loads nothing; ToMarkdown() and ToJson() too
        #endregion
    }

    public static void WhatWouldChange(Explanation why)
    {
        ArgumentNullException.ThrowIfNull(why);

        #region changes
        foreach (ExplanationChange change in why.Changes)
        {
            string who = change.CanBeDone ? "can be done" : "in nobody's hands";
            Console.WriteLine($"{change.Outcome} if {string.Join(" and ", change.Steps)} ({who})");
            PatientRecord changed = change.Apply();                               // evaluating it gives the promised outcome
        }
        #endregion
    }

    public static void Missing(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);

        #region missing
        foreach (DataGapInfo gap in result.Gaps)                                  // what hides the gravest first
        {
            Console.WriteLine($"{gap.Title}: {gap.Reason}; would {gap.Would}");
        }

        foreach (DataGapInfo fact in result.FindOutFirst)                         // the one or two facts that settle most
        {
            Console.WriteLine($"find out {fact.Title}: it settles {fact.Rules.Length} rules");
        }
        #endregion
    }

    public static void WhatIf(RuleSet rules, PatientRecord patient)
    {
        ArgumentNullException.ThrowIfNull(rules);

        #region what-if
        MedicationFact ibuprofen = new()
        {
            Source = "draft-1", IsProposed = true, Status = FactStatus.Active,
            Code = new Code(CodeSystems.Atc, "M01AE01", "Ibuprofen 400 mg"), Authored = new DateOnly(2026, 2, 1),
        };
        WhatIfResult whatIf = rules.WhatIf(patient, new DateOnly(2026, 2, 1), [ibuprofen]);
        foreach (WhatIfDifference added in whatIf.New)                            // and Worsened, Resolved, Unchanged
        {
            Console.WriteLine($"{added.Recommendation.Title}: {string.Join("; ", added.Reasons)}");
        }
        #endregion
    }

    public static void Record(EvaluationResult result, EvaluationResult later)
    {
        ArgumentNullException.ThrowIfNull(result);

        #region record
        string kept = DecisionRecord.Of(result).ToJson();                         // store it; it holds no item of the patient

        DecisionRecord then = DecisionRecord.Parse(kept);
        foreach (string difference in then.Differences(DecisionRecord.Of(later)))
        {
            Console.WriteLine(difference);                                        // causes first: engine, packs, patient; then each rule
        }
        #endregion
    }

    public static EvaluationResult ForReader(RuleSet rules, PatientRecord patient)
    {
        ArgumentNullException.ThrowIfNull(rules);

        #region reader
        EvaluationOptions options = new() { Language = "en-GB" };                 // the patient's and carer's language
        EvaluationResult result = rules.Evaluate(patient, new DateOnly(2026, 2, 1), options);
        foreach (Recommendation advice in result.Recommendations)
        {
            Console.WriteLine(advice.PatientText.Values.FirstOrDefault() ?? "no text for patients");
        }
        #endregion

        return result;
    }
}
