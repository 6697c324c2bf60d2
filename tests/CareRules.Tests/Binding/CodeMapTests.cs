using System.Collections.Immutable;
using CareRules.Clinical;

namespace CareRules.Tests.Binding;

/// <summary>A host's own codes: what a map makes of them, and that a wrong map is found before a patient is.</summary>
public sealed class CodeMapTests
{
    private const string Local = "https://example.org/drugs";

    private const string Header = "system,code,to-system,to-code\n";

    private const string Pack = """
        concepts:
          nsaid: { kind: medication, title: NSAID, codes: { atc: [M01A] } }
          lithium: { kind: medication, title: lithium, codes: { atc: [N05AN01] } }
          diabetes: { kind: condition, title: diabetes, codes: { snomed: ["73211009"] } }
        rules:
          - { id: nsaid-alone, title: NSAID, category: drug-disease, when: { medication: nsaid }, evidence: [ { source: S } ], recommend: { severity: high, text: "Stop {nsaid}." } }
          - { id: no-lithium, title: No lithium, category: omission, when: { not: { medication: lithium } }, evidence: [ { source: S } ], recommend: { severity: low, text: Text. } }
          - { id: three, title: Three, category: burden, when: { count: { medications: any }, value: ">= 2" }, evidence: [ { source: S } ], recommend: { severity: low, text: Text. } }
          - { id: sweet, title: Sweet, category: drug-disease, when: { condition: diabetes }, evidence: [ { source: S } ], recommend: { severity: low, text: Text. } }
        """;

    private static readonly DateOnly AsOf = new(2026, 2, 1);

    [Fact]
    public void A_mapped_code_matches_what_the_other_code_matches_and_the_result_shows_the_facts_own()
    {
        EvaluationResult result = Evaluate($"{Local},4711,atc,M01AE01\n", Medicine("4711", "house ibuprofen"));
        Recommendation fired = result.Recommendations.Should().ContainSingle(static r => r.Id == "nsaid-alone").Subject;
        fired.Text.Should().Be("Stop house ibuprofen.");
        RecommendationFact fact = fired.Facts.Should().ContainSingle().Subject;
        (fact.Code!.Value.System, fact.Code.Value.Value, fact.Concept).Should().Be((Local, "4711", "nsaid"));
    }

    [Fact]
    public void The_explanation_says_that_the_code_was_mapped_and_by_which_list()
    {
        EvaluationResult result = Evaluate($"{Local},4711,atc,M01AE01\n", Medicine("4711", "house ibuprofen"));
        result.Explain("nsaid-alone").Whole.Notes.Should().Equal($"4711 ({Local}) is mapped to M01AE01 (http://www.whocc.no/atc) by drugs.csv");
        Evaluate("", new MedicationFact { Source = "m1", Code = new Code("atc", "M01AE01") }).Explain("nsaid-alone").Whole.Notes.Should().BeEmpty();
    }

    [Fact]
    public void Without_the_map_the_item_has_no_usable_code_and_nothing_is_guessed()
    {
        EvaluationResult result = Evaluate("", Medicine("4711", "house ibuprofen"));
        result.OutcomeOf("nsaid-alone").Should().Be(RuleOutcomeKind.Undetermined);
        result.OutcomeOf("no-lithium").Should().Be(RuleOutcomeKind.Undetermined);
        result.Completeness.Uncoded.Should().Equal("m1");
    }

    // A map makes its own codes usable, and no others of the same dictionary.
    [Fact]
    public void Only_the_codes_of_the_map_become_usable()
    {
        Evaluate($"{Local},4711,atc,M01AE01\n", Medicine("4711", "house ibuprofen")).OutcomeOf("no-lithium").Should().Be(RuleOutcomeKind.Fired);
        EvaluationResult result = Evaluate($"{Local},4711,atc,M01AE01\n", Medicine("4712", "house something"));
        result.OutcomeOf("no-lithium").Should().Be(RuleOutcomeKind.Undetermined);
        result.Completeness.Uncoded.Should().Equal("m1");
    }

    [Fact]
    public void Two_products_that_are_mapped_to_one_substance_are_one_ingredient()
    {
        const string Map = $"{Local},1,atc,M01AE01\n{Local},2,atc,M01AE01\n{Local},3,atc,M01AE02\n";
        Evaluate(Map, Medicine("1", "a"), Medicine("2", "b", "m2")).OutcomeOf("three").Should().Be(RuleOutcomeKind.Silent);
        Evaluate(Map, Medicine("1", "a"), Medicine("3", "b", "m2")).OutcomeOf("three").Should().Be(RuleOutcomeKind.Fired);
    }

    [Fact]
    public void A_code_of_a_known_system_keeps_its_own_meaning_and_gains_the_other()
    {
        EvaluationResult result = Evaluate("atc,N05AN01,atc,M01AE01\n", new MedicationFact { Source = "m1", Code = new Code("atc", "N05AN01") });
        result.OutcomeOf("nsaid-alone").Should().Be(RuleOutcomeKind.Fired);
        result.OutcomeOf("no-lithium").Should().Be(RuleOutcomeKind.Silent);
    }

    [Fact]
    public void What_a_host_must_fetch_names_its_own_codes() =>
        Compile($"{Local},d2,snomed,73211009\n{Local},9,snomed,1\n").Rules!.DataRequirements.Sections.Single(static s => s.Section == RecordSection.Conditions)
            .Codes[Local].Should().Equal("d2");

    [Fact]
    public void Conditions_are_mapped_too_and_quoted_cells_are_read() =>
        Evaluate("\"https://example.org/problems\",\"D, 2\",snomed,73211009\n", new ConditionFact { Source = "c1", Code = new Code("https://example.org/problems", "D, 2") })
            .OutcomeOf("sweet").Should().Be(RuleOutcomeKind.Fired);

    [Fact]
    public void The_facts_that_no_concept_knows_are_listed_for_a_hosts_own_record()
    {
        RuleSet rules = Compile($"{Local},4711,atc,M01AE01\n").Rules!;
        PatientRecord record = Record(Medicine("4711", "known"), Medicine("4712", "unknown", "m2"), new MedicationFact { Source = "m3", Text = "blue pills" }, new ConditionFact { Source = "c1", Code = new Code("snomed", "1") });
        rules.Unmapped(record).Select(static f => f.Source).Should().Equal("c1", "m2");
    }

    [Theory]
    [InlineData("system,code\nx,1\n", "CR1050", 1)]
    [InlineData("", "CR1050", 1)]
    [InlineData(Header + "x,1,atc,M01AE01\nx,2,atc\n", "CR1050", 3)]
    [InlineData(Header + "x,1,atc,M01AE01,more\n", "CR1050", 2)]
    [InlineData(Header + "x,,atc,M01AE01\n", "CR1050", 2)]
    [InlineData(Header + "x,1,atk,M01AE01\n", "CR1017", 2)]
    [InlineData(Header + "x,1,atc,M01AE01\n\nx,1,atc,M01AE02\n", "CR1051", 4)]
    [InlineData(Header + "x,1,http://y,2\nhttp://y,2,atc,M01AE01\n", "CR1052", 2)]
    [InlineData(Header + "http://x,1,http://x,1\n", "CR1052", 2)]
    public void A_wrong_line_is_an_error_at_its_place(string csv, string code, int line)
    {
        (RuleSet? rules, ImmutableArray<Diagnostic> found) = CompileWhole(csv);
        rules.Should().BeNull();
        Diagnostic error = found.Should().ContainSingle(static d => d.Severity == DiagnosticSeverity.Error).Subject;
        (error.Code, error.Location.Path, error.Location.Line).Should().Be((code, "drugs.csv", line));
        error.Help.Should().NotBeNullOrEmpty();
    }

    [Fact]
    public void A_circle_is_an_error_at_each_of_its_lines() =>
        CompileWhole(Header + "http://x,1,http://x,2\nhttp://x,2,http://x,1\n").Found.Select(static d => (d.Code, d.Location.Line)).Should().Equal(("CR1052", 2), ("CR1052", 3));

    [Fact]
    public void Lines_that_lead_to_what_no_concept_holds_are_one_warning_a_file()
    {
        (RuleSet? rules, ImmutableArray<Diagnostic> found) = Compile($"{Local},1,atc,M01AE01\n{Local},2,atc,Z99\n{Local},3,atc,Z98\n");
        rules.Should().NotBeNull();
        Diagnostic warning = found.Should().ContainSingle().Subject;
        (warning.Code, warning.Severity, warning.Location.Line).Should().Be(("CR1053", DiagnosticSeverity.Warning, 3));
        warning.Message.Should().Be("2 of 3 lines of `drugs.csv` lead to a code that no concept holds; this is the first.");
    }

    [Fact]
    public void A_source_without_a_list_is_an_error()
    {
        RuleSet.TryCompile(static o => o.AddPack(Source()).AddCodeMaps(RulePackSource.FromFiles("maps", [new("drugs.txt", Header)])), out _, out ImmutableArray<Diagnostic> found).Should().BeFalse();
        found.Select(static d => (d.Code, d.Location.Path)).Should().Equal(("CR1050", "maps"));
    }

    [Fact]
    public void A_list_above_the_cap_is_an_error()
    {
        RulePackSource big = RulePackSource.FromFiles("maps", [new("drugs.csv", new string('x', RulePackSource.MaxDataFileBytes + 1))]);
        RuleSet.TryCompile(o => o.AddPack(Source()).AddCodeMaps(big), out _, out ImmutableArray<Diagnostic> found).Should().BeFalse();
        found.Select(static d => d.Code).Should().Equal("CR1031");
    }

    // A wrong list of half a million lines is told by its first.
    [Fact]
    public void A_list_that_is_wrong_from_end_to_end_is_told_by_its_first_lines() =>
        CompileWhole(Header + string.Concat(Enumerable.Repeat("x,1,atc,M01AE01\n", 5_000))).Found.Should().HaveCount(20).And.OnlyContain(static d => d.Code == "CR1051");

    private static MedicationFact Medicine(string code, string display, string source = "m1") => new() { Source = source, Code = new Code(Local, code, display) };

    private static RulePackSource Source() => RulePackSource.FromFiles("p", [new("pack.yaml", "pack: p\nversion: 1.0.0\n"), new("rules.yaml", Pack.ReplaceLineEndings("\n"))]);

    private static (RuleSet? Rules, ImmutableArray<Diagnostic> Found) Compile(string lines) => CompileWhole(Header + lines);

    private static (RuleSet? Rules, ImmutableArray<Diagnostic> Found) CompileWhole(string csv)
    {
        RuleSet.TryCompile(o => o.AddPack(Source()).AddCodeMaps(RulePackSource.FromFiles("maps", [new("drugs.csv", csv)])), out RuleSet? rules, out ImmutableArray<Diagnostic> found);
        return (rules, found);
    }

    private static PatientRecord Record(params Fact[] facts) =>
        facts.Aggregate(new PatientRecordBuilder().SupplyAll(), static (builder, fact) => builder.Add(fact)).Build();

    private static EvaluationResult Evaluate(string lines, params Fact[] facts) => Compile(lines).Rules!.Evaluate(Record(facts), AsOf);
}
