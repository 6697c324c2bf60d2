using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using CareRules.Fhir.Json;
using CareRules.Fhir.Tests.Support;

namespace CareRules.Fhir.Tests;

/// <summary>The scanner and the framework's own reader, side by side: the same texts are JSON, and the same values are in them.</summary>
public sealed class JsonScannerTests
{
    // What JSON is made of, so that a change often makes another text that is nearly one.
    private const string Pieces = "{}[]:,\"\\0eE-. \n\tau9";

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = JsonPayload.MaxDepth, AllowDuplicateProperties = false };

    public static TheoryData<string> Texts =>
    [
        "", " ", "{}", " { } ", "[]", "[ ]", "[1]", "[1,]", "[,1]", "[1 2]", "{,}", "{'a'}", "{'a':}", "{'a':1,}", "{'a' 1}", "{a:1}", "{'a':1 'b':2}", "{'a':1}}", "{'a':1]", "[1}", "[", "{", "]",
        "0", "-0", "-", "00", "01", "-01", "1.", "1.0", ".5", "1.5.5", "1e", "1e5", "1E+5", "1e-5", "1e+", "1e5.5", "+1", "1a", "0x1", "--1", "1-", "123456789012345678901234567890",
        "true", "false", "null", "tru", "truex", "True", "nul", "nullnull", "[true,false,null]", "NaN",
        "''", "'a", "'a'b", "'\\n\\t\\r\\b\\f\\/\\\\\\''", "'\\x'", "'\\u12'", "'\\u12G4'", "'\\u1234'", "'\\U1234'", "'\\", "'\\u", "'\u0001'", "'a\nb'", "'\u007F'", "'\u00e9\u20ac\U0001F600'",
        "'0123456789012345678901234567890123456789\u001F'", "'0123456789012345678901234567890123456789\\'", "\u00a0{}", "{}\u0000", "\u0000", "{}\f", "{}\v", "/**/{}", "{}//x",
        "{'a':1,'a':2}", "{'a':1,'\\u0061':2}", "{'\\u0061':1,'a':2}", "{'\\u0061':1,'\\u0061':2}", "{'a':{'a':{'a':1}},'b':[{'a':1},{'a':2}]}", "{'':1,'':2}", "{'':1,' ':2}", "{'\u00e9':1,'\\u00e9':2}",
        "[{'a':[],'b':{},'c':[[],{}],'d':[{'e':1}]}]", "{'a':1,'b':{'a':1,'b':{}},'b2':3,'ab':4,'ba':5}",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_is_read_as_the_framework_reads_it(string text) => Compare(Fixture.Utf8(Fixture.Json(text)));

    [Fact]
    public void Levels_are_counted_as_the_framework_counts_them()
    {
        foreach (int depth in new[] { 63, 64, 65 })
        {
            Compare(Fixture.Utf8(new string('[', depth) + new string(']', depth)));
            Compare(Fixture.Utf8(string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth)));
            Compare(Fixture.Utf8(string.Concat(Enumerable.Repeat("{\"a\":", depth - 1)) + "[]" + new string('}', depth - 1)));
        }
    }

    [Fact]
    public void Texts_with_bytes_changed_and_cut_are_read_as_the_framework_reads_them()
    {
        string[] seeds =
        [
            Fixture.File("heart-failure.json"), Fixture.File("message.json"), Fixture.File("search-page.json"),
            Fixture.Json("{'a':'x\\u0041\\n\u00e9','b\\u0061':[1,-2.5e10,true,false,null,{'c':{},'d':[]}],'c':'long enough to need several steps of the vector, and then some more \\' x'}"),
        ];
        FixedSequence random = new(20261129);
        int read = 0;
        for (int round = 0; round < 6_000; round++)
        {
            byte[] bytes = Fixture.Utf8(seeds[round % seeds.Length]);
            for (int changes = 1 + random.Next(3); changes > 0; changes--)
            {
                bytes[random.Next(bytes.Length)] = (byte)Pieces[random.Next(Pieces.Length)];
            }

            read += Compare(random.Next(5) == 0 ? bytes[..random.Next(bytes.Length)] : bytes) ? 1 : 0;
        }

        read.Should().BeInRange(600, 5_400);
    }

    [Fact]
    public void Names_that_differ_only_in_the_middle_are_different_and_the_same_one_is_found_among_many()
    {
        foreach (int count in new[] { 2, 40, 47, 48, 49, 50, 500 })
        {
            string[] names = [.. Enumerable.Range(0, count).Select(static i => $"aaaaaaaa{i:D6}bbbbbbbb")];
            Compare(Object(names)).Should().BeTrue();
            Compare(Object([.. names, "other"])).Should().BeTrue();
            foreach (int again in new[] { 0, count / 2, count - 1 })
            {
                Compare(Object([.. names, names[again]])).Should().BeFalse();
                Compare(Object([.. names, "x", names[again].Replace("a", "\\u0061", StringComparison.Ordinal)])).Should().BeFalse();
            }
        }
    }

    [Fact]
    public void An_object_of_very_many_like_names_does_not_compare_each_with_each()
    {
        // 200,000 names with one hash are 20,000 million comparisons one by one: hours. By a set it is a moment.
        byte[] text = Object([.. Enumerable.Range(0, 200_000).Select(static i => $"aaaaaaaa{i:D6}bbbbbbbb")]);
        JsonRow[]? rows = JsonScanner.Scan(text, out _);
        rows.Should().NotBeNull();
        ArrayPool<JsonRow>.Shared.Return(rows!);
    }

    [Fact]
    public void A_name_is_found_however_it_is_written()
    {
        byte[] text = Fixture.Utf8("{\"c\\u006fde\":\"f\\u0069nal\",\"\\u00e9\":1,\"plain\":\"\\u00e9\"}");
        using JsonTree tree = JsonPayload.Parse(text, text.Length);
        tree.Root.TextOf("code"u8).Should().Be("final");
        tree.Root.TryGet("code"u8, out JsonItem code).Should().BeTrue();
        code.TextIs("final"u8).Should().BeTrue();
        code.TextIs("final").Should().BeTrue();
        code.TextIs("fina"u8).Should().BeFalse();
        tree.Root.TryGet("\u00e9"u8, out JsonItem _).Should().BeTrue();
        tree.Root.TextOf("plain"u8).Should().Be("\u00e9");
        tree.Root.TryGet("cod"u8, out JsonItem _).Should().BeFalse();
        tree.Root.TryGet("pla"u8, out JsonItem _).Should().BeFalse();
    }

    private static byte[] Object(string[] names) => Fixture.Utf8("{" + string.Join(",", names.Select(static n => $"\"{n}\":1")) + "}");

    /// <summary>Whether the text is JSON; both must say the same, and read the same out of it.</summary>
    private static bool Compare(byte[] bytes)
    {
        if (!Utf8.IsValid(bytes))
        {
            return false;
        }

        string shown = Encoding.UTF8.GetString(bytes);
        JsonRow[]? rows = JsonScanner.Scan(bytes, out bool _);
        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(bytes, Strict);
        }
        catch (JsonException)
        {
            // Then the scanner must refuse it too.
        }

        (rows is not null).Should().Be(document is not null, shown);
        if (rows is not null && document is not null)
        {
            using JsonTree tree = new(bytes, rows);
            Same(tree.Root, document.RootElement, shown);
        }

        return document is not null;
    }

    private static void Same(JsonItem item, JsonElement element, string shown)
    {
        item.Kind.Should().Be(element.ValueKind, shown);
        Encoding.UTF8.GetString(item.Raw).Should().Be(element.GetRawText(), shown);
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    item.TryGet(Fixture.Utf8(property.Name), out JsonItem value).Should().BeTrue(shown);
                    Same(value, property.Value, shown);
                }

                item.TryGet("never a name"u8, out JsonItem _).Should().BeFalse(shown);
                break;
            case JsonValueKind.Array:
                item.Count.Should().Be(element.GetArrayLength(), shown);
                JsonElement[] expected = [.. element.EnumerateArray()];
                int index = 0;
                foreach (JsonItem inner in item)
                {
                    Same(inner, expected[index++], shown);
                }

                index.Should().Be(expected.Length, shown);
                break;
            case JsonValueKind.String:
                item.Text().Should().Be(element.GetString(), shown);
                break;
        }
    }
}
