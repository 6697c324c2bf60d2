using CareRules;
using CareRules.Clinical;

namespace DocSnippets;

/// <summary>The C# of docs/fhir-output.md.</summary>
public static class FhirOutput
{
    public static string Bundle(RuleSet rules, PatientRecord patient)
    {
        ArgumentNullException.ThrowIfNull(rules);

        #region bundle
        EvaluationResult result = rules.Evaluate(patient, new DateOnly(2026, 2, 1));
        string bundle = FhirResults.ToBundle(result, recorded: new DateTimeOffset(2026, 2, 1, 9, 30, 0, TimeSpan.Zero));
        #endregion

        return bundle;
    }

    public static string PatientView(EvaluationResult result)
    {
        #region patient-view
        CdsCardOptions options = new()
        {
            OrderableCode = concept => concept switch                        // what this host can order
            {
                "serum-creatinine" => new Code(CodeSystems.Loinc, "2160-0", "Creatinine, serum"),
                _ => null,
            },
        };
        string response = CdsHooks.ToCards(result, options);
        #endregion

        return response;
    }

    public static string OrderSign(RuleSet rules, PatientRecord patient, DateOnly asOf, string draftOrders)
    {
        ArgumentNullException.ThrowIfNull(rules);

        #region order-sign
        IReadOnlyList<Fact> drafts = FhirPatient.ReadProposed(draftOrders);  // context.draftOrders of the request
        WhatIfResult difference = rules.WhatIf(patient, asOf, drafts);
        string response = CdsHooks.ToCards(difference, new CdsCardOptions { DraftOrders = [.. drafts.Select(draft => draft.Source).OfType<string>()] });
        #endregion

        return response;
    }

    public static EvaluationResult Feedback(RuleSet rules, PatientRecord patient, EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(result);

        #region feedback
        Dictionary<Guid, (Code Reason, DateOnly On)> overridden = [];            // feedback: overridden[card] = (reason, day of the outcome)
        Acknowledgement[] given =
        [
            .. from shown in result.Recommendations                              // at the next evaluation, of whichever patient
               let card = CdsHooks.CardId(result, shown)
               where card is not null && overridden.ContainsKey(card.Value)
               select new Acknowledgement { Fingerprint = shown.Fingerprint!, Reason = overridden[card.Value].Reason, On = overridden[card.Value].On },
        ];
        result = rules.Evaluate(patient, result.AsOf, new EvaluationOptions { Acknowledgements = [.. given] });
        #endregion

        return result;
    }
}
