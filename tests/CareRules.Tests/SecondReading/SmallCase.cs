using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CareRules.Tests.Support;

namespace CareRules.Tests.SecondReading;

/// <summary>A pack and a patient of the small world: a few definitions, a few rules, one record.</summary>
internal sealed record SmallCase(DateOnly AsOf, ImmutableArray<Node> Definitions, ImmutableArray<Node> Rules, Node Patient)
{
    public static string Folder => Path.Combine(RepositoryRoot.Path, "tests", "CareRules.Tests", "SecondReading");

    public static SmallCase Make(int seed)
    {
        Dice dice = new((ulong)(uint)seed);
        DateOnly asOf = dice.Any(new DateOnly(2026, 2, 1), new DateOnly(2026, 2, 1), new DateOnly(2025, 12, 31), new DateOnly(2024, 2, 29), new DateOnly(2026, 2, 28), new DateOnly(2026, 3, 31));
        return new SmallCase(
            asOf,
            [.. Enumerable.Range(0, 2).Select(i => new CriterionMaker(dice, i).Make(2))],
            [.. Enumerable.Range(0, 8).Select(_ => new CriterionMaker(dice, 2).Make(dice.Below(5)))],
            new PatientMaker(dice, asOf).Make());
    }

    /// <summary>The case in the language's own notation.</summary>
    public string ToYaml(string expect = "{ silent: [] }", string? remark = null)
    {
        StringBuilder text = new();
        text.Append(remark is null ? "" : "# " + remark + "\n");
        text.Append(Definitions.IsEmpty ? "" : "definitions:\n");
        for (int i = 0; i < Definitions.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  definition-{i}: {Definitions[i]}\n");
        }

        text.Append("rules:\n");
        for (int i = 0; i < Rules.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - id: rule-{i}\n    title: Rule {i}\n    category: burden\n    when: {Rules[i]}\n");
            text.Append("    recommend: { severity: low, action: { review: oral-nsaid }, text: Look at this. }\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"tests:\n  - name: the patient\n    as-of: {AsOf:yyyy-MM-dd}\n    patient:\n");
        foreach (Entry entry in Patient.Entries)
        {
            text.Append(entry.IsList
                ? $"      {entry.Key}:\n" + string.Concat(entry.Nodes.Select(static n => $"        - {n}\n"))
                : $"      {entry}\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"    expect: {expect}\n").ToString();
    }

    public override string ToString() => ToYaml();

    public IEnumerable<SmallCase> Smaller()
    {
        for (int i = 0; i < Rules.Length && Rules.Length > 1; i++)
        {
            yield return this with { Rules = [Rules[i]] };
        }

        if (Definitions.Length > 0)
        {
            yield return this with { Definitions = Definitions.RemoveAt(Definitions.Length - 1) };
        }

        for (int i = 0; i < Rules.Length; i++)
        {
            foreach (Node node in Rules[i].Smaller())
            {
                yield return this with { Rules = Rules.SetItem(i, node) };
            }
        }

        for (int i = 0; i < Definitions.Length; i++)
        {
            foreach (Node node in Definitions[i].Smaller())
            {
                yield return this with { Definitions = Definitions.SetItem(i, node) };
            }
        }

        foreach (Node node in Patient.Smaller().Where(static p => p.Entries.Length > 0))
        {
            yield return this with { Patient = node };
        }
    }
}
