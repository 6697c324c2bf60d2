namespace CareRules.Fhir.Tests.Support;

/// <summary>Texts that try to become something else than text.</summary>
internal static class HostileTexts
{
    public static TheoryData<string> All => [.. Strings];

    public static string[] Strings { get; } =
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</div><iframe src='https://evil.example'></iframe>",
        "<!-- --><![CDATA[x]]>&lt;b&gt;&#60;",
        "![x](https://evil.example/p.png)",
        "[click](javascript:alert(1))",
        "[click](  JaVaScRiPt:alert(1))",
        "<javascript:alert(1)>",
        "<https://evil.example>",
        "https://evil.example www.evil.example mail@evil.example",
        "[a]: https://evil.example\n\n[a]",
        "x\n\n# Heading\n\n- item\n\n```\ncode\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |",
        "**bold** __bold__ ~~struck~~ `code` $x$ {onclick=alert(1)}",
        "\"quote\" 'quote' \\ \\\\ \\",
        "a\u0000b\u0001c\u001Bd\u007Fe\u0085f",
        "\u202Egpj.exe\u202C \u2066x\u2069 \uFEFF \u200B",
        "\uFFFE\uFFFF",
        "x\ud800y",
        new string('W', 500),
        string.Concat(Enumerable.Repeat("e\u0301\u0302\u0303", 200)),
        string.Concat(Enumerable.Repeat("\U0001F600", 200)),
        "{{constructor.constructor('alert(1)')()}} ${7*7} <%= 7*7 %>",
    ];
}
