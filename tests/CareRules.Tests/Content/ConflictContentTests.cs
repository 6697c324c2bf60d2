using System.Collections.Immutable;
using CareRules.Tests.Support;

namespace CareRules.Tests.Content;

/// <summary>The conflicts that rules of the bundled pack can come to: each is decided by a resolution, or left open on purpose.</summary>
public sealed class ConflictContentTests
{
    // Test, who gives way, what stays of it. By hand from the resolutions and the two rules of each.
    public static TheoryData<string, string, string> Resolved => new()
    {
        { "fusidic acid against a change of statin with amiodarone", "simvastatin-above-20-mg-with-amiodarone", "High Stop simvastatin" },
        { "fusidic acid against a change of statin with amlodipine", "simvastatin-above-20-mg-with-calcium-channel-blocker", "High Stop simvastatin, Reduce simvastatin" },
        { "fusidic acid against a change of statin by its daily dose", "simvastatin-daily-dose-above-20-mg-with-calcium-channel-blocker", "High Stop simvastatin" },
        { "clarithromycin against a change of statin with amiodarone", "simvastatin-above-20-mg-with-amiodarone", "High Stop simvastatin" },
        { "clarithromycin against a change of statin with amlodipine", "simvastatin-above-20-mg-with-calcium-channel-blocker", "High Stop simvastatin, Reduce simvastatin" },
        { "itraconazole against a change of statin by its daily dose", "simvastatin-daily-dose-above-20-mg-with-calcium-channel-blocker", "High Stop simvastatin" },
        { "the end of life against a change of statin with amiodarone", "simvastatin-above-20-mg-with-amiodarone", "High Stop simvastatin" },
        { "the end of life against a change of statin with amlodipine", "simvastatin-above-20-mg-with-calcium-channel-blocker", "High Stop simvastatin, Reduce simvastatin" },
        { "the end of life against a change of statin by its daily dose", "simvastatin-daily-dose-above-20-mg-with-calcium-channel-blocker", "High Stop simvastatin" },
        { "an MAO inhibitor against sertraline for citalopram", "citalopram-with-qt-medicine", "High Stop citalopram-or-escitalopram, Check qtc-interval" },
        { "an MAO inhibitor against an SSRI for an SNRI", "snri-with-severe-hypertension", "Moderate Stop snri" },
        { "an MAO inhibitor against an SSRI for a tricyclic", "tricyclic-with-condition-it-worsens", "High Stop tricyclic-antidepressant" },
        { "an MAO inhibitor against venlafaxine for duloxetine", "tamoxifen-with-duloxetine", "Moderate Stop duloxetine" },
        { "a low sodium against sertraline for citalopram", "citalopram-with-qt-medicine", "High Stop citalopram-or-escitalopram, Check qtc-interval" },
        { "a low sodium against an SSRI for an SNRI", "snri-with-severe-hypertension", "Moderate Stop snri" },
        { "a low sodium against an SSRI for a tricyclic", "tricyclic-with-condition-it-worsens", "High Stop tricyclic-antidepressant" },
        { "citalopram at a high dose against an SSRI for an SNRI", "snri-with-severe-hypertension", "Moderate Stop snri" },
        { "citalopram at a high dose against an SSRI for a tricyclic", "tricyclic-with-condition-it-worsens", "High Stop tricyclic-antidepressant" },
        { "escitalopram at a high dose against an SSRI for an SNRI", "snri-with-severe-hypertension", "Moderate Stop snri" },
        { "escitalopram at a high dose against an SSRI for a tricyclic", "tricyclic-with-condition-it-worsens", "High Stop tricyclic-antidepressant" },
        { "a very high pressure against venlafaxine for duloxetine", "tamoxifen-with-duloxetine", "Moderate Stop duloxetine" },
        { "a high potassium against an ARB for the cough", "ace-inhibitor-then-cough-suppressant", "Low Stop ace-inhibitor" },
        { "a high potassium against an ACE inhibitor for swollen ankles", "calcium-channel-blocker-then-loop-diuretic", "Moderate Stop dihydropyridine, Stop loop-diuretic" },
        { "falls with a postural drop against an ARB for the cough", "ace-inhibitor-then-cough-suppressant", "Low Stop ace-inhibitor" },
        { "falls with a postural drop against an ACE inhibitor for swollen ankles", "calcium-channel-blocker-then-loop-diuretic", "Moderate Stop dihydropyridine, Stop loop-diuretic" },
        { "falls with a postural drop against amlodipine for a thiazide that brought on gout", "diuretic-then-urate-lowering-medicine", "Low Stop thiazide-diuretic, Review xanthine-oxidase-inhibitor" },
        { "falls with a postural drop against amlodipine in gout", "thiazide-with-gout", "Moderate Stop thiazide-diuretic" },
        { "falls with a postural drop against amlodipine for a centrally acting medicine", "falls-with-centrally-acting-antihypertensive", "Moderate Stop centrally-acting-antihypertensive" },
        { "ankles swollen by amlodipine against amlodipine for a thiazide that brought on gout", "diuretic-then-urate-lowering-medicine", "Low Stop thiazide-diuretic, Review xanthine-oxidase-inhibitor" },
        { "ankles swollen by amlodipine against amlodipine in gout", "thiazide-with-gout", "Moderate Stop thiazide-diuretic" },
        { "ankles swollen by amlodipine against amlodipine after falls", "falls-with-centrally-acting-antihypertensive", "Moderate Stop centrally-acting-antihypertensive" },
        { "a slow pulse against keeping the beta-blocker in COPD", "keep-cardioselective-beta-blocker-in-copd", "Info" },
        { "atazanavir against lansoprazole for omeprazole", "clopidogrel-with-omeprazole", "Moderate Stop omeprazole-or-esomeprazole" },
        { "a very high pressure against mirabegron for an antimuscarinic", "bladder-antimuscarinic-with-constipation", "Moderate Stop bladder-antimuscarinic" },
        { "a long QT against mirabegron for an antimuscarinic", "bladder-antimuscarinic-with-constipation", "Moderate Stop bladder-antimuscarinic" },
        { "an enzyme inducer against apixaban for dabigatran", "dabigatran-with-egfr-below-30", "High Stop dabigatran" },
        { "a very high INR against warfarin for a DOAC", "doac-with-strong-inducer", "High Stop doac" },
        { "a high INR against warfarin for a DOAC", "doac-with-strong-inducer", "High Stop doac" },
        { "an enzyme inducer against apixaban for dabigatran by clearance", "dabigatran-with-clearance-below-30", "High Stop dabigatran" },
        { "a pregnancy against an ARB for the cough", "ace-inhibitor-then-cough-suppressant", "Low Stop ace-inhibitor" },
        { "ketoacidosis against an SGLT2 inhibitor for saxagliptin", "saxagliptin-or-alogliptin-in-heart-failure", "Moderate Stop saxagliptin-or-alogliptin" },
        { "less treatment in frailty against another sulfonylurea", "long-acting-sulfonylurea-in-older-person", "Moderate Stop long-acting-sulfonylurea" },
        { "less treatment after hypoglycaemia against another sulfonylurea", "long-acting-sulfonylurea-in-older-person", "Moderate Stop long-acting-sulfonylurea" },
        { "less treatment in kidney disease against another sulfonylurea", "long-acting-sulfonylurea-in-older-person", "Moderate Stop long-acting-sulfonylurea" },
    };

    [Theory]
    [MemberData(nameof(Resolved))]
    public void Who_gives_way_keeps_what_nobody_opposes(string test, string loser, string stays)
    {
        RuleTestInfo patient = BundledPack.Rules.Tests.Single(t => t.Name == $"resolved, {test}");
        EvaluationResult result = BundledPack.Rules.Evaluate(patient.Patient!, patient.AsOf);
        string winner = patient.Fires.Select(static f => f[(f.IndexOf('/', StringComparison.Ordinal) + 1)..]).Single(f => f != loser);
        Recommendation left = result.Recommendations.Single(r => r.Id == loser);
        left.Text.Should().StartWith("Outweighed by ");
        left.Reasons.Select(static r => r.Rule).Should().Contain(winner);
        IEnumerable<RecommendedAction> actions = left.Action is { } main ? left.Actions.Prepend(main) : [];
        $"{left.Severity} {string.Join(", ", actions.Select(static a => $"{a.Verb} {a.Concept}"))}".TrimEnd().Should().Be(stays);
        result.Recommendations.Should().NotContain(static r => r.Kind == RecommendationKind.ActionConflict);
    }

    [Fact]
    public void Every_pair_that_can_conflict_is_decided_or_left_open_with_a_reason()
    {
        ImmutableArray<PossibleConflict> pairs = BundledPack.Rules.PossibleConflicts(new DateOnly(2026, 2, 1));
        BundledPack.Rules.ConflictFindings(pairs).Select(static d => d.ToString()).ShouldBeNone();
        pairs.Where(static p => p.Verdict == ConflictVerdict.Accepted).Select(static p => p.ToString()).Should().Equal(
            "mltc/albuminuria-without-ras-inhibitor and mltc/falls-with-vasodilator-and-postural-drop",
            "mltc/falls-with-vasodilator-and-postural-drop and mltc/heart-failure-without-ras-inhibitor",
            "mltc/hba1c-target-intensified and mltc/hba1c-target-type-1-diabetes",
            "mltc/hba1c-target-lifestyle-or-one-drug and mltc/hba1c-target-scotland",
            "mltc/hba1c-target-moderate-frailty and mltc/hba1c-target-type-1-diabetes",
            "mltc/hba1c-target-older-person and mltc/hba1c-target-type-1-diabetes",
            "mltc/hba1c-target-scotland and mltc/hba1c-target-type-1-diabetes",
            "mltc/hba1c-target-severe-frailty and mltc/hba1c-target-type-1-diabetes",
            "mltc/lipid-target-secondary-prevention and mltc/lipid-target-secondary-prevention-esc");
    }
}
