using System.Collections.Immutable;
using CareRules;
using EhrHost.Advice;
using EhrHost.Patients;
using EhrHost.Web;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EhrHost.Pages;

/// <summary>What the rules say of one patient.</summary>
internal sealed class PatientModel(PatientFolder patients, Formulary formulary, Adviser adviser) : PageModel
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
}
