using System.IO.Compression;
using System.Text.RegularExpressions;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Explanations;
using CareRules.Model;
using CareRules.Tests.Support;

namespace CareRules.Tests.Explanations;

/// <summary>Every silent interaction rule of the bundled content has one sentence that says why: short, in the words of the rule's titles, and always the same.</summary>
public sealed partial class SilentRuleSentenceTests
{
    private const int Longest = 200;

    private static readonly Lazy<RuleSet> Rules = new(static () => RuleSet.Compile(ContentPack.Source));

    [Fact]
    public void For_the_patients_of_the_rules_own_tests()
    {
        RuleTestInfo[] tests = [.. Rules.Value.Tests.Where(static t => t.Patient is not null).Where(static (_, i) => i % 20 == 0)];
        tests.Should().HaveCountGreaterThan(20);
        Check(tests.Select(static t => (t.Patient!, t.AsOf))).Should().BeGreaterThan(1000);
    }

    [SharedFact("data/population/bundles")]
    public void For_every_patient_of_the_shared_population()
    {
        PatientRecord[] patients = [.. Directory.EnumerateFiles(SharedMaterial.At("data/population/bundles"), "*.json.gz").Order(StringComparer.Ordinal).Select(Read)];
        patients.Should().HaveCount(116);
        Check(patients.Select(static p => (p, LastDay(p)))).Should().BeGreaterThan(10_000);
    }

    // The number of sentences that were read.
    private static int Check(IEnumerable<(PatientRecord Patient, DateOnly AsOf)> patients)
    {
        int sentences = 0;
        Dictionary<string, List<string>> faults = [];
        foreach ((PatientRecord patient, DateOnly asOf) in patients)
        {
            EvaluationResult result = Rules.Value.Evaluate(patient, asOf);
            if (result.NotEvaluated is not null)
            {
                continue;
            }

            EvaluationPlan plan = result.Explainer!.Plan;
            (RuleDefinition Rule, string Sentence)[] silent = [.. result.Explainer.Silent(result)];
            silent.Should().HaveCount(result.Completeness.Silent, "each silent rule has its sentence");
            foreach ((RuleDefinition rule, string sentence) in silent.Where(static s => s.Rule.Category is RuleCategory.DrugDrug or RuleCategory.DrugDisease))
            {
                sentences++;
                foreach (string fault in Faults(sentence, rule, plan))
                {
                    faults.TryAdd(fault, []);
                    faults[fault].Add($"{rule.Id}: {sentence}");
                }
            }
        }

        faults.Select(static f => $"{f.Key} ({f.Value.Count}): {f.Value[0]}").Should().BeEmpty();
        return sentences;
    }

    [Fact]
    public void Asked_again_the_sentence_is_the_same()
    {
        RuleTestInfo test = Rules.Value.Tests.First(static t => t.Patient is not null);
        EvaluationResult first = Rules.Value.Evaluate(test.Patient!, test.AsOf);
        EvaluationResult second = Rules.Value.Evaluate(test.Patient!, test.AsOf);
        second.Explainer!.Silent(second).Should().Equal(first.Explainer!.Silent(first));
        first.Explainer.Silent(first).Take(20).Should().OnlyContain(s => first.Explain($"{s.Rule.Pack}/{s.Rule.Id}").Sentence == s.Sentence);
    }

    private static IEnumerable<string> Faults(string sentence, RuleDefinition rule, EvaluationPlan plan)
    {
        if (!sentence.StartsWith("The rule does not fire because ", StringComparison.Ordinal) || !sentence.EndsWith('.') || Break().IsMatch(sentence[..^1]))
        {
            yield return "not one sentence";
        }

        if (sentence.Length > Longest)
        {
            yield return "too long";
        }

        if (IsoDate().IsMatch(sentence))
        {
            yield return "a date as programs write it";
        }

        if (UcumUnit().IsMatch(sentence))
        {
            yield return "a unit as programs write it";
        }

        if (sentence.Contains("  ", StringComparison.Ordinal) || sentence.Contains(" any is", StringComparison.Ordinal) || sentence.Contains(" ,", StringComparison.Ordinal))
        {
            yield return "badly joined";
        }

        string[] titles = [.. Titles(rule.When, plan)];
        foreach (string word in sentence.TrimEnd('.').Split(' ').Select(static w => w.Trim('(', ')', ',', '“', '”')))
        {
            if (word.Contains('-', StringComparison.Ordinal) && plan.Concepts.Any(c => c.Name == word && !c.Title.Contains(word, StringComparison.Ordinal)))
            {
                yield return $"the id `{word}`";
            }
        }

        // The record may name a kind of it: "ACE inhibitor" where the rule asks for "ACE inhibitor or ARB".
        string subject = sentence["The rule does not fire because ".Length..].Split([" is ", " are "], StringSplitOptions.None)[0];
        if (!titles.Any(t => sentence.Contains(t, StringComparison.OrdinalIgnoreCase) || t.Contains(subject, StringComparison.OrdinalIgnoreCase)) && !sentence.Contains("the age is", StringComparison.Ordinal) && !sentence.Contains("the patient is", StringComparison.Ordinal))
        {
            yield return "names nothing that the rule asks for";
        }
    }

    // What the rule asks for, by title: concepts, definitions and scores.
    private static IEnumerable<string> Titles(Criterion criterion, EvaluationPlan plan) =>
    [
        .. RelatedFacts.Leaves(criterion, plan).Where(static q => q.Concept.Index >= 0).Select(q => plan.Concepts[q.Concept.Index].Title),
        .. Named(criterion, plan),
    ];

    private static IEnumerable<string> Named(Criterion criterion, EvaluationPlan plan) => criterion switch
    {
        DefinitionCriterion c => Named(plan.Definitions[c.Definition].Criterion, plan).Append(plan.Definitions[c.Definition].Title ?? plan.Definitions[c.Definition].Id.Replace('-', ' ')),
        ScoreCriterion c => [plan.Scores[c.Score].Title ?? plan.Scores[c.Score].Id],
        _ => criterion.Operands().SelectMany(o => Named(o, plan)),
    };

    private static PatientRecord Read(string path)
    {
        using StreamReader text = new(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return FhirPatient.Read(text.ReadToEnd());
    }

    private static DateOnly LastDay(PatientRecord patient) => patient.Encounters.Select(static e => e.Period?.Start).Concat(patient.Observations.Select(static o => o.Effective)).Max(static d => d?.Latest)!.Value;

    [GeneratedRegex(@"[.!?] +[A-Z]")]
    private static partial Regex Break();

    [GeneratedRegex(@"\b\d{4}-\d{2}(-\d{2})?\b")]
    private static partial Regex IsoDate();

    [GeneratedRegex(@"\{|\}|mm\[Hg\]|10\*|(below|above|at least|at most|is) -?\d+(\.\d+)? 1\b")]
    private static partial Regex UcumUnit();
}
