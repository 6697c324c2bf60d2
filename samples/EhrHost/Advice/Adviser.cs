using System.Collections.Immutable;
using CareRules;
using CareRules.Clinical;

namespace EhrHost.Advice;

/// <summary>The one place that calls the rules: it takes the rule set in force once for each question, and never forgets what clinicians decided.</summary>
internal sealed class Adviser(RuleSetProvider provider, Decisions decisions, TimeProvider time)
{
    /// <summary>The library has no clock; this is the host's.</summary>
    public DateOnly Today => DateOnly.FromDateTime(time.GetLocalNow().DateTime);

    public DataRequirements Requirements => provider.Current.DataRequirements;

    public EvaluationResult Evaluate(PatientRecord patient, DateOnly asOf)
    {
        RuleSet rules = provider.Current;
        EvaluationResult all = rules.Evaluate(patient, asOf);

        // Only where something was decided is it asked again.
        return decisions.About(all) is { IsEmpty: false } given ? rules.Evaluate(patient, asOf, With(given)) : all;
    }

    public WhatIfResult WhatIf(PatientRecord patient, DateOnly asOf, IEnumerable<Fact> drafts)
    {
        RuleSet rules = provider.Current;
        Fact[] proposed = [.. drafts];
        WhatIfResult all = rules.WhatIf(patient, asOf, proposed);
        ImmutableArray<Acknowledgement> given = [.. decisions.About(all.Before).Concat(decisions.About(all.After)).DistinctBy(static a => a.Fingerprint)];
        return given.IsEmpty ? all : rules.WhatIf(patient, asOf, proposed, With(given));
    }

    /// <summary>Whether any rule can ever speak of a medicine: silence about one that no rule knows says nothing.</summary>
    public bool Knows(Code medicine) => provider.Current.Holds(medicine);

    private static EvaluationOptions With(ImmutableArray<Acknowledgement> given) => new() { Acknowledgements = given };
}
