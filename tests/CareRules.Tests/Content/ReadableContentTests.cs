using System.Text.RegularExpressions;
using CareRules.Model;
using CareRules.Tests.Support;

namespace CareRules.Tests.Content;

/// <summary>What a rule owes its readers: the patient, the prescriber, the reviewer. And the quiet that well-treated people are owed.</summary>
public sealed partial class ReadableContentTests
{
    private static IEnumerable<RuleDefinition> Grave => BundledPack.Rules.Plan.Rules.Select(static r => r.Rule)
        .Where(static r => r is { Governance.Status: RuleStatus.Active, Payload: RecommendPayload { Severity: >= Severity.High } });

    [Fact]
    public void Every_active_rule_of_high_severity_speaks_to_the_patient() =>
        Grave.Where(static r => !((RecommendPayload)r.Payload).Patient.ContainsKey("en")).Select(static r => r.Id).ShouldBeNone();

    [Fact]
    public void What_the_patient_reads_has_no_words_of_the_trade() =>
        Grave.SelectMany(static r => ((RecommendPayload)r.Payload).Patient.Values.Select(t => (r.Id, Text: string.Concat(t.Parts.OfType<LiteralText>().Select(static p => p.Text)))))
            .Where(static p => Trade().IsMatch(p.Text)).Select(static p => $"{p.Id}: {Trade().Match(p.Text).Value}").ShouldBeNone();

    [Fact]
    public void Every_rule_of_high_severity_says_who_and_by_when() =>
        Grave.Where(static r => r.Payload is RecommendPayload p && (p.Responsible.IsEmpty || (p.DoWithin is null && !p.SameDay))).Select(static r => r.Id).ShouldBeNone();

    [Fact]
    public void A_critical_rule_asks_for_the_same_day() =>
        Grave.Where(static r => r.Payload is RecommendPayload { Severity: Severity.Critical, SameDay: false }).Select(static r => r.Id).ShouldBeNone();

    [Fact]
    public void Every_active_rule_names_its_source_with_a_section_or_a_place() =>
        BundledPack.Rules.Rules.Where(static r => r.Status == RuleStatus.Active && (r.Evidence.IsEmpty || r.Evidence.Any(static e => e.Section is null && e.Url is null))).Select(static r => r.Id).ShouldBeNone();

    [Fact]
    public void Every_draft_says_why_it_waits() =>
        BundledPack.Rules.Rules.Where(static r => r.Status == RuleStatus.Draft && r.Governance.Limitations.IsEmpty).Select(static r => r.Id).ShouldBeNone();

    [Fact]
    public void Nobody_is_named_as_having_approved() =>
        BundledPack.Rules.Rules.Where(static r => !r.Governance.Approvals.IsEmpty).Select(static r => r.Id).ShouldBeNone();

    [Fact]
    public void Every_rule_has_a_test_in_which_it_fires_one_in_which_it_is_silent_and_one_in_which_it_lacks_a_fact()
    {
        HashSet<string> fires = [.. BundledPack.Rules.Tests.SelectMany(static t => t.Fires)];
        HashSet<string> silent = [.. BundledPack.Rules.Tests.SelectMany(static t => t.Silent)];
        HashSet<string> undetermined = [.. BundledPack.Rules.Tests.SelectMany(static t => t.Undetermined)];
        BundledPack.Rules.Rules.Select(static r => $"{r.Pack}/{r.Id}").Where(r => !fires.Contains(r) || !silent.Contains(r) || !undetermined.Contains(r)).ShouldBeNone();
    }

    [Fact]
    public void Each_of_the_33_pairs_that_should_not_interrupt_is_a_test_that_says_nothing_above_low()
    {
        RuleTestInfo[] pairs = [.. Nuisance().Where(static t => Pair().IsMatch(t.Name))];
        pairs.Select(static t => int.Parse(Pair().Match(t.Name).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).Distinct().Order().Should().Equal(Enumerable.Range(1, 33));
        pairs.Where(static t => t.AtMost is not <= Severity.Low && !t.NothingElse).Select(static t => t.Name).ShouldBeNone();

        // Three are escalated by a UK source, by name and with a near miss that is not.
        pairs.Where(static t => !t.Fires.IsEmpty).Select(static t => Pair().Match(t.Name).Groups[1].Value).Distinct().Should().BeSubsetOf(["23", "29", "33"]);
    }

    [Fact]
    public void At_least_sixty_people_who_are_well_looked_after_hear_nothing_above_low()
    {
        RuleTestInfo[] people = [.. Nuisance().Where(static t => !Pair().IsMatch(t.Name) && t.Fires.IsEmpty)];
        people.Should().HaveCountGreaterThanOrEqualTo(60);
        people.Where(static t => t.AtMost is not <= Severity.Low && !t.NothingElse).Select(static t => t.Name).ShouldBeNone();
    }

    [Fact]
    public void Fifty_people_with_whole_records_are_among_those_who_hear_nothing_above_low() =>
        Nuisance().Where(static t => t.Location.Path == "nuisance-several-conditions.yaml" && t.Fires.IsEmpty && t.AtMost is <= Severity.Low).Should().HaveCount(50);

    private static IEnumerable<RuleTestInfo> Nuisance() =>
        BundledPack.Rules.Tests.Where(static t => t.Location.Path is "nuisance.yaml" or "nuisance-several-conditions.yaml");

    // INR is not among them: whoever takes warfarin carries a book with it.
    [GeneratedRegex(@"\b(eGFR|QTc?|U&E|NSAIDs?|PPI|DOAC|SSRI|contraindicated|hyperkal\w+|nephro\w+|titrat\w+|mmol|renal|hepatic)\b")]
    private static partial Regex Trade();

    [GeneratedRegex(@"^ONC non-interruptive (\d+)[a-c]?:")]
    private static partial Regex Pair();
}
