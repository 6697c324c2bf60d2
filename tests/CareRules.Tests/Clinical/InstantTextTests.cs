using System.Globalization;
using CareRules.Clinical;

namespace CareRules.Tests.Clinical;

public sealed class InstantTextTests
{
    [Theory]
    [InlineData("2019-03-07T10:20:30Z")]
    [InlineData("2019-03-07T10:20:30")]
    [InlineData("2019-03-07T10:20:30+01:00")]
    [InlineData("2019-03-07T23:59:59-13:59")]
    [InlineData("2020-02-29T00:00:00.1+05:45")]
    [InlineData("2020-02-29T00:00:00.123Z")]
    [InlineData("2020-02-29T00:00:00.1234567")]
    [InlineData("2020-02-29T00:00:00.0000001-00:30")]
    [InlineData("9998-12-31T23:59:59.9999999+13:59")]
    public void The_form_that_FHIR_prescribes_is_read_as_the_framework_reads_it(string text)
    {
        InstantText.TryParse(text, out DateTimeOffset read).Should().BeTrue();
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset expected).Should().BeTrue();
        read.EqualsExact(expected).Should().BeTrue();
    }

    [Theory]
    [InlineData("2019-02-29T10:20:30Z")]
    [InlineData("2019-13-07T10:20:30Z")]
    [InlineData("2019-03-07T24:00:00Z")]
    [InlineData("2019-03-07T10:60:00Z")]
    [InlineData("2019-03-07T10:20:60Z")]
    [InlineData("2019-03-07T10:20")]
    [InlineData("2019-03-07T10:20:30z")]
    [InlineData("2019-03-07 10:20:30Z")]
    [InlineData("2019-03-07T10:20:30+01")]
    [InlineData("2019-03-07T10:20:30+0100")]
    [InlineData("2019-03-07T10:20:30+14:00")]
    [InlineData("2019-03-07T10:20:30.Z")]
    [InlineData("2019-03-07T10:20:30.12345678Z")]
    [InlineData("2019-03-07T10:20:30ZZ")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    [InlineData("201\u0669-03-07T10:20:30Z")]
    public void Every_other_form_is_left_to_the_framework(string text) => InstantText.TryParse(text, out DateTimeOffset _).Should().BeFalse();
}
