using System.Collections.Immutable;
using CareRules;
using EhrHost.Advice;
using EhrHost.Patients;
using EhrHost.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EhrHost.Pages;

/// <summary>What a medicine would change, before anybody prescribes it.</summary>
internal sealed class WhatIfModel(PatientFolder patients, Formulary formulary, Adviser adviser) : PageModel
{
    public ChartPatient Patient { get; private set; } = null!;

    /// <summary>What was typed.</summary>
    [BindProperty(SupportsGet = true, Name = "medicine")]
    public string? Asked { get; set; }

    public Medicine? Medicine { get; private set; }

    public WhatIfResult? Changes { get; private set; }

    public bool IsKnown => Medicine is { } medicine && adviser.Knows(medicine.Code);

    public IEnumerable<Medicine> Medicines => formulary.All.Where(m => adviser.Knows(m.Code));

    /// <summary>What cannot be decided because of the medicine.</summary>
    public ImmutableArray<DataGapInfo> NewGaps => Changes is not { } changes ? []
        : [.. changes.After.Gaps.ExceptBy(changes.Before.Gaps.Select(Key), Key)];

    /// <summary>What would become new, worse or resolved, the gravest first.</summary>
    public ImmutableArray<AdviceView> Differences => Changes is not { } changes ? [] :
    [
        .. View(changes.New, "New", changes.After).Concat(View(changes.Worsened, "Worse", changes.After)).OrderByDescending(static v => v.Advice.Severity),
        .. View(changes.Resolved, "Resolved", changes.Before),
    ];

    public string Summary => Changes is not { } changes ? ""
        : changes.After.NotEvaluated is { } not ? $"Not evaluated: {not.Reason}."
        : changes.New.IsEmpty && changes.Worsened.IsEmpty && changes.Resolved.IsEmpty ? "Nothing that the rules look at would change. That is no proof of safety."
        : Readable.And(new (int Number, string Word)[] { (changes.New.Length, "new"), (changes.Worsened.Length, "worse"), (changes.Resolved.Length, "resolved") }
            .Where(static part => part.Number > 0).Select(static part => Readable.Count(part.Number, part.Word, part.Word)));

    public void OnGet(string id)
    {
        Patient = patients.Find(id) ?? throw Refusal.NotFound("There is no such patient.");
        Medicine = formulary.Find(Asked);
        Changes = Medicine is null ? null : adviser.WhatIf(Patient.Record, Patient.AsOf, [Medicine.Draft(Patient.AsOf)]);
    }

    private static IEnumerable<AdviceView> View(IEnumerable<WhatIfDifference> differences, string becomes, EvaluationResult result) =>
        differences.Select(d => new AdviceView(result, d.Recommendation) { Becomes = becomes, Reasons = d.Reasons });

    private static string Key(DataGapInfo gap) => string.Join('\n', [gap.Missing, .. gap.Rules]);
}
