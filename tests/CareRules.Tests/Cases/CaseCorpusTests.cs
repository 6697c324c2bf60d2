using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CareRules.Clinical;
using CareRules.Evaluation;

namespace CareRules.Tests.Cases;

/// <summary>Every line of the corpus: written by hand from the language, by a reader who had not seen the engine.</summary>
[Trait("Category", "Culture")]
public sealed class CaseCorpusTests
{
    public static TheoryData<string> Files => [.. CaseFile.Names];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_case_says_what_the_language_says(string file)
    {
        CaseFile cases = CaseFile.Read(file);
        RuleSet rules = Compile(cases);
        StringBuilder wrong = new();
        int failed = 0;
        for (int i = 0; i < cases.Cases.Count; i++)
        {
            CriterionCase one = cases.Cases[i];
            string actual = Truth(rules, one, i);
            if (actual != one.Expected)
            {
                failed++;
                wrong.Append(CultureInfo.InvariantCulture, $"{file}:{one.Line}: {one.Patient} ⊢ {one.Criterion}: expected {one.Expected}, got {actual}{ClauseMark.Print(one.Clauses)}\n");
            }
        }

        failed.Should().Be(0, "of {0} cases these differ:\n{1}", cases.Cases.Count, wrong);
    }

    private static string Truth(RuleSet rules, CriterionCase one, int index)
    {
        try
        {
            string text = string.Create(CultureInfo.InvariantCulture, $"as-of: {one.AsOf:yyyy-MM-dd}\npatient: {one.Patient}\n");
            PatientRecord patient = PatientFile.Read(text, "case", rules, one.AsOf).Patient;
            PatientEvaluation evaluation = Evaluator.Evaluate(rules.Plan, patient, one.AsOf, EvaluationSettings.Default);
            return evaluation.TruthOf(rules.Plan.Definitions.Single(d => d.Id == Name(index)).Criterion).ToString().ToLowerInvariant();
        }
        catch (UnreadablePatientException e)
        {
            return $"unreadable ({e.Code} {e.Message})";
        }
    }

    private static RuleSet Compile(CaseFile cases)
    {
        bool compiled = RuleSet.TryCompile([RulePackSource.FromFiles(cases.Pack, Texts(cases))], out RuleSet? rules, out ImmutableArray<Diagnostic> diagnostics);
        compiled.Should().BeTrue("{0} compiles:\n{1}", cases.Name, string.Join('\n', diagnostics));
        return rules!;
    }

    private static Dictionary<string, string> Texts(CaseFile cases)
    {
        string folder = Path.Combine(CaseFile.Folder, "packs", cases.Pack);
        Dictionary<string, string> files = Directory.EnumerateFiles(folder)
            .ToDictionary(static p => Path.GetFileName(p), static p => File.ReadAllText(p), StringComparer.Ordinal);
        StringBuilder definitions = new("definitions:\n");
        for (int i = 0; i < cases.Cases.Count; i++)
        {
            definitions.Append(CultureInfo.InvariantCulture, $"  {Name(i)}: {cases.Cases[i].Criterion}\n");
        }

        files["zz-cases.yaml"] = definitions.ToString();
        return files;
    }

    private static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"case-{index}");
}
