using CareRules.Clinical;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CareRules.Tests.Clinical;

public sealed class UnitTests
{
    [Theory]
    [InlineData("mg", "mass")]
    [InlineData("mmol/L", "amount per volume")]
    [InlineData("mg/dL", "mass per volume")]
    [InlineData("mL/min", "volume per time")]
    [InlineData("mL/min/{1.73_m2}", "volume per time per {1.73_m2}")]
    [InlineData("kg/m2", "mass per area")]
    [InlineData("m3", "volume")]
    [InlineData("mm[Hg]", "pressure")]
    [InlineData("cm[H2O]", "pressure")]
    [InlineData("kPa", "pressure")]
    [InlineData("%", "proportion")]
    [InlineData("1", "number")]
    [InlineData("mmol/mol", "amount per amount")]
    [InlineData("mg/mmol", "mass per amount")]
    [InlineData("g/mol", "mass per amount")]
    [InlineData("{score}", "number of {score}")]
    [InlineData("(score)", "number of {score}")]
    [InlineData("{beats}/min", "number of {beats} per time")]
    [InlineData("/min", "number per time")]
    [InlineData("/h", "number per time")]
    [InlineData("10*9/L", "number per volume")]
    [InlineData("10^9/L", "number per volume")]
    [InlineData("10*3{cells}/uL", "number of {cells} per volume")]
    [InlineData("/100{WBC}", "number per {WBC}")]
    [InlineData("meq/L", "number of equivalents per volume")]
    [InlineData("mosm/kg", "number of osmoles per mass")]
    [InlineData("m[IU]/L", "number of international units per volume")]
    [InlineData("[iU]", "number of international units")]
    [InlineData("[arb'U]/mL", "number of arbitrary units per volume")]
    [InlineData("U/L", "enzyme activity per volume")]
    [InlineData("mg/g{creat}", "mass per mass of {creat}")]
    [InlineData("Cel", "temperature")]
    [InlineData("[pH]", "pH")]
    [InlineData("dB", "level")]
    [InlineData("/[HPF]", "number per high-power field")]
    [InlineData("mg/kg/d", "mass per mass per time")]
    [InlineData("mg/(kg.d)", "mass per mass per time")]
    [InlineData("g/(24.h)", "mass per time")]
    public void A_unit_says_in_plain_words_what_it_measures(string text, string words) => Read(text).Words.Should().Be(words);

    [Trait("Clause", "10.3, 10.7")]
    [Theory] // 1 of the first is so many of the second
    [InlineData("g", "mg", "1000")]
    [InlineData("mg/dL", "mg/L", "10")]
    [InlineData("mg/dL", "g/L", "0.01")]
    [InlineData("g/dL", "g/L", "10")]
    [InlineData("mg%", "mg/dL", "1")]
    [InlineData("ng/mL", "ug/L", "1")]
    [InlineData("umol/L", "mmol/L", "0.001")]
    [InlineData("10*9/L", "10*3/uL", "1")]
    [InlineData("10^9/L", "10*9/L", "1")]
    [InlineData("10*6/uL", "10*12/L", "1")]
    [InlineData("/uL", "10*9/L", "0.001")]
    [InlineData("mL", "cm3", "1")]
    [InlineData("ml/min", "mL/min", "1")]
    [InlineData("mL/{1.73_m2}/min", "mL/min/{1.73_m2}", "1")]
    [InlineData("fL", "um3", "1")]
    [InlineData("h", "min", "60")]
    [InlineData("d", "h", "24")]
    [InlineData("wk", "d", "7")]
    [InlineData("a", "mo", "12")]
    [InlineData("a", "d", "365.25")]
    [InlineData("g/(24.h)", "g/d", "1")]
    [InlineData("/min", "/h", "60")]
    [InlineData("[lb_av]", "kg", "0.45359237")]
    [InlineData("[oz_av]", "g", "28.349523125")]
    [InlineData("[stone_av]", "[lb_av]", "14")]
    [InlineData("[in_i]", "cm", "2.54")]
    [InlineData("[ft_i]", "[in_i]", "12")]
    [InlineData("[drp]", "mL", "0.05")]
    [InlineData("mm[Hg]", "kPa", "0.133322")]
    [InlineData("cm[H2O]", "Pa", "98.0665")]
    [InlineData("dyn.s/cm5", "mm[Hg].min/L", "0.0125010626")]
    [InlineData("kcal", "J", "4184")]
    [InlineData("[Cal]", "kcal", "1")]
    [InlineData("%", "1", "0.01")]
    [InlineData("m[IU]/L", "m[iU]/L", "1")]
    [InlineData("m[IU]/L", "u[IU]/mL", "1")]
    [InlineData("ukat/L", "U/L", "60")]
    [InlineData("kU/L", "U/mL", "1")]
    [InlineData("dB", "B", "0.1")]
    [InlineData("kg/m2", "g/cm2", "0.1")]
    [InlineData("[MET]", "mL/min/kg", "3.5")]
    [InlineData("[foz_us]", "mL", "29.5735295625")]
    [InlineData("[pt_br]", "mL", "568.26125")]
    public void Units_of_one_dimension_are_converted_exactly(string from, string to, string factor)
    {
        UnitConversion.TryGet(Read(from), Read(to), out Conversion? there, out _).Should().BeTrue();
        UnitConversion.TryGet(Read(to), Read(from), out Conversion? back, out _).Should().BeTrue();
        decimal expected = decimal.Parse(factor, System.Globalization.CultureInfo.InvariantCulture);
        there!.Factor.TryToDecimal(out decimal actual).Should().BeTrue();
        Math.Round(actual, 10).Should().Be(expected);
        there.Then(back!).IsIdentity.Should().BeTrue("there and back is where one was");
    }

    [Fact]
    public void An_enzyme_unit_is_a_sixtieth_of_a_micro_katal()
    {
        UnitConversion.TryGet(Read("U/L"), Read("ukat/L"), out Conversion? conversion, out _).Should().BeTrue();
        conversion!.Factor.Should().Be(new Rational(1, 60));
    }

    [Trait("Clause", "10.10")]
    [Theory]
    [InlineData("Cel", "37", "[degF]", "98.6", 0)]
    [InlineData("Cel", "-40", "[degF]", "-40", 0)]
    [InlineData("Cel", "0", "[degF]", "32", 0)]
    [InlineData("[degF]", "100.4", "Cel", "38", 0)]
    [InlineData("[degF]", "100.3999999999999999999999999", "Cel", "38", -1)]
    [InlineData("[degF]", "100.5", "Cel", "38", 1)]
    public void The_two_temperature_scales_are_converted_exactly(string from, string value, string to, string threshold, int expected) =>
        Compare(from, value, to, threshold).Should().Be(expected);

    [Trait("Clause", "10.1")]
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("mg / dL")]
    [InlineData("mmHg")]
    [InlineData("MG/DL")]
    [InlineData("Mg/dL")]
    [InlineData("ML/min")]
    [InlineData("Mmol/L")]
    [InlineData("MG")]
    [InlineData("units")]
    [InlineData("µg/L")]
    [InlineData("mg//dL")]
    [InlineData("mg/")]
    [InlineData("mg.")]
    [InlineData("/")]
    [InlineData("(mg")]
    [InlineData("mg)")]
    [InlineData("()")]
    [InlineData("mg{")]
    [InlineData("mg{}")]
    [InlineData("mg{a b}")]
    [InlineData("mg{a{b}}")]
    [InlineData("mg}")]
    [InlineData("{a}{b}")]
    [InlineData("(mg)dL")]
    [InlineData("m0")]
    [InlineData("m7")]
    [InlineData("10*31")]
    [InlineData("0")]
    [InlineData("1234567890")]
    [InlineData("1.5")]
    [InlineData("mL/min/1.73")]
    [InlineData("mL/min/1.73.m2")]
    [InlineData("-1")]
    [InlineData("mm[Hg")]
    [InlineData("Cel/min")]
    [InlineData("mCel")]
    [InlineData("[pH].L")]
    [InlineData("kmin")]
    [InlineData("dmm")]
    [InlineData("((((((((((mg))))))))))")]
    public void What_is_not_a_clinical_unit_is_refused_with_a_reason(string text)
    {
        Unit.TryParse(text, out Unit? unit, out string? reason).Should().BeFalse();
        unit.Should().BeNull();
        reason.Should().NotBeNullOrWhiteSpace();
    }

    [Trait("Clause", "10.1")]
    [Theory]
    [InlineData("mmHg", "`mmHg` is not a UCUM unit; it may be meant as `mm[Hg]`")]
    [InlineData("mL/min/1.73m2", "`mL/min/1.73m2` is not a UCUM unit; it may be meant as `mL/min/{1.73_m2}`")]
    [InlineData("mg/furlong", "`mg/furlong` is not a UCUM unit: `furlong` is not a unit that is known here")]
    [InlineData("Cel/min", "`Cel/min` is not a UCUM unit: `Cel` stands only alone, never in a larger unit")]
    [InlineData("mL/min/1.73", "`mL/min/1.73` is not a UCUM unit; it may be meant as `mL/min/{1.73_m2}`")]
    [InlineData("L/1.5", "`L/1.5` is not a UCUM unit: a decimal number is no part of a unit")]
    [InlineData("(mg", "`(mg` is not a UCUM unit: a `)` is missing")]
    public void The_reason_says_what_is_wrong(string text, string expected)
    {
        Unit.TryParse(text, out _, out string? reason).Should().BeFalse();
        reason.Should().Be(expected);
    }

    [Fact]
    public void Every_hint_is_a_unit_and_what_it_is_for_is_none() => UnitHints.All.Should().AllSatisfy(static hint =>
    {
        Unit.TryParse(hint.Key, out _, out _).Should().BeFalse("{0} is not UCUM", hint.Key);
        Unit.TryParse(hint.Value, out _, out _).Should().BeTrue("{0} is", hint.Value);
    });

    [Fact]
    public void Every_atom_is_read() => UnitAtoms.All.Keys.Should().AllSatisfy(static code => Read(code).Words.Should().NotBeEmpty());

    [Property(MaxTest = 2000)]
    public FsCheck.Property Reading_never_throws(string? text)
    {
        bool read = Unit.TryParse(text ?? string.Empty, out Unit? unit, out string? reason);
        return (read == (unit is not null) && read == (reason is null)).ToProperty();
    }

    [Property(MaxTest = 2000)]
    public FsCheck.Property Reading_scrambled_units_never_throws(byte[]? choices)
    {
        string[] pieces = ["mg", "L", "/", ".", "(", ")", "{a}", "{", "}", "10*", "9", "-3", "[iU]", "[", "m", "%", "1", " ", "Cel", "mm[Hg]", "é"];
        string text = string.Concat((choices ?? []).Select(c => pieces[c % pieces.Length]));
        bool read = Unit.TryParse(text, out Unit? unit, out string? reason);
        return (read == (unit is not null) && read == (reason is null)).ToProperty();
    }

    internal static Unit Read(string text) => Unit.TryParse(text, out Unit? unit, out string? reason) ? unit : throw new ArgumentException($"{text}: {reason}");

    internal static int Compare(string from, string value, string to, string threshold)
    {
        UnitConversion.TryGet(Read(from), Read(to), out Conversion? conversion, out string? reason).Should().BeTrue(reason);
        return conversion!.Compare(Number(value), Number(threshold));
    }

    internal static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
