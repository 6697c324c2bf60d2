using System.Globalization;
using System.IO.Compression;
using CareRules.Clinical;
using CareRules.Diagnostics;
using CareRules.Syntax;
using CareRules.Tests.Support;
using CareRules.Text;

namespace CareRules.Tests.RealPatients;

/// <summary>Twelve records that nobody here wrote, and what must be said of them: written by hand from record and rule before the engine had run on them.</summary>
public sealed class RealPatientTests
{
    private static readonly Lazy<RuleSet> Rules = new(static () => RuleSet.Compile(ContentPack.Source));

    // The expectations speak of the rules that the pack had when they were written; later rules have tests of their own.
    private static readonly string[] Known = File.ReadAllLines(RepositoryRoot.At("tests", "CareRules.Tests", "RealPatients", "rules-0.1.0.txt"));

    public static TheoryData<string> Ids => [.. Expected().Keys];

    [SharedTheory("data/population/bundles")]
    [MemberData(nameof(Ids))]
    public void What_is_said_is_what_was_expected(string id)
    {
        YamlMapping expected = Expected()[id];
        DateOnly asOf = DateOnly.ParseExact(Text(expected["as-of"])!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        EvaluationResult result = Rules.Value.Evaluate(Read(id), asOf, new EvaluationOptions { Rules = [.. Known] });

        if (expected["not-evaluated"] is not null)
        {
            result.NotEvaluated.Should().NotBeNull();
            result.Recommendations.Should().BeEmpty();
            return;
        }

        result.Recommendations.SelectMany(static r => r.Rules).Distinct().Should().BeEquivalentTo(Names(expected["fires"]));
        result.Gaps.SelectMany(static g => g.Rules).Distinct().Where(r => !IsOfAnUnsuppliedSection(result, r)).Should().BeEquivalentTo(Names(expected["undetermined"]));
        foreach (YamlMapping rule in Items(expected["fires"]))
        {
            Recommendation said = result.Recommendations.Single(r => r.Rules.Contains(Text(rule["rule"])!));
            said.Facts.Select(static f => $"{f.Source!.Split('/')[0]} {f.Code?.Value} {f.Date}")
                .Should().Contain(Items(rule["facts"]).Select(static f => $"{Text(f["type"])} {Text(f["code"])} {Text(f["date"])}"), "of {0}", said.Id);
        }
    }

    // The one gap of a section that was not supplied counts every rule that waits for it; the expectations speak of the others.
    private static bool IsOfAnUnsuppliedSection(EvaluationResult result, string rule) =>
        result.Gaps.Where(g => g.Rules.Contains(rule)).All(static g => g.Reason.Contains("not supplied", StringComparison.Ordinal));

    private static PatientRecord Read(string id)
    {
        string path = Directory.EnumerateFiles(SharedMaterial.At("data/population/bundles"), $"*{id}*").FirstOrDefault()
            ?? Directory.EnumerateFiles(SharedMaterial.At("data/population/bundles")).First(p => Unzipped(p).Contains(id, StringComparison.Ordinal));
        return FhirPatient.Read(Unzipped(path));
    }

    private static string Unzipped(string path)
    {
        using StreamReader text = new(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        return text.ReadToEnd();
    }

    private static Dictionary<string, YamlMapping> Expected()
    {
        DiagnosticBag diagnostics = new();
        SourceText text = SourceText.From("expected.yaml", File.ReadAllText(RepositoryRoot.At("tests", "CareRules.Tests", "RealPatients", "expected.yaml")));
        YamlNode? node = YamlReader.Read(text, diagnostics, CancellationToken.None);
        diagnostics.ToSorted().Should().BeEmpty();
        return Items(node).ToDictionary(static p => Text(p["id"])!, StringComparer.Ordinal);
    }

    private static IEnumerable<YamlMapping> Items(YamlNode? node) => node is YamlSequence list ? list.Items.OfType<YamlMapping>() : [];

    private static IEnumerable<string> Names(YamlNode? node) => Items(node).Select(static r => Text(r["rule"])!);

    private static string? Text(YamlNode? node) => (node as YamlScalar)?.Text;
}
