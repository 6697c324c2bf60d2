using System.Collections.Immutable;
using CareRules;
using EhrHost.Advice;
using EhrHost.Patients;

namespace EhrHost.Pages;

/// <summary>A recommendation with the result that explains it.</summary>
internal sealed record AdviceView(EvaluationResult Result, Recommendation Advice)
{
    /// <summary>What becomes of it, where it stands in a what-if: new, worse or resolved. Else it stands under the heading of its severity.</summary>
    public string? Becomes { get; init; }

    /// <summary>Why, in a what-if.</summary>
    public ImmutableArray<string> Reasons { get; init; } = [];

    /// <summary>What a decision about it is kept by; null where nothing can be decided: in a what-if, and where nothing identifies its facts.</summary>
    public Guid? Decidable => Becomes is null ? CdsHooks.CardId(Result, Advice) : null;

    /// <summary>Two sides that pull apart: neither is followed by reading on.</summary>
    public bool IsConflict => Advice.Kind is RecommendationKind.ActionConflict or RecommendationKind.TargetConflict;

    /// <summary>A check that is due and not late.</summary>
    public bool IsDueCheck => Advice.Severity == Severity.Low && Advice.Id.StartsWith("review:", StringComparison.Ordinal);

    /// <summary>The addresses that a page may link to.</summary>
    public static string? Link(Citation citation) => Uri.TryCreate(citation.Url, UriKind.Absolute, out Uri? url) && url.Scheme == Uri.UriSchemeHttps ? url.AbsoluteUri : null;
}

/// <summary>The box in which a medicine is chosen.</summary>
internal sealed record WhatIfBox(ChartPatient Patient, IEnumerable<Medicine> Medicines);
