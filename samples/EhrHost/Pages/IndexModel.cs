using System.Collections.Immutable;
using CareRules;
using EhrHost.Advice;
using EhrHost.Patients;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EhrHost.Pages;

/// <summary>All patients, those who need most attention first.</summary>
internal sealed class IndexModel(PatientFolder patients, Adviser adviser) : PageModel
{
    public ImmutableArray<PatientRow> Rows { get; private set; } = [];

    public void OnGet() => Rows =
    [
        .. patients.All.Select(p => new PatientRow(p, adviser.Evaluate(p.Record, p.AsOf)))
            .OrderByDescending(static row => row.Count(Severity.Critical)).ThenByDescending(static row => row.Count(Severity.High)).ThenBy(static row => row.Patient.Name, StringComparer.Ordinal),
    ];
}

/// <summary>A line of the list.</summary>
internal sealed record PatientRow(ChartPatient Patient, EvaluationResult Result)
{
    public int Count(Severity severity) => Result.Recommendations.Count(r => r.Severity == severity);
}
