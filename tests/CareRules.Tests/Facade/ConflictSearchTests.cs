using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Testing;
using CareRules.Tests.Support;

namespace CareRules.Tests.Facade;

/// <summary>Conflicts that are found before a patient has them: by proof, by a patient who is shown, or not at all, and then that is said.</summary>
public sealed class ConflictSearchTests
{
    private const string Concepts = """
        concepts:
          a: { kind: condition, title: a, codes: { "https://example.org/t": [a] } }
          b: { kind: condition, title: b, codes: { "https://example.org/t": [b] } }
          c: { kind: condition, title: c, codes: { "https://example.org/t": [c] } }
          ibuprofen: { kind: medication, title: ibuprofen, codes: { "https://example.org/t": [ibuprofen] } }
          naproxen: { kind: medication, title: naproxen, codes: { "https://example.org/t": [naproxen] } }
          nsaid: { kind: medication, title: NSAID, includes: [ibuprofen, naproxen] }
          any-nsaid: { kind: medication, title: any NSAID, includes: [ibuprofen, c08], codes: { atc: [M01A, B01AC] }, except: { codes: { atc: [M01AX, C08D] } } }
          c08: { kind: medication, title: c08, codes: { atc: [C08] } }
          b01: { kind: medication, title: b01, codes: { atc: [B01AC06] } }
          c08d: { kind: medication, title: c08d, codes: { atc: [C08DA01] } }
          egfr: { kind: observation, title: eGFR, unit: mL/min, step: 1, valid-for: 12 months, codes: { "https://example.org/t": [egfr] } }
        definitions:
          both: { all: [ { condition: a }, { condition: c } ] }
          frail: { any: [ { condition: c }, { age: ">= 90" } ] }

        """;

    private static readonly DateOnly AsOf = new(2026, 2, 1);

    [Theory]
    // Sets: a fact of the narrower concept serves both; what one wants absent the other wants present.
    [InlineData("{ condition: a }", "{ condition: b }", "Open 2")]
    [InlineData("{ condition: a }", "{ condition: a }", "Open 1")]
    [InlineData("{ medication: ibuprofen }", "{ medication: nsaid }", "Open 1")]
    [InlineData("{ not: { medication: ibuprofen } }", "{ medication: nsaid }", "Open 1")]
    [InlineData("{ not: { medication: nsaid } }", "{ medication: ibuprofen }", "Apart")]
    // An exception counts only where it can take something out.
    [InlineData("{ not: { medication: any-nsaid } }", "{ medication: ibuprofen }", "Apart")]
    [InlineData("{ not: { medication: any-nsaid } }", "{ medication: b01 }", "Apart")]
    [InlineData("{ not: { medication: any-nsaid } }", "{ medication: c08d }", "Open 1")]
    // What is taken today is taken, however long and in whatever dose, and was within the year; what was taken once need not be taken now.
    [InlineData("{ not: { medication: nsaid } }", "{ medication: ibuprofen, for: \">= 3 months\", daily-dose: \"> 400 mg\" }", "Apart")]
    [InlineData("{ not: { medication: nsaid, within: 12 months } }", "{ medication: ibuprofen }", "Apart")]
    [InlineData("{ not: { medication: nsaid, within: 5 years, status: ever } }", "{ medication: ibuprofen, for: \">= 3 months\" }", "Apart")]
    [InlineData("{ not: { medication: ibuprofen } }", "{ medication: nsaid, for: \">= 3 months\" }", "Open 1")]
    // Intervals.
    [InlineData("{ age: \">= 65\" }", "{ age: \"< 65\" }", "Apart")]
    [InlineData("{ age: \">= 65\" }", "{ age: \"60..70\" }", "Open 0")]
    [InlineData("{ observation: egfr, latest: \"< 30 mL/min\" }", "{ observation: egfr, latest: \">= 30 mL/min\" }", "Apart")]
    [InlineData("{ observation: egfr, latest: \"30..<45 mL/min\" }", "{ observation: egfr, latest: \">= 44 mL/min\" }", "Open 1")]
    [InlineData("{ sex: female }", "{ sex: male }", "Apart")]
    [InlineData("{ sex: male }", "{ age: \">= 65\" }", "Open 0")]
    // Boolean structure, through definitions; a patient without any item is the smallest.
    [InlineData("{ all: [ { condition: a }, { not: { condition: b } } ] }", "{ any: [ { condition: b }, { condition: c } ] }", "Open 2")]
    [InlineData("{ is: frail }", "{ age: \"< 90\" }", "Open 1")]
    [InlineData("{ is: frail }", "{ all: [ { age: \"< 90\" }, { not: { condition: c } } ] }", "Apart")]
    [InlineData("{ all: [ { condition: a }, { not: { is: frail } } ] }", "{ all: [ { condition: b }, { is: frail } ] }", "Apart")]
    [InlineData("{ not: { is: both } }", "{ all: [ { sex: female }, { is: both } ] }", "Apart")]
    [InlineData("{ at-least: 2, of: [ { condition: a }, { condition: b }, { condition: c } ] }", "{ not: { condition: a } }", "Open 2")]
    [InlineData("{ not: { condition: a } }", "{ not: { condition: b } }", "Open 0")]
    [InlineData("{ count: { medications: any }, value: \">= 2\" }", "{ condition: a }", "Open 3")]
    // What is beyond sets, intervals and structure is not decided, and never taken for impossible.
    [InlineData("{ observation: egfr, change: { by: \"<= -25 %\", over: 3 months } }", "{ condition: a }", "NotDecided")]
    public void A_pair_is_shown_by_a_patient_or_proved_apart_or_left_open(string first, string second, string expected)
    {
        PossibleConflict pair = Pairs(Act("x", first, "{ stop: nsaid }") + Act("y", second, "{ start: ibuprofen }")).Should().ContainSingle().Subject;
        string size = pair.Test is { } test ? $" {Size(test)}" : "";
        $"{pair.Verdict}{size}".Should().Be(expected);
        (pair.On, pair.Kind).Should().Be(("ibuprofen", RecommendationKind.ActionConflict));
    }

    [Theory]
    [InlineData("{ stop: nsaid }", "{ check: egfr }")]
    [InlineData("{ stop: ibuprofen }", "{ start: naproxen }")]
    [InlineData("{ stop: nsaid }", "{ avoid: nsaid }")]
    [InlineData("{ switch: ibuprofen, to: naproxen }", "{ continue: nsaid }")]
    public void What_does_not_pull_apart_is_no_pair(string first, string second) =>
        Pairs(Act("x", "{ condition: a }", first) + Act("y", "{ condition: b }", second)).Should().BeEmpty();

    [Fact]
    public void The_patient_that_is_shown_is_a_runnable_test_of_the_pack()
    {
        string rules = Act("x", "{ all: [ { condition: a }, { medication: nsaid } ] }", "{ stop: nsaid }")
            + Act("y", "{ all: [ { observation: egfr, latest: \"< 30 mL/min\", within: 3 months }, { medication: ibuprofen, for: \">= 3 months\" } ] }", "{ continue: ibuprofen }");
        string test = Pairs(rules).Single().Test!;
        RuleTestReport report = RuleTestRunner.Run(Pack.Compile($"{Concepts}rules:\n{rules}tests:\n{Indented(test)}"));
        report.Results.SelectMany(static r => r.Failures).ShouldBeNone();
        report.Results.Should().Contain(static r => r.Test.Name == "x and y conflict on ibuprofen");
        Size(test).Should().Be(3);
    }

    [Theory]
    [InlineData("{ between: [x, y], prefer: y, because: r }", ConflictVerdict.Decided)]
    [InlineData("{ between: [x, y], when: { condition: c }, prefer: y, because: r }", ConflictVerdict.Open)]
    [InlineData("{ between: [x, y], prefer: individualise, because: r }", ConflictVerdict.Open)]
    public void A_resolution_that_always_holds_decides(string resolution, ConflictVerdict expected) =>
        Pairs(Act("x", "{ condition: a }", "{ stop: nsaid }") + Act("y", "{ condition: b }", "{ start: nsaid }") + $"resolutions:\n  - {resolution}\n").Single().Verdict.Should().Be(expected);

    [Theory]
    // The order of the two names says nothing, and a name may carry its pack.
    [InlineData("{ code: CR2017, on: [x, y], because: The clinician chooses. }", "Accepted The clinician chooses.", "")]
    [InlineData("{ code: CR2017, on: [test/y, x], because: The clinician chooses. }", "Accepted The clinician chooses.", "")]
    [InlineData("", "Open ", "CR2017")]
    public void What_is_left_open_on_purpose_says_why_and_is_no_finding(string suppression, string expected, string findings)
    {
        RuleSet rules = Pack.Compile($"{Concepts}rules:\n{Opposed}suppress: [ {suppression} ]");
        ImmutableArray<PossibleConflict> pairs = rules.PossibleConflicts(AsOf);
        string.Join(' ', pairs.Select(static p => $"{p.Verdict} {p.Because}")).Should().Be(expected);
        string.Join(' ', rules.ConflictFindings(pairs).Select(static d => d.Code)).Should().Be(findings);
        pairs.Single().Test.Should().NotBeNull("the patient is shown either way");
    }

    [Trait("Clause", "1.23")]
    [Theory]
    // A resolution decides; the two never meet; the two do not pull apart.
    [InlineData("resolutions: [ { between: [x, y], prefer: y, because: r } ]\n", "[x, y]")]
    [InlineData("", "[x, z]")]
    [InlineData("", "[y, z]")]
    public void What_leaves_open_nothing_is_reported(string more, string on)
    {
        string apart = Act("z", "{ not: { condition: a } }", "{ start: nsaid }");
        RuleSet rules = Pack.Compile($"{Concepts}rules:\n{Opposed}{apart}{more}suppress: [ {{ code: CR2017, on: {on}, because: r }} ]");
        rules.ConflictFindings(rules.PossibleConflicts(AsOf)).Should().ContainSingle(static d => d.Code == "CR2014")
            .Which.Message.Should().Be($"Nothing that is suppressed here, CR2017 on `test/{on[1]}` and `test/{on[4]}`, is found.");
    }

    [Trait("Clause", "1.23")]
    [Theory]
    [InlineData("x", "CR2014")]
    [InlineData("[x, x]", "CR2014")]
    [InlineData("[x, why]", "CR1001")]
    public void What_leaves_open_no_two_rules_is_told_at_once(string on, string code)
    {
        string text = $"{Concepts}rules:\n{Opposed}suppress: [ {{ code: CR2017, on: {on}, because: r }} ]";
        RuleSet.TryCompile([RulePackSource.FromFiles("p", [new("pack.yaml", "pack: p\nversion: 1.0.0\n"), new("rules.yaml", text)])], out _, out ImmutableArray<Diagnostic> found);
        found.Select(static d => d.Code).Should().Contain(code);
    }

    [Theory]
    [InlineData("< 40 mL/min", "< 50 mL/min", "", "TargetConflict Open")]
    [InlineData("< 40 mL/min", "< 40.0 mL/min", "", "")]
    [InlineData("< 40 mL/min", "< 50 mL/min", "resolutions:\n  - { measure: egfr, prefer: strictest, because: r }\n", "TargetConflict Decided")]
    public void Targets_of_one_measure_that_differ_are_a_pair(string first, string second, string resolution, string expected) =>
        string.Join(' ', Pairs(Aim("x", "a", first) + Aim("y", "b", second) + resolution).Select(static p => $"{p.Kind} {p.Verdict}")).Should().Be(expected);

    [Fact]
    public void Rules_out_of_force_are_left_out_and_drafts_are_not()
    {
        string rules = Act("x", "{ condition: a }", "{ stop: nsaid }") + Act("y", "{ condition: b }", "{ start: nsaid }", "retired") + Act("z", "{ condition: c }", "{ start: nsaid }", "draft");
        Pairs(rules).Select(static p => $"{p.First.Id} {p.Second.Id} {p.Verdict}").Should().Equal("x z Open");
    }

    [SeededProperty(quick: 60, full: 2_000)]
    public void The_verdict_is_what_trying_every_small_patient_gives(ulong seed)
    {
        ulong state = seed;
        string rules = Act("x", Criterion(ref state, 2), "{ stop: nsaid }") + Act("y", Criterion(ref state, 2), "{ start: ibuprofen }");
        PossibleConflict pair = Pairs(rules).Single();
        int? smallest = Smallest(Pack.Compile($"{Concepts}rules:\n{rules}"));
        switch (pair.Verdict)
        {
            case ConflictVerdict.Apart:
                smallest.Should().BeNull("no patient may have what was proved impossible");
                break;
            case ConflictVerdict.Open:
                Size(pair.Test!).Should().Be(smallest, "the patient that is shown is a smallest one");
                break;
            default:
                smallest.Should().BeNull("what some patient has is found");
                break;
        }
    }

    // Every patient of three conditions, two medicines and an eGFR on both sides of each threshold; the age is that of the base or beyond 90.
    private static int? Smallest(RuleSet rules)
    {
        int? smallest = null;
        foreach (int age in new[] { 50, 91 })
        {
            foreach (int? egfr in new int?[] { null, 29, 35, 50 })
            {
                for (int set = 0; set < 32; set++)
                {
                    PatientRecordBuilder builder = new PatientRecordBuilder().SupplyAll().Sex(Sex.Female).BirthDate(AsOf.AddYears(-age));
                    string[] present = [.. new[] { "a", "b", "c", "ibuprofen", "naproxen" }.Where((_, i) => (set & (1 << i)) != 0)];
                    foreach (string one in present)
                    {
                        builder.Add(one.Length == 1 ? new ConditionFact { Code = Coded(one), ClinicalStatus = ClinicalStatus.Active } : new MedicationFact { Code = Coded(one), Status = FactStatus.Active });
                    }

                    if (egfr is { } value)
                    {
                        builder.Add(new ObservationFact { Code = Coded("egfr"), Effective = AsOf, Value = new Quantity(value, "mL/min"), Status = FactStatus.Final });
                    }

                    EvaluationResult result = rules.Evaluate(builder.Build(), AsOf);
                    int size = present.Length + (egfr is null ? 0 : 1);
                    if ((smallest is null || size < smallest) && result.OutcomeOf("x") == RuleOutcomeKind.Fired && result.OutcomeOf("y") == RuleOutcomeKind.Fired)
                    {
                        smallest = size;
                    }
                }
            }
        }

        return smallest;
    }

    private static string Criterion(ref ulong state, int depth)
    {
        int Next(ref ulong state, int below)
        {
            state = unchecked((state * 6364136223846793005UL) + 1442695040888963407UL);
            return (int)((state >> 33) % (ulong)below);
        }

        switch (depth == 0 ? 3 : Next(ref state, 5))
        {
            case 0: return $"{{ all: [ {Criterion(ref state, depth - 1)}, {Criterion(ref state, depth - 1)} ] }}";
            case 1: return $"{{ any: [ {Criterion(ref state, depth - 1)}, {Criterion(ref state, depth - 1)} ] }}";
            case 2: return $"{{ not: {Criterion(ref state, depth - 1)} }}";
            default:
                string[] leaves =
                [
                    "{ condition: a }", "{ condition: b }", "{ condition: c }", "{ medication: ibuprofen }", "{ medication: nsaid }", "{ is: frail }",
                    "{ observation: egfr, latest: \"< 30 mL/min\" }", "{ observation: egfr, latest: \"30..<45 mL/min\" }", "{ observation: egfr, latest: \">= 45 mL/min\" }",
                ];
                return leaves[Next(ref state, leaves.Length)];
        }
    }

    private static string Opposed => Act("x", "{ condition: a }", "{ stop: nsaid }") + Act("y", "{ condition: b }", "{ start: nsaid }");

    private static ImmutableArray<PossibleConflict> Pairs(string rules) => Pack.Compile($"{Concepts}rules:\n{rules}").PossibleConflicts(AsOf);

    private static Code Coded(string name) => new("https://example.org/t", name);

    private static int Size(string test) => test.Split('\n').Count(static line => line.StartsWith("      - ", StringComparison.Ordinal));

    private static string Indented(string test) => string.Concat(test.TrimEnd('\n').Split('\n').Select(static line => $"  {line}\n"));

    private static string Act(string id, string when, string action, string status = "active") =>
        $"  - {{ id: {id}, title: Title {id}, category: drug-disease, when: {when}, recommend: {{ severity: high, action: {action}, text: Text. }}, governance: {{ status: {status} }} }}\n";

    private static string Aim(string id, string condition, string aim) =>
        $"  - {{ id: {id}, title: Title {id}, category: target, when: {{ condition: {condition} }}, target: {{ measure: egfr, aim: \"{aim}\", direction: lower }} }}\n";
}
