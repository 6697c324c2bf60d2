using CareRules.Clinical;
using FsCheck.Fluent;
using FsCheck.Xunit;
using static CareRules.Tests.Clinical.UnitTests;

namespace CareRules.Tests.Clinical;

public sealed class ConversionTests
{
    private static readonly ConceptUnits Creatinine = new(Read("umol/L"), [new("mg/dL", Conversion.Of(88.4m, 0))]);

    private static readonly ConceptUnits HbA1c = new(Read("mmol/mol"), [new("%", Conversion.Of(10.93m, -23.5m)), new("percent of total", Conversion.Of(10.93m, -23.5m))]);

    [Trait("Clause", "10.7")]
    [Theory]
    [InlineData("mg/dL", "1", "88.4", 0)]
    [InlineData("mg/dL", "1.0000000000000000000000000001", "88.4", 1)]
    [InlineData("mg/dL", "0.9999999999999999999999999999", "88.4", -1)]
    [InlineData("mg/dL", "2.5", "221", 0)]
    [InlineData("umol/L", "88.4", "88.4", 0)]
    [InlineData("mmol/L", "0.0884", "88.4", 0)]
    [InlineData("mg/L", "10", "88.4", 0)]
    [InlineData("g/L", "0.01", "88.4", 0)]
    [InlineData("mg/dL", "79228162514264337593543950335", "79228162514264337593543950335", 1)]
    [InlineData("mg/dL", "-79228162514264337593543950335", "-79228162514264337593543950335", -1)]
    [InlineData("mg/dL", "0.0000000000000000000000000001", "0", 1)]
    public void A_value_is_compared_exactly_in_any_unit_that_the_concept_accepts(string unit, string value, string threshold, int expected)
    {
        Creatinine.TryAccept(unit, out Conversion? conversion, out string? reason).Should().BeTrue(reason);
        conversion!.Compare(Number(value), Number(threshold)).Should().Be(expected);
    }

    [Theory]
    [InlineData("%", "6.5", "47.545", 0)]
    [InlineData("%", "6.5", "48", -1)]
    [InlineData("%", "6.6", "48", 1)]
    [InlineData("percent of total", "6.5", "47.545", 0)]
    [InlineData("mmol/mol", "48", "48", 0)]
    public void A_stated_conversion_may_add(string unit, string value, string threshold, int expected)
    {
        HbA1c.TryAccept(unit, out Conversion? conversion, out _).Should().BeTrue();
        conversion!.Compare(Number(value), Number(threshold)).Should().Be(expected);
    }

    [Trait("Clause", "10.7, 10.11")]
    [Fact]
    public void A_threshold_in_the_unit_as_recorded_is_compared_without_any_rounding()
    {
        Creatinine.TryAccept("mg/dL", out Conversion? conversion, out _).Should().BeTrue();
        conversion!.Then(conversion.Inverse()).IsIdentity.Should().BeTrue();
        HbA1c.TryAccept("%", out conversion, out _).Should().BeTrue();
        conversion!.Then(conversion.Inverse()).IsIdentity.Should().BeTrue();
    }

    [Theory]
    [InlineData("meq/L", "`meq/L` is a number of equivalents per volume, `umol/L` an amount per volume")]
    [InlineData("1", "`1` is a number, `umol/L` an amount per volume")]
    [InlineData("umol/L{x}", "`umol/L{x}` is an amount per volume of {x}, `umol/L` an amount per volume")]
    [InlineData("IU", "`IU` is not a UCUM unit; it may be meant as `[iU]`")]
    public void A_unit_that_the_concept_does_not_accept_is_refused_with_the_reason(string unit, string expected)
    {
        Creatinine.TryAccept(unit, out Conversion? conversion, out string? reason).Should().BeFalse();
        conversion.Should().BeNull();
        reason.Should().Be(expected);
    }

    [Trait("Clause", "10.6")]
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_conversion_keeps_the_order_of_values(int factor)
    {
        Action make = () => _ = Conversion.Of(factor, 0);
        make.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Property(MaxTest = 1000)]
    public FsCheck.Property The_fast_comparison_and_the_exact_one_agree(decimal value, decimal threshold, decimal factor, decimal add)
    {
        Conversion conversion = new(factor == 0 ? Rational.One : Rational.From(Math.Abs(factor)), Rational.From(add));
        return (Math.Sign(conversion.Compare(value, threshold)) == Math.Sign(conversion.Apply(value).CompareTo(Rational.From(threshold)))).ToProperty();
    }

    [Property(MaxTest = 500)]
    public FsCheck.Property A_small_conversion_agrees_with_the_exact_one_at_the_threshold(int mantissa, byte scale, byte step)
    {
        Conversion conversion = Conversion.Of(88.42m, -23.5m);
        decimal value = new(mantissa, 0, 0, mantissa < 0, (byte)(scale % 12));
        conversion.Apply(value).TryToDecimal(out decimal threshold).Should().BeTrue();
        threshold += (step % 3) - 1;
        return (conversion.Compare(value, threshold) == 1 - (step % 3)).ToProperty();
    }
}
