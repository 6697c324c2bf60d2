using System.Globalization;
using CareRules.Clinical;
using CareRules.Fhir.Tests.Support;

namespace CareRules.Fhir.Tests;

public sealed class HostileTests
{
    public static TheoryData<string, string> Payloads => new()
    {
        { "", "CR5001" }, { "   ", "CR5001" }, { "{", "CR5001" }, { "null", "CR5006" }, { "[]", "CR5006" }, { "'Bundle'", "CR5006" }, { "12", "CR5006" }, { "{}", "CR5006" },
        { "{'resourceType':12}", "CR5006" }, { Fixture.Patient, "CR5006" }, { "{'resourceType':'Parameters'}", "CR5006" },
        { "{'resourceType':'Parameters','parameter':[1,{'name':'x','resource':" + Fixture.Patient + "}]}", "CR5006" },
        { "{'resourceType':'Bundle'}", "CR5007" }, { "{'resourceType':'Bundle','entry':[]}", "CR5007" }, { "{'resourceType':'Bundle','entry':[{}]}", "CR5007" },
        { "{'resourceType':'Bundle','entry':{}}", "CR5009" }, { "{'resourceType':'Bundle','entry':[7]}", "CR5009" },
        { "{'resourceType':'Bundle','entry':[{'resource':7}]}", "CR5009" }, { "{'resourceType':'Bundle','entry':[{'resource':{}}]}", "CR5009" },
        { "{'resourceType':'Bundle','entry':[{'resource':" + Fixture.Patient + "},{'resource':" + Fixture.Patient + "}]}", "CR5008" },
        { "{'resourceType':'Bundle','type':'history','entry':[{'resource':" + Fixture.Patient + "}]}", "CR5010" },
        { "{'resourceType':'Bundle','type':7}", "CR5010" },
        { "{'resourceType':'Bundle',}", "CR5001" }, { "{'resourceType':'Bundle'/*x*/}", "CR5001" }, { "{'resourceType':'Bundle'}x", "CR5001" },
        { "{'resourceType':'Bundle','x':NaN}", "CR5001" }, { "{'resourceType':'Bundle','x':Infinity}", "CR5001" }, { "{'resourceType':'Bundle','x':01}", "CR5001" },
        { "{'resourceType':'Bundle','resourceType':'Bundle'}", "CR5005" },
        { "{'resourceType':'Bundle','entry':[{'resource':{'resourceType':'Claim','a':{'b':1,'\\u0062':2}}}]}", "CR5005" },
        { "{'resourceType':'Bundle','x':'\\ud800'}", "CR5003" }, { "{'resourceType':'Bundle','x':'\\udc00\\ud800'}", "CR5003" },
        { "{'resourceType':'Bundle','\\ud800':1}", "CR5003" },
        { "{'resourceType':'Bundle','entry':[{'resource':{'resourceType':'Patient','deceasedBoolean':'true'}}]}", "CR5009" },
    };

    [Theory]
    [MemberData(nameof(Payloads))]
    public void Each_unreadable_payload_has_its_own_code(string payload, string code) =>
        Fixture.Fails(Fixture.Json(payload)).Code.Should().Be(code);

    [Fact]
    public void A_duplicate_property_is_found_at_its_path()
    {
        string json = Fixture.Bundle(Fixture.Patient, "{'resourceType':'Claim','item':[{'a':1},{'net':{'value':1,'value':2}}]}");
        Fixture.Fails(json).At.Should().Be("$.entry[1].resource.item[1].net.value");
    }

    [Fact]
    public void A_lone_surrogate_is_found_at_its_path() =>
        Fixture.Fails(Fixture.Bundle(Fixture.Patient, "{'resourceType':'Claim','a':[1,'\\ud83d']}")).At.Should().Be("$.entry[1].resource.a[1]");

    [Fact]
    public void A_pair_of_surrogates_is_text() =>
        Fixture.Read("Condition", "'code':{'text':'\\ud83d\\ude00'}").Conditions[0].Text.Should().Be("\U0001F600");

    [Fact]
    public void Half_a_character_in_a_string_is_refused() =>
        Fixture.Fails("{\"resourceType\":\"Bundle\",\"x\":\"\ud800\"}").Code.Should().Be("CR5003");

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused() =>
        Fixture.Fails([.. Fixture.Utf8("{\"resourceType\":\""), 0xC3, 0x28, .. Fixture.Utf8("\"}")]).Code.Should().Be("CR5003");

    [Fact]
    public void A_byte_order_mark_is_read_past() =>
        FhirPatient.Read("\uFEFF" + Fixture.Bundle(Fixture.Patient)).Source.Should().Be("Patient/p");

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    public void Deep_nesting_is_refused_whether_it_ends_or_not(string open, string close)
    {
        string deep = string.Concat(Enumerable.Repeat(open, 100_000));
        Fixture.Fails(deep).Code.Should().Be("CR5004");
        Fixture.Fails(deep + "1" + string.Concat(Enumerable.Repeat(close, 100_000))).Code.Should().Be("CR5004");
        string sixtyFive = string.Concat(Enumerable.Repeat(open, 65)) + "1" + string.Concat(Enumerable.Repeat(close, 65));
        Fixture.Fails(sixtyFive).Code.Should().Be("CR5004");
    }

    [Fact]
    public void A_string_of_ten_megabytes_is_read()
    {
        string text = new('x', 10_000_000);
        Fixture.Read("Condition", $"'code':{{'text':'{text}'}}").Conditions[0].Text.Should().HaveLength(10_000_000);
    }

    [Fact]
    public void A_payload_above_the_cap_is_refused_and_one_at_the_cap_is_read()
    {
        byte[] json = Fixture.Utf8(Fixture.Bundle(Fixture.Patient));
        FhirPatient.TryRead(json, new FhirReadOptions { MaxBytes = json.Length }, out _, out _).Should().BeTrue();
        FhirPatient.TryRead(json, new FhirReadOptions { MaxBytes = json.Length - 1 }, out _, out UnreadablePatientException? error).Should().BeFalse();
        error!.Code.Should().Be("CR5002");
    }

    [Theory]
    [InlineData("5.4", "5.4")]
    [InlineData("5.40", "5.40")]
    [InlineData("178.08705005887956", "178.08705005887956")]
    [InlineData("1e2", "100")]
    [InlineData("0e0", "0")]
    [InlineData("1.5E-3", "0.0015")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("1e999", null)]
    [InlineData("1e-40", null)]
    [InlineData("1e-999999999999999999999", null)]
    [InlineData("1e999999999999999999999", null)]
    [InlineData("0.0000000000000000000000000000001", null)]
    [InlineData("1.23456789012345678901234567890123", null)]
    [InlineData("79228162514264337593543950336", null)]
    [InlineData("'5.4'", null)]
    [InlineData("'NaN'", null)]
    [InlineData("true", null)]
    [InlineData("null", null)]
    public void A_number_is_exact_or_unreadable(string number, string? value)
    {
        ObservationFact fact = Fixture.Read("Observation", "'status':'final','valueQuantity':{'value':" + number + ",'unit':'mmol/L'}").Observations[0];
        (fact.Value?.Value.ToString(CultureInfo.InvariantCulture)).Should().Be(value);
        (fact.Unreadable is null).Should().Be(value is not null);
    }

    [Fact]
    public void Nothing_in_an_error_repeats_a_value()
    {
        string[] payloads =
        [
            "{'resourceType':'Bundle','entry':[{'resource':{'resourceType':'Patient','CANARY 1':'CANARY','CANARY 1':2}}]}",
            "{'resourceType':'Bundle','CANARY':CANARY}", "{'resourceType':'CANARY'}", "{'resourceType':'Bundle','x':'CANARY\\ud800'}",
            "{'resourceType':'Bundle','type':'CANARY'}",
        ];
        foreach (string payload in payloads)
        {
            UnreadablePatientException error = Fixture.Fails(Fixture.Json(payload));
            error.InnerException.Should().BeNull();
            error.ToString().Replace("$.CANARY", "$", StringComparison.Ordinal).Should().NotContain("CANARY");
        }
    }

    [Fact]
    public void Bytes_flipped_and_cut_never_give_another_exception()
    {
        byte[][] seeds =
        [
            Fixture.Utf8(Fixture.File("heart-failure.json")), Fixture.Utf8(Fixture.File("message.json")), Fixture.Utf8(Fixture.File("search-page.json")),
            Shared.Unzip(Fixture.FilePath("synthea-ba18818d.json.gz")),
        ];
        FixedSequence random = new(20260201);
        int read = 0;
        for (int round = 0; round < 800; round++)
        {
            byte[] bytes = Mutate(seeds[round % seeds.Length], random);
            read += FhirPatient.TryRead(bytes, FhirReadOptions.Default, out _, out _) ? 1 : 0;
            FhirContent.KindOf(bytes, out _);
            try
            {
                FhirPatient.ReadProposed(bytes);
            }
            catch (UnreadablePatientException)
            {
                // The one exception that is allowed.
            }
        }

        read.Should().BeGreaterThan(0);
    }

    private static byte[] Mutate(byte[] seed, FixedSequence random)
    {
        byte[] bytes = (byte[])seed.Clone();
        if (random.Next(4) == 0)
        {
            return bytes[..random.Next(bytes.Length)];
        }

        for (int flips = 1 + random.Next(3); flips > 0; flips--)
        {
            bytes[random.Next(bytes.Length)] = random.Next(2) == 0 ? (byte)random.Next(256) : (byte)"{}[]:,\"\\0eE-."[random.Next(13)];
        }

        return bytes;
    }
}
