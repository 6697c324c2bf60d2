using System.Globalization;
using CareRules.Clinical;
using CareRules.Explanations;

namespace CareRules.Tests.Explanations;

/// <summary>Numbers, units, delays and sentences as a clinician reads them.</summary>
public class ReadersTextTests
{
    [Trait("Clause", "15.7")]
    [Theory]
    [InlineData("16.899227071637306", "mL/min/{1.73_m2}", "16.899 mL/min/1.73 m²")] // 16.90 would look measured to a tenth
    [InlineData("4.261204730074571", "mL/min", "4.26 mL/min")]
    [InlineData("167.67633900195196", "mm[Hg]", "167.68 mmHg")]
    [InlineData("29.996", "mL/min", "29.996 mL/min")] // not 30, which is a limit
    [InlineData("29.99996", "mL/min", "29.99996 mL/min")]
    [InlineData("5.50213", "mmol/L", "5.502 mmol/L")]
    [InlineData("0.0651", "mmol/L", "0.0651 mmol/L")]
    [InlineData("-2.518", "1", "-2.52")]
    [InlineData("48.0", "mmol/mol", "48.0 mmol/mol")]
    [InlineData("4.50", "%", "4.50%")]
    [InlineData("140", "10*9/L", "140 × 10⁹/L")]
    public void A_value_is_printed_as_a_clinician_writes_it(string number, string unit, string expected) =>
        QuantityText.ForReaders(new Quantity(decimal.Parse(number, CultureInfo.InvariantCulture), unit)).Should().Be(expected);

    [Theory]
    [InlineData("< 130 mm[Hg]", "< 130 mmHg")]
    [InlineData("fire if < 30 mL/min/{1.73_m2}", "fire if < 30 mL/min/1.73 m²")]
    [InlineData("fire if < 30 mL/min/{1.73_m2}; else nothing", "fire if < 30 mL/min/1.73 m²; else nothing")]
    [InlineData("below 7 (of 10*9/L)", "below 7 (of × 10⁹/L)")]
    [InlineData("88..92 %", "88..92%")]
    [InlineData("fire if >= 7 %, or more", "fire if >= 7%, or more")]
    [InlineData("", "")]
    [InlineData("0.6..0.8 mmol/L", "0.6..0.8 mmol/L")]
    public void Units_within_a_text_are_written_so_too(string text, string expected) => UnitText.In(text).Should().Be(expected);

    [Theory]
    [InlineData(1, "1 day")]
    [InlineData(2, "2 days")]
    [InlineData(365, "365 days")]
    [InlineData(366, "over a year")]
    [InlineData(731, "over a year")]
    [InlineData(732, "over 2 years")]
    [InlineData(15055, "over 41 years")]
    public void A_long_delay_is_told_in_years(int days, string expected) => LateText.Of(days).Should().Be(expected);

    [Theory]
    [InlineData("lithium level is due", "Lithium level is due")]
    [InlineData("eGFR is due", "eGFR is due")]
    [InlineData("pH", "pH")]
    [InlineData("", "")]
    public void A_sentence_begins_with_a_capital_but_for_a_word_that_has_its_own(string words, string expected) =>
        PlainText.Sentence(words).Should().Be(expected);
}
