using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;

namespace CareRules.Tests.Evaluation;

/// <summary>What a predicate of the host may say, how often it is asked, and what becomes of a rule where it fails.</summary>
public sealed class CustomPredicateTests
{
    private const string Pack = """
        concepts:
          fall: { kind: condition, title: fall, codes: { snomed: ["1"] } }
          frailty: { kind: condition, title: frailty, codes: { snomed: ["2"] } }
        custom:
          lives-alone: { title: lives alone, reads: [care-team], with: { floor: 1, limits: { low: 3, wards: [a, b] } } }
        rules:
          - { id: plan, title: Plan, category: coordination, when: { all: [ { condition: fall }, { custom: lives-alone } ] }, evidence: [ { source: S } ], recommend: { severity: high, text: Plan. } }
          - { id: again, title: Again, category: coordination, when: { all: [ { condition: frailty }, { custom: lives-alone } ] }, evidence: [ { source: S } ], recommend: { severity: low, text: Again. } }
          - { id: either, title: Either, category: coordination, when: { any: [ { condition: fall }, { custom: lives-alone } ] }, evidence: [ { source: S } ], recommend: { severity: low, text: Either. } }
          - { id: third, title: Third, category: coordination, when: { all: [ { condition: fall }, { custom: lives-alone, with: { floor: 3 } } ] }, evidence: [ { source: S } ], recommend: { severity: low, text: Third. } }
          - { id: company, title: Company, category: coordination, when: { all: [ { condition: fall }, { not: { custom: lives-alone } } ] }, evidence: [ { source: S } ], recommend: { severity: low, text: Company. } }
        """;

    private static readonly DateOnly AsOf = new(2026, 2, 1);

    private static readonly ConditionFact Fall = new() { Source = "c1", Code = new Code("snomed", "1", "Fall at home") };

    [Trait("Clause", "2.23, 2.24")]
    [Fact]
    public void A_yes_makes_the_criterion_true_and_its_facts_are_facts_of_the_rule()
    {
        CareFact note = new() { Item = CareItem.TeamRole, Source = "t1", Code = new Code("snomed", "9", "Social worker") };
        EvaluationResult result = Evaluate(Rules((_, _, _) => CustomAnswer.Yes("no household member is recorded", note)), Fall, note);
        Recommendation said = result.Recommendations.Should().ContainSingle(static r => r.Id == "plan").Subject;
        said.Facts.Select(static f => f.Source).Should().Equal("c1", "t1");
        result.OutcomeOf("company").Should().Be(RuleOutcomeKind.Silent);
        result.Explain("plan").ToJson().Should().Contain("(the host: no household member is recorded)");
        result.Explain("plan").Sentence.Should().Contain("lives alone").And.Contain("no household member is recorded");
    }

    [Trait("Clause", "2.24")]
    [Fact]
    public void A_no_makes_it_false_and_the_sentence_stands_in_the_explanation()
    {
        EvaluationResult result = Evaluate(Rules(static (_, _, _) => CustomAnswer.No("a daughter lives in")), Fall);
        result.OutcomeOf("plan").Should().Be(RuleOutcomeKind.Silent);
        result.OutcomeOf("company").Should().Be(RuleOutcomeKind.Fired);
        result.Explain("plan").Sentence.Should().Contain("a daughter lives in");
    }

    [Trait("Clause", "2.24")]
    [Fact]
    public void What_it_does_not_know_is_a_gap_with_its_reason()
    {
        EvaluationResult result = Evaluate(Rules(static (_, _, _) => CustomAnswer.Unknown("the household is not recorded")), Fall);
        result.OutcomeOf("plan").Should().Be(RuleOutcomeKind.Undetermined);
        DataGapInfo gap = result.Gaps.Should().ContainSingle().Subject;
        (gap.Missing, gap.Reason).Should().Be(("lives-alone", "the household is not recorded"));
        gap.Rules.Should().Equal("plan", "company", "third");
    }

    [Trait("Clause", "2.25")]
    [Fact]
    public void It_is_asked_once_an_evaluation_for_each_with_whatever_is_read_of_the_result()
    {
        int asked = 0;
        PatientRecord record = Record(Fall, new ConditionFact { Code = new Code("snomed", "2") });
        RuleSet rules = Rules((patient, _, _) =>
        {
            // What would change a rule is asked of changed records.
            _ = ReferenceEquals(patient, record) ? Interlocked.Increment(ref asked) : 0;
            return CustomAnswer.Yes("so it is");
        });
        EvaluationResult result = rules.Evaluate(record, AsOf);
        result.Recommendations.Should().HaveCount(4);
        _ = result.ToJson();
        _ = result.Completeness;
        foreach (RuleInfo rule in rules.Rules)
        {
            _ = result.Explain(rule.Id).Sentence;
        }

        asked.Should().Be(2, "one for each `with`");
    }

    [Trait("Clause", "2.25")]
    [Fact]
    public void Threads_that_read_one_result_ask_once()
    {
        int asked = 0;
        RuleSet rules = Rules((_, _, _) =>
        {
            Interlocked.Increment(ref asked);
            return CustomAnswer.Yes("so it is");
        });
        EvaluationResult result = Evaluate(rules, Fall);
        Parallel.For(0, 16, _ => result.OutcomeOf("plan").Should().Be(RuleOutcomeKind.Fired));
        asked.Should().Be(2);
    }

    [Fact]
    public void It_is_not_asked_where_nothing_turns_on_it()
    {
        RuleSet rules = RuleSet.Compile(static o => o.AddPack(Source(Pack.Replace("any: [ { condition: fall }", "all: [ { condition: fall }", StringComparison.Ordinal)))
            .AddPredicate("lives-alone", static (_, _, _) => throw new InvalidOperationException("asked")));
        EvaluationResult result = Evaluate(rules);
        result.Fired.Should().BeEmpty();
        result.Failures.Should().BeEmpty();
    }

    [Trait("Clause", "2.26")]
    [Fact]
    public void Where_the_host_has_none_it_is_unknown_and_the_check_warns_once()
    {
        RuleSet.TryCompile([Source(Pack)], out RuleSet? rules, out ImmutableArray<Diagnostic> found).Should().BeTrue();
        found.Select(static d => (d.Code, d.Severity)).Should().Equal(("CR2016", DiagnosticSeverity.Warning));
        EvaluationResult result = Evaluate(rules!, Fall);
        result.OutcomeOf("plan").Should().Be(RuleOutcomeKind.Undetermined);
        result.OutcomeOf("either").Should().Be(RuleOutcomeKind.Fired);
        result.Gaps.Single().Reason.Should().Be("the host does not answer it");
        RuleSet.TryCompile(static o => o.AddPack(Source(Pack)).AddPredicate("p/lives-alone", static (_, _, _) => CustomAnswer.No("no")), out _, out found).Should().BeTrue();
        found.Should().BeEmpty();
    }

    [Trait("Clause", "2.27")]
    [Fact]
    public void It_is_not_asked_where_a_section_that_it_reads_is_not_supplied()
    {
        RuleSet rules = Rules(static (_, _, _) => throw new InvalidOperationException("asked"));
        EvaluationResult result = rules.Evaluate(new PatientRecordBuilder().Conditions([Fall]).Build(), AsOf);
        result.OutcomeOf("plan").Should().Be(RuleOutcomeKind.Undetermined);
        result.Gaps.Should().ContainSingle(static g => g.Missing == "care-team");
        result.Failures.Should().BeEmpty();
    }

    [Fact]
    public void What_a_host_must_fetch_names_the_sections_that_it_reads() =>
        Rules(static (_, _, _) => CustomAnswer.No("no")).DataRequirements.Sections.Select(static s => s.Section).Should().Equal(RecordSection.Conditions, RecordSection.CareTeam);

    [Trait("Clause", "2.28")]
    [Fact]
    public void It_is_given_what_the_criterion_says_over_what_the_declaration_says()
    {
        List<string> given = [];
        RuleSet rules = Rules((patient, asOf, with) =>
        {
            given.Add($"{patient.Conditions.Length} {asOf:yyyy-MM-dd} {string.Join(' ', with.Select(static w => $"{w.Key}={w.Value}"))}");
            return CustomAnswer.No("no");
        });
        Evaluate(rules, Fall).OutcomeOf("third").Should().Be(RuleOutcomeKind.Silent);
        given.Should().BeEquivalentTo("1 2026-02-01 floor=1 limits.low=3 limits.wards.0=a limits.wards.1=b", "1 2026-02-01 floor=3 limits.low=3 limits.wards.0=a limits.wards.1=b");
    }

    [Trait("Clause", "2.29")]
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Where_it_fails_the_rules_that_wait_for_it_have_failed_and_all_else_is_said(bool throws)
    {
        EvaluationResult result = Evaluate(Rules((patient, _, _) => throws ? throw new InvalidOperationException($"SECRET {patient.Conditions[0].Code.Display}") : null!), Fall);
        result.Fired.Select(static f => f.Rule.Id).Should().Equal("either");
        result.Recommendations.Select(static r => r.Id).Should().Equal("either");
        result.Failures.Select(static f => (f.Rule, f.Code)).Should().Equal(("company", "CR4001"), ("plan", "CR4001"), ("third", "CR4001"));
        result.Failures[0].Text.Should().Be("The host's predicate `lives-alone` failed, so that the rule is neither true nor false.");
        result.OutcomeOf("again").Should().Be(RuleOutcomeKind.Silent, "frailty is not recorded");
        result.Completeness.Failed.Should().Be(3);
        result.Gaps.Should().BeEmpty();
        string all = result.ToJson() + string.Concat(result.Failures.Select(static f => f.Text)) + result.Explain("plan").ToText();
        all.Should().NotContain("SECRET").And.NotContain("InvalidOperation");
    }

    // Nothing of the record supports the rule, so that no gap is listed; that it failed is listed all the same.
    [Trait("Clause", "2.29")]
    [Fact]
    public void A_failed_rule_is_listed_also_where_no_gap_would_be()
    {
        const string Alone = "custom: { c: { title: C } }\nrules:\n  - { id: r, title: R, category: coordination, when: { custom: c }, evidence: [ { source: S } ], recommend: { severity: low, text: T. } }\n";
        RuleSet rules = RuleSet.Compile(static o => o.AddPack(Source(Alone)).AddPredicate("c", static (_, _, _) => throw new InvalidOperationException("x")));
        EvaluationResult result = Evaluate(rules);
        result.Failures.Select(static f => f.Rule).Should().Equal("r");
        result.OutcomeOf("r").Should().Be(RuleOutcomeKind.Failed);
    }

    // The flat tables and the trees say the same, whatever the predicate does.
    [Theory]
    [InlineData("yes")]
    [InlineData("no")]
    [InlineData("unknown")]
    [InlineData("fails")]
    public void Every_way_to_evaluate_says_the_same(string kind)
    {
        RuleSet rules = Rules((_, _, _) => kind switch
        {
            "yes" => CustomAnswer.Yes("so it is"),
            "no" => CustomAnswer.No("it is not"),
            "unknown" => CustomAnswer.Unknown("nobody knows"),
            _ => throw new InvalidOperationException(kind),
        });
        foreach (PatientRecord record in new[] { Record(), Record(Fall), Record(new ConditionFact { Code = new Code("snomed", "2") }), Record(Fall, new ConditionFact { Code = new Code("snomed", "2") }), new PatientRecordBuilder().Conditions([Fall]).Build() })
        {
            EvaluationResult result = rules.Evaluate(record, AsOf);
            PatientEvaluation trees = Evaluator.Evaluate(rules.Plan, record, AsOf, new EvaluationSettings { IgnorePivots = true });
            result.Fired.Select(static f => f.Rule.Id).Should().Equal(trees.Fired.Select(static o => o.Plan.Rule.Id));
            result.Failures.Select(static f => f.Rule).Should().Equal(trees.Failed.Select(static o => o.Plan.Rule.Id));
            result.Gaps.Select(static g => (g.Missing, string.Join(' ', g.Rules))).Should().Equal(trees.Gaps.Select(static g => (g.Missing.Missing, string.Join(' ', g.Rules.Select(static r => r.Rule.Id)))));
            result.Completeness.Failed.Should().Be(trees.Counts.Failed);
            foreach (RuleInfo rule in rules.Rules)
            {
                result.Explain(rule.Id).Sentence.Should().NotBeEmpty("an explanation never throws");
            }
        }
    }

    [Fact]
    public void A_what_if_asks_about_the_changed_record()
    {
        RuleSet rules = Rules(static (patient, _, _) => patient.Care.IsEmpty ? CustomAnswer.Yes("nobody is recorded") : CustomAnswer.No("somebody is recorded"));
        PatientRecord record = Record(Fall);
        WhatIfResult whatIf = rules.WhatIf(record, AsOf, static p => p.ToBuilder().Add(new CareFact { Item = CareItem.TeamRole, Code = new Code("snomed", "9") }).Build());
        whatIf.Resolved.Select(static d => d.Recommendation.Id).Should().Contain("plan");
        whatIf.New.Select(static d => d.Recommendation.Id).Should().Equal("company");
    }

    [Trait("Clause", "2.30")]
    [Fact]
    public void It_has_no_place_in_time() =>
        Codes(Pack + "\n  - { id: seq, title: Seq, category: coordination, when: { sequence: { first: { condition: fall }, then: { custom: lives-alone }, within: 2 weeks } }, evidence: [ { source: S } ], recommend: { severity: low, text: T. } }\n", static o => o)
            .Should().Equal("CR1032");

    [Trait("Clause", "2.23")]
    [Fact]
    public void A_name_that_is_not_declared_is_an_error_with_the_nearest()
    {
        Codes(Pack.Replace("{ custom: lives-alone, with", "{ custom: live-alone, with", StringComparison.Ordinal), static o => o).Should().Equal("CR1001");
        RuleSet.TryCompile(static o => o.AddPack(Source(Pack)).AddPredicate("live-alone", static (_, _, _) => CustomAnswer.No("no")), out _, out ImmutableArray<Diagnostic> found).Should().BeFalse();
        found.Should().ContainSingle().Which.Should().Match<Diagnostic>(static d => d.Code == "CR1001" && d.Message == "There is no host predicate called `live-alone`." && d.Help!.Contains("`lives-alone`", StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_is_registered_once() =>
        Codes(Pack, static o => o.AddPredicate("lives-alone", static (_, _, _) => CustomAnswer.No("no")).AddPredicate("p/lives-alone", static (_, _, _) => CustomAnswer.No("no"))).Should().Equal("CR1003");

    [Fact]
    public void An_answer_has_its_sentence_and_prints_nothing()
    {
        FluentActions.Invoking(static () => CustomAnswer.Yes(" ")).Should().Throw<ArgumentException>();
        CustomAnswer.No("a daughter lives in").ToString().Should().NotContain("daughter");
    }

    private static RuleSet Rules(Func<PatientRecord, DateOnly, IReadOnlyDictionary<string, string>, CustomAnswer> answer) =>
        RuleSet.Compile(o => o.AddPack(Source(Pack)).AddPredicate("lives-alone", answer));

    private static RulePackSource Source(string rules) => RulePackSource.FromFiles("p", [new("pack.yaml", "pack: p\nversion: 1.0.0\n"), new("rules.yaml", rules.ReplaceLineEndings("\n"))]);

    private static IEnumerable<string> Codes(string rules, Func<CareRulesOptions, CareRulesOptions> more)
    {
        RuleSet.TryCompile(o => more(o.AddPack(Source(rules))), out _, out ImmutableArray<Diagnostic> found);
        return found.Where(static d => d.Severity == DiagnosticSeverity.Error).Select(static d => d.Code);
    }

    private static PatientRecord Record(params Fact[] facts) =>
        facts.Aggregate(new PatientRecordBuilder().SupplyAll(), static (builder, fact) => builder.Add(fact)).Build();

    private static EvaluationResult Evaluate(RuleSet rules, params Fact[] facts) => rules.Evaluate(Record(facts), AsOf);
}
