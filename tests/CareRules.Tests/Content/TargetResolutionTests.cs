namespace CareRules.Tests.Content;

/// <summary>Which target of the bundled pack is in effect, which resolution says so, and who gives way.</summary>
public sealed class TargetResolutionTests
{
    private const string Individual = "to be agreed";

    // Test, measure, aim in effect, what is preferred, who gives way. By hand from the guidelines that the resolutions name.
    public static TheoryData<string, string, string, string, string> Decided => new()
    {
        { "a postural drop", "systolic-bp", Individual, "individualise", "bp-target-hypertension-under-80" },
        { "type 2 diabetes with severe frailty at 76", "systolic-bp", "< 150 mm[Hg]", "bp-target-diabetes-severe-frailty", "bp-target-hypertension-under-80" },
        { "type 2 diabetes with moderate frailty and protein in the urine at 76", "systolic-bp", "< 140 mm[Hg]", "bp-target-diabetes-moderate-frailty", "bp-target-ckd-higher-albuminuria, bp-target-ckd-with-diabetes-ukka" },
        { "type 2 diabetes with moderate frailty at 84, where the consensus would be stricter than NICE", "systolic-bp", Individual, "individualise", "bp-target-diabetes-moderate-frailty, bp-target-hypertension-80-and-over" },
        { "type 2 diabetes with moderate frailty and kidney disease at 82, where NICE has the same number", "systolic-bp", "< 140 mm[Hg]", "bp-target-diabetes-moderate-frailty", "bp-target-ckd-with-diabetes-ukka" },
        { "moderate frailty without diabetes", "systolic-bp", Individual, "individualise", "bp-target-hypertension-under-80" },
        { "kidney disease with dementia at 84", "systolic-bp", Individual, "individualise", "bp-target-ckd-lower-albuminuria, bp-target-hypertension-80-and-over" },
        { "kidney disease at 84", "systolic-bp", "< 140 mm[Hg]", "bp-target-ckd-lower-albuminuria", "bp-target-hypertension-80-and-over" },
        { "kidney disease with protein in the urine at 84", "systolic-bp", "< 130 mm[Hg]", "bp-target-ckd-higher-albuminuria", "bp-target-hypertension-80-and-over" },
        { "kidney disease with protein in the urine at 68", "systolic-bp", "< 130 mm[Hg]", "bp-target-ckd-higher-albuminuria", "bp-target-hypertension-under-80" },
        { "kidney disease with protein in the urine at 68", "diastolic-bp", "< 80 mm[Hg]", "bp-target-ckd-higher-albuminuria", "bp-target-hypertension-under-80" },
        { "kidney disease with type 2 diabetes and little protein at 66", "systolic-bp", "< 140 mm[Hg]", "bp-target-ckd-lower-albuminuria", "bp-target-ckd-with-diabetes-ukka" },
        { "an agreed pressure in kidney disease", "systolic-bp", "< 150 mm[Hg]", "agreed", "bp-target-ckd-lower-albuminuria, bp-target-hypertension-under-80" },
        { "an agreed pressure in kidney disease", "diastolic-bp", "< 90 mm[Hg]", "bp-target-ckd-lower-albuminuria", "" },
        { "an agreed diastolic pressure in kidney disease", "diastolic-bp", "< 85 mm[Hg]", "agreed", "bp-target-ckd-lower-albuminuria, bp-target-hypertension-under-80" },
        { "an agreed diastolic pressure in kidney disease", "systolic-bp", "< 140 mm[Hg]", "bp-target-ckd-lower-albuminuria", "" },
        { "HbA1c on insulin with severe frailty", "hba1c", "< 69 mmol/mol", "hba1c-target-severe-frailty", "hba1c-target-intensified" },
        { "HbA1c on insulin with moderate frailty", "hba1c", "< 64 mmol/mol", "hba1c-target-moderate-frailty", "hba1c-target-intensified" },
        { "HbA1c on metformin with mild frailty", "hba1c", "42..<58 mmol/mol", "hba1c-target-older-person", "hba1c-target-lifestyle-or-one-drug" },
        { "HbA1c on a sulfonylurea at 74", "hba1c", "42..<58 mmol/mol", "hba1c-target-older-person", "hba1c-target-intensified" },
        { "HbA1c on metformin and an SGLT2 inhibitor, fit at 74", "hba1c", "<= 53 mmol/mol", "hba1c-target-intensified", "hba1c-target-older-person" },
        { "HbA1c on metformin, fit at 74", "hba1c", "<= 48 mmol/mol", "hba1c-target-lifestyle-or-one-drug", "hba1c-target-older-person" },
        { "HbA1c in type 1 diabetes with moderate frailty", "hba1c", Individual, "individualise", "hba1c-target-type-1-diabetes" },
        { "an agreed HbA1c on a sulfonylurea at 74", "hba1c", "< 60 mmol/mol", "agreed", "hba1c-target-intensified, hba1c-target-older-person" },
        { "cholesterol after a heart attack with dementia", "ldl-cholesterol", Individual, "individualise", "lipid-target-secondary-prevention" },
        { "cholesterol after a heart attack with dementia", "non-hdl-cholesterol", Individual, "individualise", "lipid-target-secondary-prevention" },
        { "oxygen in COPD with a heart attack", "oxygen-saturation", "88..92 %", "oxygen-target-copd", "oxygen-target" },
        { "oxygen in respiratory failure of a kind that is not recorded", "oxygen-saturation", Individual, "individualise", "oxygen-target" },
    };

    [Theory]
    [MemberData(nameof(Decided))]
    public void The_target_in_effect_is_the_preferred_one_and_the_others_are_shown_as_outweighed(string test, string measure, string aim, string preferred, string outweighed)
    {
        RuleTestInfo patient = BundledPack.Rules.Tests.Single(t => t.Name == $"aims, {test}");
        MeasureTarget target = BundledPack.Rules.Evaluate(patient.Patient!, patient.AsOf).Targets.Single(t => t.Measure == measure);
        (target.Effective ?? (target.Status == TargetStatus.Individualise ? Individual : target.Status.ToString())).Should().Be(aim);
        Id(target.PreferredRule ?? target.Prefer ?? "").Should().Be(preferred);
        string.Join(", ", target.Outweighed.Select(Id).Order(StringComparer.Ordinal)).Should().Be(outweighed);
        target.Because.Should().NotBeNullOrWhiteSpace();
    }

    private static string Id(string rule) => rule[(rule.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
