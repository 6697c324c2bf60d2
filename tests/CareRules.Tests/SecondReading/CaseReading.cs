using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Tests.Cases;

namespace CareRules.Tests.SecondReading;

/// <summary>The second reading of the criteria cases: with the expectation by hand and the engine, three readings of the same sentence.</summary>
public sealed class CaseReading
{
    // Formulas are tried by their own worked examples.
    private static readonly string[] LeftOut = ["33-derived.cases", "37-formulas.cases"];

    public static TheoryData<string> Files => [.. CaseFile.Names.Where(static n => !LeftOut.Contains(n))];

    [Theory]
    [MemberData(nameof(Files))]
    public void The_second_reading_says_what_the_cases_say(string file)
    {
        CaseFile cases = CaseFile.Read(file);
        RuleSet rules = Compile(cases);
        StringBuilder wrong = new();
        for (int i = 0; i < cases.Cases.Count; i++)
        {
            CriterionCase one = cases.Cases[i];
            string said = Said(rules, one, i);
            if (said != one.Expected)
            {
                wrong.Append(CultureInfo.InvariantCulture, $"{file}:{one.Line}: {one.Patient} ⊢ {one.Criterion}: expected {one.Expected}, second reading {said}\n");
            }
        }

        wrong.ToString().Should().BeEmpty();
    }

    private static string Said(RuleSet rules, CriterionCase one, int index)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"as-of: {one.AsOf:yyyy-MM-dd}\npatient: {one.Patient}\n");
        try
        {
            PatientRecord patient = PatientFile.Read(text, "case", rules, one.AsOf).Patient;
            SpecEvaluator reading = new(rules.Bound, patient, one.AsOf);
            Truth truth = reading.TruthOf(rules.Bound.Definitions.Single(d => d.Id == Name(index)).Criterion);
            return truth.ToString().ToLowerInvariant();
        }
        catch (UnreadablePatientException e)
        {
            return $"unreadable ({e.Code} {e.Message})";
        }
    }

    private static RuleSet Compile(CaseFile cases)
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
        bool compiled = RuleSet.TryCompile([RulePackSource.FromFiles(cases.Pack, files)], out RuleSet? rules, out ImmutableArray<Diagnostic> diagnostics);
        compiled.Should().BeTrue("{0} compiles:\n{1}", cases.Name, string.Join('\n', diagnostics));
        return rules!;
    }

    private static string Name(int index) => string.Create(CultureInfo.InvariantCulture, $"case-{index}");
}
