using System.Collections.Immutable;
using CareRules;
using CareRules.Clinical;
using EhrHost.Advice;
using EhrHost.Patients;
using EhrHost.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EhrHost.Pages;

/// <summary>What the rules say of one patient, and what clinicians decide about it.</summary>
internal sealed class PatientModel(PatientFolder patients, Formulary formulary, Adviser adviser, Decisions decisions) : PageModel
{
    public ChartPatient Patient { get; private set; } = null!;

    public EvaluationResult Result { get; private set; } = null!;

    public IEnumerable<Medicine> Medicines => formulary.All.Where(m => adviser.Knows(m.Code));

    /// <summary>What is that grave; checks that are merely due are a line each, for one visit does them all.</summary>
    public (ImmutableArray<AdviceView> Advice, ImmutableArray<AdviceView> DueChecks) Of(Severity severity)
    {
        AdviceView[] all = [.. Result.Recommendations.Where(r => r.Severity == severity).Select(r => new AdviceView(Result, r))];
        return ([.. all.Where(static a => !a.IsDueCheck)], [.. all.Where(static a => a.IsDueCheck)]);
    }

    public void OnGet(string id)
    {
        Patient = patients.Find(id) ?? throw Refusal.NotFound("There is no such patient.");
        Result = adviser.Evaluate(Patient.Record, Patient.AsOf);
    }

    /// <summary>A clinician decides otherwise: only about what this patient's page shows, with a reason and for a time that it offers.</summary>
    public IActionResult OnPostDecide(string id, Guid card, string? reason, string? period)
    {
        OnGet(id);
        Recommendation about = Shown(Result.Recommendations, card);
        Code[] why = [.. CdsCardOptions.DefaultOverrideReasons.Where(r => string.Equals(r.Value, reason, StringComparison.Ordinal))];
        Silence[] silence = [.. Silence.For(Result, about).Where(s => string.Equals(s.Id, period, StringComparison.Ordinal))];
        if (why.Length == 0 || silence.Length == 0)
        {
            throw Refusal.Malformed("The reason or the time is none that the page offers.");
        }

        decisions.Keep(card, new Decision(why[0], Patient.AsOf, silence[0].Until));
        return Again();
    }

    /// <summary>The decision is taken back.</summary>
    public IActionResult OnPostUndo(string id, Guid card)
    {
        OnGet(id);
        _ = Shown(Result.Suppressed.Select(static s => s.Recommendation), card);
        decisions.Forget(card);
        return Again();
    }

    // Another page may have been open for an hour: meanwhile the facts may be others.
    private Recommendation Shown(IEnumerable<Recommendation> those, Guid card) =>
        those.FirstOrDefault(r => CdsHooks.CardId(Result, r) == card) ?? throw Refusal.Changed("What you decided about has changed meanwhile. Open the page again.");

    // To be loaded again without deciding again.
    private LocalRedirectResult Again() => LocalRedirect($"/patients/{Uri.EscapeDataString(Patient.Id)}{(adviser.Evaluate(Patient.Record, Patient.AsOf).Suppressed.IsEmpty ? "" : "#decided")}");
}
