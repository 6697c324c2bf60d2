using CareRules.Diagnostics;
using CareRules.Text;

namespace CareRules.Tests.Diagnostics;

public class DiagnosticRendererTests
{
    private static readonly DiagnosticDescriptor Code = new("CR0101", DiagnosticSeverity.Error, "A key is not known");

    [Fact]
    public void A_finding_shows_its_line_with_a_caret_under_the_place() =>
        Render("rules:\n  - ide: x\n", new TextSpan(11, 3), "A rule has no key `ide`.", "Did you mean `id`?").Should().Be(
            """
            cardiac.yaml:2:5: error CR0101: A rule has no key `ide`.
                |
              2 |   - ide: x
                |     ^^^
              help: Did you mean `id`?

            """.ReplaceLineEndings("\n"));

    [Fact]
    public void A_tab_before_the_place_moves_the_caret_as_it_moves_the_text() =>
        Lines("a:\tbc\n", new TextSpan(3, 2))[2..4].Should().Equal("  1 | a:  bc", "    |     ^^");

    [Fact]
    public void A_place_without_length_still_has_a_caret() => Lines("a: b\n", new TextSpan(4, 0))[3].Should().Be("    |     ^");

    [Fact]
    public void A_place_over_several_lines_is_marked_to_the_end_of_the_first() =>
        Lines("ab: c\n  d\n", new TextSpan(0, 9))[2..4].Should().Equal("  1 | ab: c", "    | ^^^^^");

    [Fact]
    public void A_wide_line_is_cut_around_the_place()
    {
        string[] lines = Lines(new string('x', 500) + "HERE" + new string('y', 500), new TextSpan(500, 4));

        lines[2].Length.Should().BeLessThan(130);
        lines[2].Should().StartWith("  1 | …x").And.EndWith("y…").And.Contain("HERE");
        lines[3].IndexOf('^', StringComparison.Ordinal).Should().Be(lines[2].IndexOf("HERE", StringComparison.Ordinal));
        lines[3].Should().EndWith(" ^^^^");
    }

    [Theory]
    [InlineData("\u001b[31mred")]
    [InlineData("\u202Eevil")]
    [InlineData("\u2066x\u0007")]
    [InlineData("\u0085next")]
    public void Nothing_that_a_terminal_obeys_is_written(string hostile)
    {
        string text = Render($"a: {hostile}", new TextSpan(3, 2), $"{AuthorText.Quote(hostile)} is bad.", hostile);

        text.Where(c => c != '\n' && AuthorText.IsHidden(c)).Should().BeEmpty();
    }

    [Fact]
    public void Without_the_file_the_message_stands_alone() =>
        DiagnosticRenderer.Render(Finding("a: b", new TextSpan(0, 1), "Message.", null), null).Should().Be("cardiac.yaml:1:1: error CR0101: Message.\n");

    [Fact]
    public void Other_places_are_named()
    {
        SourceText source = SourceText.From("cardiac.yaml", "a: 1\na: 2\n");
        DiagnosticBag bag = new();
        bag.ReportDuplicateKey(source, new TextSpan(5, 1), "a", new TextSpan(0, 1));

        DiagnosticRenderer.Render(bag.ToSorted()[0], source).Should().EndWith("  see: cardiac.yaml:1:1\n");
    }

    [Fact]
    public void Long_words_of_an_author_are_shortened_in_messages() =>
        AuthorText.Quote(new string('x', 5000)).Length.Should().BeLessThan(70);

    private static string[] Lines(string text, TextSpan span) => Render(text, span, "Message.", null).Split('\n');

    private static string Render(string text, TextSpan span, string message, string? help) =>
        DiagnosticRenderer.Render(Finding(text, span, message, help), SourceText.From("cardiac.yaml", text));

    private static Diagnostic Finding(string text, TextSpan span, string message, string? help)
    {
        DiagnosticBag bag = new();
        bag.Report(Code, SourceText.From("cardiac.yaml", text), span, message, help);
        return bag.ToSorted()[0];
    }
}
