using CareRules.Clinical;

namespace CareRules.Tests.Clinical;

public sealed class UnitsInRecordsTests
{
    // The distinct unit texts of a population of synthetic persons made with Synthea (Apache-2.0), and of the OHDSI Eunomia vocabulary extracts (Apache-2.0).
    public static TheoryData<string> Seen =>
    [
        "%", "(score)", "/min", "10*3/uL", "10*6/uL", "Cel", "U/L", "cm", "fL", "g/L", "g/dL", "kU/L", "kg", "kg/m2", "mL/min", "mL/min/{1.73_m2}",
        "mg/dL", "mg/g", "mm", "mm[Hg]", "mmol/L", "ng/mL", "pH", "pg", "pg/mL", "ug/L", "{T-score}", "{count}", "{nominal}", "{score}",
    ];

    [Theory]
    [MemberData(nameof(Seen))]
    public void A_unit_that_records_use_is_read(string text) => Unit.TryParse(text, out _, out string? reason).Should().BeTrue(reason);

    [SharedFact("data/population/codes.csv")]
    public void Every_unit_of_the_population_is_read() => Unread("data/population/codes.csv", static line =>
        line[(line.LastIndexOf(',') + 1)..].Split(';', '|', ' ').Where(static u => u.Contains(':', StringComparison.Ordinal)).Select(static u => u[..u.LastIndexOf(':')]))
        .Should().BeEmpty();

    [SharedFact("clinical/codes.tsv")]
    public void Every_unit_of_the_clinical_codes_is_read() => Unread("clinical/codes.tsv", static line =>
        line.Split('\t') is [_, _, "UCUM", var unit, ..] ? [unit] : [])
        .Should().BeEmpty();

    private static List<string> Unread(string path, Func<string, IEnumerable<string>> units)
    {
        List<string> all = [.. File.ReadLines(SharedFactAttribute.Find(path)!).Skip(1).SelectMany(units).Distinct()];
        all.Should().NotBeEmpty("the file names units");
        return all.FindAll(static unit => !Unit.TryParse(unit, out _, out _));
    }
}
