using System.Globalization;
using System.Text;

namespace CareRules.Benchmarks;

/// <summary>The workload's rules as a pack of YAML files, as an author would write them.</summary>
internal static class Packs
{
    public const string Unit = "mmol/L";

    private const int RulesInFile = 250;

    public static RulePackSource Of(WorkRule[] rules)
    {
        List<KeyValuePair<string, string>> files =
        [
            new("pack.yaml", "carerules: 1\npack: workload\ntitle: Workload\nversion: 1.0.0\n"),
            new("concepts.yaml", Concepts(rules)),
        ];
        for (int i = 0; i < rules.Length; i += RulesInFile)
        {
            files.Add(new(string.Create(CultureInfo.InvariantCulture, $"rules-{i:D5}.yaml"), Rules(rules.Skip(i).Take(RulesInFile))));
        }

        return RulePackSource.FromFiles("workload", files);
    }

    private static string Concepts(WorkRule[] rules)
    {
        SortedDictionary<string, string> concepts = new(StringComparer.Ordinal);
        foreach (WorkClause clause in rules.SelectMany(static r => r.Clauses))
        {
            if (clause.ValueSet is { } set)
            {
                bool isCondition = clause.Kind == "condition";
                concepts[set] = string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {set}:\n    kind: {(isCondition ? "condition" : "medication")}\n    title: {set}\n    codes: {{ {(isCondition ? "snomed" : "rxnorm")}: [{string.Join(", ", clause.Codes!.Select(static c => $"\"{c}\""))}] }}\n");
            }
            else if (clause.Code is { } code)
            {
                concepts[Name(code)] = $"  {Name(code)}:\n    kind: observation\n    title: {code}\n    unit: {Unit}\n    valid-for: 12 years\n    codes: {{ loinc: [\"{code}\"] }}\n";
            }
        }

        return "concepts:\n" + string.Concat(concepts.Values);
    }

    private static string Rules(IEnumerable<WorkRule> rules)
    {
        StringBuilder text = new("rules:\n");
        foreach (WorkRule rule in rules)
        {
            _ = text.Append(CultureInfo.InvariantCulture, $"  - id: {Id(rule)}\n    title: Rule {rule.Id}\n    category: drug-disease\n    when:\n      all:\n");
            foreach (WorkClause clause in rule.Clauses)
            {
                _ = text.Append("        - ").Append(Clause(clause)).Append('\n');
            }

            _ = text.Append("    recommend:\n      severity: moderate\n      text: Look at this.\n");
        }

        return text.ToString();
    }

    public static string Id(WorkRule rule) => rule.Id.ToLowerInvariant();

    private static string Name(string code) => $"o-{code}";

    private static string Clause(WorkClause clause) => clause.Kind switch
    {
        "condition" => $"condition: {clause.ValueSet}",
        "medication" => $"medication: {clause.ValueSet}",
        "notMedication" => $"not: {{ medication: {clause.ValueSet} }}",
        "observation" => string.Create(CultureInfo.InvariantCulture, $"{{ observation: {Name(clause.Code!)}, latest: \"{clause.Op} {clause.Value} {Unit}\" }}"),
        "age" => string.Create(CultureInfo.InvariantCulture, $"age: \"{clause.Op} {clause.Value}\""),
        _ => throw new InvalidOperationException("The workload holds a clause that is not known."),
    };
}
