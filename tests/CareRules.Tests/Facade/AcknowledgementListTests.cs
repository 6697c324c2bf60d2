using CareRules.Clinical;
using CareRules.Tests.Support;

namespace CareRules.Tests.Facade;

/// <summary>Acknowledgements as a host keeps them in a file.</summary>
public sealed class AcknowledgementListTests
{
    private const string Reason = "\"reason\": { \"system\": \"https://example.org/r\", \"value\": \"seen\" }";

    [Fact]
    public void A_list_holds_the_members_of_the_type()
    {
        Acknowledgement one = Acknowledgement.ParseList("""
            [ { "fingerprint": "f1", "reason": { "system": "https://example.org/r", "value": "seen", "display": "seen and kept" },
                "on": "2026-01-20", "until": "2026-03-01", "rearmWhen": "{ age: \">= 80\" }" } ]
            """).Should().ContainSingle().Subject;
        (one.Fingerprint, one.Reason, one.On, one.Until, one.RearmWhen).Should()
            .Be(("f1", new Code("https://example.org/r", "seen", "seen and kept"), Say.Day("2026-01-20"), Say.Day("2026-03-01"), "{ age: \">= 80\" }"));
    }

    [Fact]
    public void What_may_be_missing_may_be_null()
    {
        Acknowledgement.ParseList("[]").Should().BeEmpty();
        Acknowledgement one = Acknowledgement.ParseList($"[ {{ \"fingerprint\": \"f\", {Reason}, \"on\": \"2026-01-20\", \"until\": null }} ]").Single();
        (one.Until, one.RearmWhen, one.Reason.Display).Should().Be((null, null, null));
    }

    [Theory]
    [InlineData("", "It is not well-formed JSON (line 1).")]
    [InlineData("[\n{", "It is not well-formed JSON (line 2).")]
    [InlineData("{}", "It is not a list of acknowledgements.")]
    [InlineData("[1]", "Acknowledgement 1 is not an object.")]
    [InlineData("[{ \"fingerprint\": \"secret\", \"fingerprint\": \"secret\" }]", "It is not well-formed JSON (line 1).")]
    [InlineData("[{ \"fingerprint\": \"secret\", \"rearm\": \"secret\" }]", "Acknowledgement 1 has a member that is none of fingerprint, reason, on, until, rearmWhen.")]
    [InlineData("[{ \"on\": \"2026-01-20\" }]", "Acknowledgement 1 has no `fingerprint`.")]
    [InlineData("[{ \"fingerprint\": 1 }]", "Acknowledgement 1 has a `fingerprint` that is no text.")]
    [InlineData("[{ \"fingerprint\": \"\\uD800\" }]", "Acknowledgement 1 has a `fingerprint` that is no text.")]
    [InlineData("[{ \"fingerprint\": \"secret\" }]", "Acknowledgement 1 has no `on`, the day on which it was given.")]
    [InlineData("[{ \"fingerprint\": \"secret\", \"on\": \"20 January secret\" }]", "Acknowledgement 1 has an `on` that is no date such as 2026-02-01.")]
    [InlineData("[{ \"fingerprint\": \"secret\", \"on\": \"2026-01-20\", \"reason\": \"secret\" }]", "Acknowledgement 1 has no `reason` of system, value and display.")]
    [InlineData("[{ \"fingerprint\": \"secret\", \"on\": \"2026-01-20\", \"reason\": { \"value\": \"secret\" } }]", "Acknowledgement 1 has a `reason` without system or value.")]
    public void What_is_no_list_is_refused_in_one_sentence_that_quotes_nothing(string json, string expected) =>
        ((Action)(() => Acknowledgement.ParseList(json))).Should().Throw<FormatException>().WithMessage(expected);

    [Fact]
    public void The_number_of_the_one_that_is_wrong_is_said() =>
        ((Action)(() => Acknowledgement.ParseList($"[ {{ \"fingerprint\": \"f\", {Reason}, \"on\": \"2026-01-20\" }}, {{}} ]"))).Should().Throw<FormatException>()
            .WithMessage("Acknowledgement 2 has no `fingerprint`.");
}
