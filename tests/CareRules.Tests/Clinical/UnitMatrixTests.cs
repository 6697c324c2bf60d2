using CareRules.Clinical;

namespace CareRules.Tests.Clinical;

/// <summary>Every dimension against every dimension: what is not commensurable is refused with a reason, and never by an exception.</summary>
public sealed class UnitMatrixTests
{
    // A line a dimension, each with units that measure the same thing.
    private static readonly string[][] Dimensions =
    [
        ["mg", "kg", "[lb_av]"], ["mm", "cm", "[ft_i]"], ["m2", "cm2"], ["L", "mL", "fL", "[drp]"], ["min", "h", "d", "wk", "mo", "a"],
        ["mmol", "umol"], ["meq", "eq"], ["mosm"], ["mV"], ["deg"], ["mGy"], ["mSv"], ["MBq", "mCi"],
        ["1", "%", "[ppm]", "10*3"], ["{score}", "(score)"], ["{count}"], ["{T-score}"], ["{nominal}"],
        ["Cel", "[degF]"], ["[pH]", "pH"], ["dB"], ["dB[SPL]"], ["[p'diop]"], ["[diop]"],
        ["mm[Hg]", "kPa", "cm[H2O]"], ["N"], ["kcal", "kJ"], ["W"], ["[wood'U]", "dyn.s/cm5"],
        ["U", "kU", "nkat"], ["[iU]", "m[IU]"], ["[arb'U]"], ["[USP'U]"], ["[GPL'U]"], ["[beth'U]"], ["[anti'Xa'U]"], ["[CFU]"], ["[FEU]"],
        ["mg/dL", "g/L", "ng/mL", "ug/L"], ["mmol/L", "umol/L"], ["meq/L"], ["mosm/L"], ["mosm/kg"], ["U/L", "ukat/L"], ["m[IU]/L", "u[IU]/mL"], ["[arb'U]/mL"],
        ["10*9/L", "10*3/uL", "/uL"], ["10*3{cells}/uL", "{cells}/uL", "10*-3{cells}/uL"], ["/[HPF]"], ["/[LPF]"],
        ["mmol/mol"], ["mg/g", "mg/kg"], ["mg/g{creat}"], ["mg/mmol", "g/mol"], ["mL/dL", "L/L"], ["mm/m"], ["[FEU]/mL"], ["mg{FEU}/L"],
        ["mL/min", "L/h"], ["mL/min/{1.73_m2}"], ["mL/min/kg", "[MET]"], ["mL/min/m2"], ["kg/m2"], ["/min", "/h", "Hz"], ["{beats}/min"], ["{breaths}/min"],
        ["mg/d", "g/(24.h)"], ["mg/kg/d"], ["mmol/d", "umol/min"], ["mmol/kg"], ["[iU]/kg"], ["U/kg"], ["mm/h"], ["L/min/m2{BSA}"],
    ];

    [Trait("Clause", "10.3, 10.4, 10.8, 10.9")]
    [Fact]
    public void Units_of_one_dimension_are_commensurable_and_of_two_are_not_with_a_reason()
    {
        List<string> faults = [];
        for (int row = 0; row < Dimensions.Length; row++)
        {
            for (int column = 0; column < Dimensions.Length; column++)
            {
                faults.AddRange(
                    from one in Dimensions[row]
                    from other in Dimensions[column]
                    let fault = Fault(one, other, row == column)
                    where fault is not null
                    select fault);
            }
        }

        faults.Distinct().Should().BeEmpty();
    }

    [Trait("Clause", "10.9")]
    [Theory]
    [InlineData("mg", "mmol/L", "`mg` is a mass, `mmol/L` an amount per volume")]
    [InlineData("mL/min", "mL/min/{1.73_m2}", "`mL/min` is a volume per time, `mL/min/{1.73_m2}` a volume per time per {1.73_m2}")]
    [InlineData("%", "mmol/mol", "`%` is a proportion, `mmol/mol` an amount per amount")]
    [InlineData("meq/L", "mmol/L", "`meq/L` is a number of equivalents per volume, `mmol/L` an amount per volume")]
    [InlineData("{beats}/min", "/min", "`{beats}/min` is a number of {beats} per time, `/min` a number per time")]
    public void The_reason_names_both_dimensions_in_plain_words(string from, string to, string expected)
    {
        UnitConversion.TryGet(UnitTests.Read(from), UnitTests.Read(to), out Conversion? conversion, out string? reason).Should().BeFalse();
        conversion.Should().BeNull();
        reason.Should().Be(expected);
    }

    private static string? Fault(string from, string to, bool commensurable)
    {
        bool converted = UnitConversion.TryGet(UnitTests.Read(from), UnitTests.Read(to), out Conversion? conversion, out string? reason);
        bool right = commensurable
            ? converted && conversion is not null && reason is null
            : !converted && conversion is null && reason is not null && reason.Contains($"`{from}` is ", StringComparison.Ordinal)
                && reason.Contains($"`{to}` ", StringComparison.Ordinal) && UnitTests.Read(from).Words != UnitTests.Read(to).Words;
        return right ? null : $"{from} × {to}: {reason ?? "converted"}";
    }
}
