using CareRules;
using CareRules.Clinical;

namespace EhrHost.Advice;

/// <summary>The one place that calls the rules: it takes the rule set in force once for each question, and never forgets the acknowledgements.</summary>
internal sealed class Adviser(RuleSetProvider provider, Acknowledgements acknowledgements, TimeProvider time)
{
    /// <summary>The library has no clock; this is the host's.</summary>
    public DateOnly Today => DateOnly.FromDateTime(time.GetLocalNow().DateTime);

    public DataRequirements Requirements => provider.Current.DataRequirements;

    public EvaluationResult Evaluate(PatientRecord patient, DateOnly asOf) => provider.Current.Evaluate(patient, asOf, For(patient));

    public WhatIfResult WhatIf(PatientRecord patient, DateOnly asOf, IEnumerable<Fact> drafts) => provider.Current.WhatIf(patient, asOf, drafts, For(patient));

    /// <summary>Whether any rule can ever speak of a medicine: silence about one that no rule knows says nothing.</summary>
    public bool Knows(Code medicine) => provider.Current.Holds(medicine);

    private EvaluationOptions For(PatientRecord patient) => new() { Acknowledgements = acknowledgements.Of(patient.Source) };
}
