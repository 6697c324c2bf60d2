using System.Globalization;
using CareRules.Clinical;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CareRules.Tests.Clinical;

public sealed class RationalTests
{
    [Fact]
    public void There_and_back_is_exactly_one() => (Rational.One / 88.4m * 88.4m).Should().Be(Rational.One);

    [Fact]
    public void The_default_is_zero()
    {
        default(Rational).Should().Be(Rational.From(0));
        (default(Rational) + Rational.One).Should().Be(Rational.One);
    }

    [Fact]
    public void Fractions_are_kept_in_lowest_terms_with_the_sign_above()
    {
        new Rational(6, -8).Should().Be(new Rational(-3, 4));
        Rational.From(0.50m).Should().Be(new Rational(1, 2));
    }

    [Fact]
    public void A_fraction_over_zero_cannot_be_made()
    {
        Action divide = static () => _ = Rational.One / default(Rational);
        divide.Should().Throw<DivideByZeroException>();
    }

    [Theory]
    [InlineData(1, 3, "0.3333333333333333333333333333")]
    [InlineData(2, 3, "0.6666666666666666666666666667")]
    [InlineData(-1, 4, "-0.25")]
    [InlineData(10, 1, "10")]
    [InlineData(20000, 2, "10000")]
    [InlineData(1000000, 3, "333333.33333333333333333333333")]
    public void A_fraction_is_rounded_only_to_be_printed(int numerator, int denominator, string expected)
    {
        new Rational(numerator, denominator).TryToDecimal(out decimal value).Should().BeTrue();
        value.ToString(CultureInfo.InvariantCulture).Should().Be(expected);
    }

    [Fact]
    public void What_no_decimal_holds_is_refused() => (Rational.From(decimal.MaxValue) * 2m).TryToDecimal(out _).Should().BeFalse();

    [Property(MaxTest = 300)]
    public FsCheck.Property Every_decimal_is_a_fraction_and_comes_back(decimal value) =>
        (Rational.From(value).TryToDecimal(out decimal back) && back == value).ToProperty();

    [Property(MaxTest = 300)]
    public FsCheck.Property Fractions_are_ordered_as_decimals_are(decimal left, decimal right) =>
        (Math.Sign(Rational.From(left).CompareTo(Rational.From(right))) == Math.Sign(left.CompareTo(right))).ToProperty();

    [Property(MaxTest = 300)]
    public FsCheck.Property What_is_added_can_be_taken_away_and_what_is_multiplied_divided(decimal left, decimal right)
    {
        Rational a = Rational.From(left);
        Rational b = Rational.From(right);
        return (a + b - b == a && (b.IsZero || a * b / b == a)).ToProperty();
    }
}
