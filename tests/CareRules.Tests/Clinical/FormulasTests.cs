using CareRules.Clinical;

namespace CareRules.Tests.Clinical;

/// <summary>Published and hand-computed worked examples; the source of each formula stands at the formula.</summary>
public sealed class FormulasTests
{
    private const decimal MgDl = 88.42m;

    // 65 years, 70 kg, 1.2 mg/dL: 75 × 70 ÷ (72 × 1.2) = 60.76 mL/min for a man, × 0.85 = 51.6 for a woman.
    [Trait("Clause", "13.14")]
    [Theory]
    [InlineData(false, "60.8")]
    [InlineData(true, "51.6")]
    public void Cockcroft_and_Gault(bool female, string expected) =>
        Formulas.CockcroftGault(1.2m * MgDl, 70, 65, female).Should().Be(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));

    // National Kidney Foundation calculator: creatinine 1.0 mg/dL, 50 years: 92 (man), 69 (woman).
    [Trait("Clause", "13.12")]
    [Theory]
    [InlineData(1.0, 50, false, 92)]
    [InlineData(1.0, 50, true, 69)]
    public void Ckd_epi_2021(double mgDl, int age, bool female, int expected) =>
        Formulas.CkdEpi2021((decimal)mgDl * MgDl, age, female).Should().Be(expected);

    // 141 × (1.0/0.9)^-1.209 × 0.993^50 = 141 × 0.8804 × 0.7038 = 87.4; woman: 144 × (1.0/0.7)^-1.209 × 0.7038 = 65.8.
    [Trait("Clause", "13.11")]
    [Theory]
    [InlineData(1.0, 50, false, 87)]
    [InlineData(1.0, 50, true, 66)]
    public void Ckd_epi_2009(double mgDl, int age, bool female, int expected) =>
        Formulas.CkdEpi2009((decimal)mgDl * MgDl, age, female).Should().Be(expected);

    // 175 × 1 × 50^-0.203 = 175 × 0.4520 = 79.1; × 0.742 = 58.7.
    [Trait("Clause", "13.13")]
    [Theory]
    [InlineData(false, 79)]
    [InlineData(true, 59)]
    public void Mdrd(bool female, int expected) => Formulas.Mdrd(MgDl, 50, female).Should().Be(expected);

    [Trait("Clause", "13.15")]
    [Fact]
    public void Body_mass_index() => Formulas.Bmi(70, 1.75m).Should().Be(22.9m);

    [Trait("Clause", "13.16, 13.17")]
    [Fact]
    public void Qtc_at_60_beats_is_qt()
    {
        Formulas.QtcBazett(400, 60).Should().Be(400);
        Formulas.QtcFridericia(400, 60).Should().Be(400);
    }

    // RR 0.75 s: √0.75 = 0.866 → 400 ÷ 0.866 = 462; ∛0.75 = 0.9086 → 440.
    [Trait("Clause", "13.16, 13.17")]
    [Fact]
    public void Qtc_at_80_beats()
    {
        Formulas.QtcBazett(400, 80).Should().Be(462);
        Formulas.QtcFridericia(400, 80).Should().Be(440);
    }

    // 2.20 + 0.02 × (40 − 30) = 2.40.
    [Trait("Clause", "13.18")]
    [Fact]
    public void Corrected_calcium() => Formulas.CorrectedCalcium(2.20m, 30).Should().Be(2.40m);

    [Trait("Clause", "13.19")]
    [Fact]
    public void Non_hdl() => Formulas.NonHdl(5.2m, 1.3m).Should().Be(3.9m);

    // 60 × 50 ÷ (150 × √36) = 3000 ÷ 900 = 3.33.
    [Trait("Clause", "13.20")]
    [Fact]
    public void Fib_4() => Formulas.Fib4(50, 36, 150, 60).Should().Be(3.33m);

    // Bilirubin 2 mg/dL, INR 1.5, creatinine 1.5 mg/dL: 2.62 + 4.54 + 3.88 + 6.43 = 17.47 → 17. All at or below 1: 6.43 → 6.
    [Trait("Clause", "13.21")]
    [Fact]
    public void Meld()
    {
        Formulas.Meld(1.5m * MgDl, 2 * 17.1m, 1.5m).Should().Be(17);
        Formulas.Meld(0.8m * MgDl, 10, 0.9m).Should().Be(6);
    }

    [Trait("Clause", "13.22")]
    [Theory]
    [InlineData(90, 1, 1)]
    [InlineData(60, 3, 2)]
    [InlineData(59, 1, 2)]
    [InlineData(45, 2.9, 2)]
    [InlineData(44, 2.9, 3)]
    [InlineData(60, 30, 2)]
    [InlineData(60, 30.1, 3)]
    [InlineData(50, 10, 3)]
    [InlineData(50, 31, 4)]
    [InlineData(29, 1, 4)]
    [InlineData(14, 1, 4)]
    public void Kdigo_category(double egfr, double acr, int expected) => Formulas.KdigoCategory((decimal)egfr, (decimal)acr).Should().Be(expected);

    [Trait("Clause", "13.6, 13.11, 13.12, 13.13, 13.14, 13.15, 13.16, 13.17, 13.18, 13.19, 13.20, 13.21")]
    [Fact]
    public void Outside_its_range_a_formula_gives_no_value()
    {
        Formulas.CkdEpi2009(80, 17, false).Should().BeNull("the formula was made for adults");
        Formulas.CkdEpi2021(80, 17, false).Should().BeNull();
        Formulas.Mdrd(80, 17, false).Should().BeNull();
        Formulas.CockcroftGault(80, 70, 17, false).Should().BeNull();
        Formulas.Fib4(50, 36, 150, 17).Should().BeNull();
        Formulas.CkdEpi2021(80, 18, false).Should().NotBeNull();
        Formulas.CockcroftGault(0, 70, 65, false).Should().BeNull();
        Formulas.Bmi(70, 175).Should().BeNull("a height of 175 m is centimetres");
        Formulas.Bmi(70, 0.29m).Should().BeNull();
        Formulas.QtcBazett(400, 0).Should().BeNull();
        Formulas.QtcBazett(400, 301).Should().BeNull();
        Formulas.QtcFridericia(400, 19).Should().BeNull();
        Formulas.QtcFridericia(400, 20).Should().NotBeNull();
        Formulas.CorrectedCalcium(2.2m, 81).Should().BeNull("an albumin of 81 g/L is none");
        Formulas.NonHdl(1, 2).Should().BeNull();
        Formulas.Meld(0, 10, 1).Should().BeNull();
        Formulas.Meld(2000, 2000, 10).Should().Be(40, "the bounds of UNOS");
    }
}
