using System.Collections.Immutable;
using CareRules.Clinical;

namespace CareRules.Testing;

/// <summary>What the tests of packs, the generated ones included, have seen of rules and criteria.</summary>
public sealed class RuleCoverage
{
    private RuleCoverage(ImmutableArray<CoverageItem> rules, ImmutableArray<CoverageItem> criteria)
    {
        Rules = rules;
        Criteria = criteria;
    }

    /// <summary>Every rule, by pack and id.</summary>
    public ImmutableArray<CoverageItem> Rules { get; }

    /// <summary>Every criterion that a rule reaches, by place; one that stands in a definition or in <c>applies</c> once. One that no record can leave unknown counts as seen unknown.</summary>
    public ImmutableArray<CoverageItem> Criteria { get; }

    /// <summary>Evaluates the patient of every test.</summary>
    /// <param name="rules">The rules with their tests.</param>
    /// <param name="readPatientFile">Reads a patient file that a test names; without it such a test covers nothing.</param>
    /// <param name="cancellationToken">Stops between two tests.</param>
    public static RuleCoverage Of(RuleSet rules, Func<string, PatientRecord>? readPatientFile = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rules);
        Dictionary<string, HashSet<string>> ofRules = new(StringComparer.Ordinal);
        Dictionary<SourceLocation, (string Rule, HashSet<string> Seen)> ofCriteria = [];
        foreach (RuleTestInfo test in rules.Tests.Concat(rules.BoundaryTests))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Read(test, readPatientFile) is { } patient)
            {
                See(rules, patient, test.AsOf, ofRules, ofCriteria);
            }
        }

        return new RuleCoverage(
            [.. rules.Rules.Select(r => Item($"{r.Pack}/{r.Id}", r.Location, ofRules.GetValueOrDefault($"{r.Pack}/{r.Id}") ?? []))],
            [.. ofCriteria.OrderBy(static c => c.Key.Path, StringComparer.Ordinal).ThenBy(static c => c.Key.Line).ThenBy(static c => c.Key.Column).Select(static c => Item(c.Value.Rule, c.Key, c.Value.Seen))]);
    }

    private static void See(RuleSet rules, PatientRecord patient, DateOnly asOf, Dictionary<string, HashSet<string>> ofRules, Dictionary<SourceLocation, (string Rule, HashSet<string> Seen)> ofCriteria)
    {
        foreach (CriterionTruth criterion in rules.Trace(patient, asOf))
        {
            string truth = Word(criterion.Truth);
            ofCriteria.TryAdd(criterion.Location, (criterion.Rule, []));
            ofCriteria[criterion.Location].Seen.Add(truth);
            if (!criterion.CanBeUnknown)
            {
                ofCriteria[criterion.Location].Seen.Add(Word(null));
            }
        }

        EvaluationResult result = rules.Evaluate(patient, asOf, new EvaluationOptions { IncludeDrafts = true });
        foreach (string rule in rules.Rules.Select(static r => $"{r.Pack}/{r.Id}"))
        {
            ofRules.TryAdd(rule, []);
            ofRules[rule].Add(result.OutcomeOf(rule) switch
            {
                RuleOutcomeKind.Fired => Word(true),
                RuleOutcomeKind.Silent => Word(false),
                RuleOutcomeKind.Undetermined => Word(null),
                _ => "",
            });
        }
    }

    private static PatientRecord? Read(RuleTestInfo test, Func<string, PatientRecord>? read)
    {
        if (test.Patient is not null || read is null || test.PatientFileText is null)
        {
            return test.Patient;
        }

        try
        {
            return read(test.PatientFileText);
        }
        catch (UnreadablePatientException)
        {
            return null;
        }
    }

    private static string Word(bool? truth) => truth switch
    {
        true => "true",
        false => "false",
        _ => "unknown",
    };

    private static CoverageItem Item(string name, SourceLocation at, HashSet<string> seen) => new(name, at, seen.Contains("true"), seen.Contains("false"), seen.Contains("unknown"));
}
