using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CareRules.Clinical;
using CareRules.Model;
using CareRules.Tests.Support;

namespace CareRules.Tests.Content;

/// <summary>The codes of the bundled concepts: well formed, none empty or unused, none the same or overlapping by accident.</summary>
public sealed partial class ConceptCodeTests
{
    /// <summary>Two concepts of one kind, neither part of the other, that share a code on purpose.</summary>
    private static readonly (string One, string Other, string Because)[] SharedOnPurpose =
    [
        ("diabetes-with-complications", "type-2-diabetes", "a complication code names the type too"),
        ("diabetes-with-complications", "diabetes", "a complication code names the disease too"),
        ("neuropathy", "type-2-diabetes", "the code of the neuropathy names the type too"),
        ("neuropathy", "diabetes-with-complications", "a neuropathy of diabetes is a complication"),
        ("anaemia", "vitamin-b12-deficiency", "an anaemia from too little vitamin B12 is both"),
        ("cancer", "breast-cancer", "breast cancer is cancer"),
        ("osteoporosis", "fragility-fracture", "M80 is osteoporosis with a fracture"),
        ("atrial-fibrillation", "permanent-atrial-fibrillation", "permanent fibrillation is fibrillation"),
        ("asthma", "copd", "the overlap of both has one code"),
        ("haemoglobin", "full-blood-count", "a haemoglobin shows that a count was done"),
        ("physical-disease-plan", "self-management-plan", "the plans of diabetes, heart failure and asthma are both"),
        ("dementia-care-plan", "advance-care-plan", "the advance plan of dementia is both"),
        ("agreed-blood-pressure-goal", "agreed-diastolic-goal", "a goal for the pressure as a whole is a goal for both"),
    ];

    private static readonly ImmutableArray<Concept> Concepts = BundledPack.Rules.Plan.Concepts;

    [Fact]
    public void Every_SNOMED_CT_identifier_has_its_check_digit() =>
        Written(CodeSystems.Snomed).Where(static c => !(Digits().IsMatch(c.Code) && c.Code.Length is >= 6 and <= 18 && Verhoeff(c.Code) == 0)).Select(static c => c.ToString()).ShouldBeNone();

    [Fact]
    public void Every_LOINC_code_has_its_check_digit() =>
        Written(CodeSystems.Loinc).Where(static c => Loinc().Match(c.Code) is not { Success: true } m || Luhn(m.Groups[1].Value) != m.Groups[2].Value[0] - '0').Select(static c => c.ToString()).ShouldBeNone();

    [Fact]
    public void Every_ATC_code_has_the_shape_of_a_level() =>
        Written(CodeSystems.Atc).Where(static c => !Atc().IsMatch(c.Code)).Select(static c => c.ToString()).ShouldBeNone();

    [Fact]
    public void Every_ICD_10_code_has_the_shape_of_a_category() =>
        Written(CodeSystems.Icd10).Where(static c => !Icd10().IsMatch(c.Code)).Select(static c => c.ToString()).ShouldBeNone();

    [Fact]
    public void Every_RxNorm_code_is_a_number() =>
        Written(CodeSystems.RxNorm).Where(static c => !Digits().IsMatch(c.Code)).Select(static c => c.ToString()).ShouldBeNone();

    [Theory]
    [InlineData("73211009", true)]
    [InlineData("73211008", false)]
    [InlineData("925831000000107", true)]
    [InlineData("925831000000170", false)]
    public void A_wrong_or_swapped_digit_of_a_SNOMED_CT_identifier_shows(string code, bool isRight) => (Verhoeff(code) == 0).Should().Be(isRight);

    [Theory]
    [InlineData("2951", 2)]
    [InlineData("2823", 3)]
    [InlineData("98979", 8)]
    public void The_check_digit_of_a_LOINC_code_is_the_published_one(string number, int digit) => Luhn(number).Should().Be(digit);

    [Fact]
    public void No_concept_is_empty() =>
        Concepts.Where(static c => c.Codes.IsEmpty && c.Includes.IsEmpty && c.Derived is null).Select(static c => c.Name).ShouldBeNone();

    [Fact]
    public void The_check_of_the_pack_finds_nothing() => BundledPack.Diagnostics.Select(static d => $"{d.Location}: {d.Code} {d.Message}").ShouldBeNone();

    [Fact]
    public void No_code_stands_twice_in_a_concept() =>
        Concepts.SelectMany(static c => c.Codes.GroupBy(static e => e).Where(static g => g.Count() > 1).Select(g => $"{c.Name}: {g.Key.Code}")).ShouldBeNone();

    [Fact]
    public void No_two_concepts_of_a_kind_are_the_same() =>
        Concepts.Where(static c => !c.Codes.IsEmpty && c.Derived is null)
            .GroupBy(static c => (c.Kind, Codes: string.Join('|', Below(c).Select(static e => e.ToString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))))
            .Where(static g => g.Count() > 1).Select(static g => string.Join(", ", g.Select(static c => c.Name))).ShouldBeNone();

    [Fact]
    public void Conditions_observations_and_plans_share_codes_only_on_purpose()
    {
        HashSet<(string, string)> meant = [.. SharedOnPurpose.SelectMany(static p => new[] { (p.One, p.Other), (p.Other, p.One) })];
        List<string> found = [];
        HashSet<(string, string)> seen = [];
        foreach (Concept one in Concepts.Where(static c => c.Kind is not ConceptKind.Medication))
        {
            foreach (Concept other in Concepts.Where(o => o.Kind == one.Kind && o.Id.Index > one.Id.Index && o.Codes.Intersect(one.Codes).Any() && !Reaches(o, one) && !Reaches(one, o)))
            {
                seen.Add((one.Name, other.Name));
                seen.Add((other.Name, one.Name));
                if (!meant.Contains((one.Name, other.Name)))
                {
                    found.Add($"{one.Name} and {other.Name}: {string.Join(", ", one.Codes.Intersect(other.Codes).Select(static e => e.Code))}");
                }
            }
        }

        found.ShouldBeNone();
        meant.Except(seen).Select(static p => $"{p.Item1} and {p.Item2} share nothing any more").ShouldBeNone();
    }

    private static IEnumerable<(string Concept, string Code)> Written(string system) =>
        Concepts.SelectMany(c => c.Codes.Concat(c.ExceptCodes).Where(e => CodeSystems.Resolve(e.System) == system).Select(e => (c.Name, e.Code)));

    private static IEnumerable<CodeEntry> Below(Concept concept) => concept.Codes.Concat(concept.Includes.SelectMany(static i => Below(Concepts[i.Index])));

    private static bool Reaches(Concept concept, Concept other) => concept.Includes.Any(i => i == other.Id || Reaches(Concepts[i.Index], other));

    // Verhoeff, Error detecting decimal codes (1969): the dihedral group of ten, and a permutation applied by place.
    private static int Verhoeff(string code)
    {
        const string permutation = "1576283094";
        int check = 0;
        for (int place = 0; place < code.Length; place++)
        {
            int digit = code[^(place + 1)] - '0';
            for (int times = 0; times < place % 8; times++)
            {
                digit = permutation[digit] - '0';
            }

            check = Dihedral(check, digit);
        }

        return check;
    }

    private static int Dihedral(int a, int b) => (a, b) switch
    {
        ( < 5, < 5) => (a + b) % 5,
        ( < 5, _) => 5 + ((a + b - 5) % 5),
        (_, < 5) => 5 + ((a - 5 - b + 5) % 5),
        _ => (a - b + 5) % 5,
    };

    // LOINC users' guide, appendix: mod 10 (Luhn), the last digit of the number doubled.
    private static int Luhn(string number)
    {
        int sum = 0;
        for (int place = 0; place < number.Length; place++)
        {
            int digit = number[^(place + 1)] - '0';
            int weighted = place % 2 == 0 ? digit * 2 : digit;
            sum += (weighted / 10) + (weighted % 10);
        }

        return (10 - (sum % 10)) % 10;
    }

    [GeneratedRegex(@"^\d+$")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^(\d{1,7})-(\d)$")]
    private static partial Regex Loinc();

    [GeneratedRegex(@"^[ABCDGHJLMNPRSV](\d\d([A-Z]([A-Z](\d\d)?)?)?)?$")]
    private static partial Regex Atc();

    [GeneratedRegex(@"^[A-Z]\d[0-9A-Z](\.\d{1,2})?$")]
    private static partial Regex Icd10();
}
