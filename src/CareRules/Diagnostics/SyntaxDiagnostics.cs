using System.Collections.Immutable;
using System.Globalization;
using CareRules.Text;
using static CareRules.Diagnostics.AuthorText;

namespace CareRules.Diagnostics;

/// <summary>What the first stage reports (CR0001–0999): here, what is wrong with a file as a text; what is wrong with its shape stands in the other part.</summary>
internal static partial class SyntaxDiagnostics
{
    public static readonly DiagnosticDescriptor Malformed = Error("CR0001", "The file cannot be read from here on");
    public static readonly DiagnosticDescriptor TooDeep = Error("CR0002", "Too many levels inside each other");
    public static readonly DiagnosticDescriptor TooLarge = Error("CR0003", "The file is too large");
    public static readonly DiagnosticDescriptor HiddenCharacter = Error("CR0004", "A character that cannot be seen");
    public static readonly DiagnosticDescriptor TabIndentation = Error("CR0005", "A line is indented with a tab");
    public static readonly DiagnosticDescriptor TooManyParts = Error("CR0006", "The file has too many parts");
    public static readonly DiagnosticDescriptor Anchor = Error("CR0010", "A YAML anchor");
    public static readonly DiagnosticDescriptor Alias = Error("CR0011", "A YAML alias");
    public static readonly DiagnosticDescriptor Tag = Error("CR0012", "A YAML tag");
    public static readonly DiagnosticDescriptor MergeKey = Error("CR0013", "A YAML merge key");
    public static readonly DiagnosticDescriptor DuplicateKey = Error("CR0014", "The same key twice");
    public static readonly DiagnosticDescriptor KeyIsNotText = Error("CR0015", "A key that is not text");
    public static readonly DiagnosticDescriptor SecondDocument = Error("CR0016", "More than one document in a file");
    public static readonly DiagnosticDescriptor Directive = Error("CR0017", "A YAML directive");
    public static readonly DiagnosticDescriptor CommentInText = Warning("CR0018", "Text that is cut by a comment");
    public static readonly DiagnosticDescriptor ReadAsBlock = Error("CR0019", "A comparison that YAML reads as a block of text");
    public static readonly DiagnosticDescriptor NeedsQuotes = Error("CR0020", "Text that begins with a sign of YAML");
    public static readonly DiagnosticDescriptor BracesInFlow = Error("CR0021", "A unit with brackets inside brackets");
    public static readonly DiagnosticDescriptor ColonInText = Error("CR0022", "Plain text with a colon in it");
    public static readonly DiagnosticDescriptor TextAfterQuote = Error("CR0023", "Text after a closing quote");
    public static readonly DiagnosticDescriptor QuoteNotClosed = Error("CR0024", "A quote that is not closed");

    public static readonly DiagnosticDescriptor TypographicQuotes = Error("CR0025", "Quotes of a word processor");
    public static readonly DiagnosticDescriptor BracketNotClosed = Error("CR0026", "A bracket that is not closed");
    public static readonly DiagnosticDescriptor Indentation = Error("CR0027", "A line that is out of line");
    public static readonly DiagnosticDescriptor KeyWithoutColon = Error("CR0028", "A key without a colon");
    public static readonly DiagnosticDescriptor ItemWithoutDash = Error("CR0029", "An item of a list without a dash");

    private const string IfText = "If it is meant as text, put the whole of it in double quotes.";

    public static ImmutableArray<DiagnosticDescriptor> All => [.. TextCodes, .. ShapeCodes];

    private static ImmutableArray<DiagnosticDescriptor> TextCodes =>
    [
        Malformed, TooDeep, TooLarge, HiddenCharacter, TabIndentation, TooManyParts, Anchor, Alias, Tag, MergeKey, DuplicateKey, KeyIsNotText,
        SecondDocument, Directive, CommentInText, ReadAsBlock, NeedsQuotes, BracesInFlow, ColonInText, TextAfterQuote, QuoteNotClosed, TypographicQuotes, BracketNotClosed, Indentation, KeyWithoutColon,
        ItemWithoutDash,
    ];

    public static void ReportMalformed(this DiagnosticBag bag, SourceText source, TextSpan span, string? help) =>
        bag.Report(Malformed, source, span, "The file cannot be read from here on.", help ?? "Look for a bracket, a quote or an indentation that does not match the lines above.");

    public static void ReportTooDeep(this DiagnosticBag bag, SourceText source, TextSpan span, int limit) =>
        bag.Report(TooDeep, source, span, Invariant($"This is more than {limit} levels deep."), "Name the inner criteria as definitions and refer to them with `is`.");

    public static void ReportTooLarge(this DiagnosticBag bag, SourceText source, int limit) =>
        bag.Report(TooLarge, source, new TextSpan(0, 0), Invariant($"The file is larger than {limit / 1024} KiB."), "Split it into several files; a pack is read as one.");

    public static void ReportHiddenCharacter(this DiagnosticBag bag, SourceText source, TextSpan span, int character) =>
        bag.Report(
            HiddenCharacter, source, span, $"The character {NameOf(character)} cannot be seen and is not allowed here.",
            character == 0 ? "Save the file as UTF-8." : "Delete it; save the file as UTF-8.");

    public static void ReportTabIndentation(this DiagnosticBag bag, SourceText source, TextSpan span) =>
        bag.Report(TabIndentation, source, span, "This line is indented with a tab.", "Indent with spaces, two for each level.");

    public static void ReportTooManyParts(this DiagnosticBag bag, SourceText source, TextSpan span, int limit) =>
        bag.Report(TooManyParts, source, span, Invariant($"The file has more than {limit} keys and values."), "Split it into several files; a pack is read as one.");

    public static void ReportAnchor(this DiagnosticBag bag, SourceText source, TextSpan span, string name) =>
        bag.Report(Anchor, source, span, $"`&{Bare(name)}` is a YAML anchor, which the rule language does not have.", $"Write the content out, or name it under `concepts` or `definitions`. {IfText}");

    public static void ReportAlias(this DiagnosticBag bag, SourceText source, TextSpan span, string name) =>
        bag.Report(Alias, source, span, $"`*{Bare(name)}` is a YAML alias, which the rule language does not have.", $"Write the content out. {IfText}");

    public static void ReportTag(this DiagnosticBag bag, SourceText source, TextSpan span, string written) =>
        bag.Report(Tag, source, span, $"{Quote(written)} is a YAML tag, which the rule language does not have.", $"Delete the tag. {IfText}");

    public static void ReportMergeKey(this DiagnosticBag bag, SourceText source, TextSpan span) =>
        bag.Report(MergeKey, source, span, "`<<` merges keys from elsewhere, which the rule language does not have.", "Write the keys out.");

    public static void ReportDuplicateKey(this DiagnosticBag bag, SourceText source, TextSpan span, string key, TextSpan first) =>
        bag.Report(DuplicateKey, source, span, $"{Quote(key)} stands twice in the same block.", "Keep one of them, or give the second another name.", source.LocationOf(first));

    public static void ReportKeyIsNotText(this DiagnosticBag bag, SourceText source, TextSpan span) =>
        bag.Report(KeyIsNotText, source, span, "A key is a word or a text, not a list or a block.", "If a text with braces is meant, put it in double quotes.");

    public static void ReportSecondDocument(this DiagnosticBag bag, SourceText source, TextSpan span) =>
        bag.Report(SecondDocument, source, span, "A second document begins here; a file holds one.", "Delete the line with `---`, or move what follows to a file of its own.");

    public static void ReportDirective(this DiagnosticBag bag, SourceText source, TextSpan span) =>
        bag.Report(Directive, source, span, "A line that begins with `%` is a YAML directive, which the rule language does not have.", "Delete the line.");

    public static void ReportCommentInText(this DiagnosticBag bag, SourceText source, TextSpan span, string kept) =>
        bag.Report(CommentInText, source, span, $"The text ends at {Quote(kept)}: what follows ` #` is read as a comment.", "Put the whole text in double quotes, or move the comment to a line of its own.");

    public static void ReportReadAsBlock(this DiagnosticBag bag, SourceText source, TextSpan span, string written) =>
        bag.Report(ReadAsBlock, source, span, $"{Quote(written)} begins with `>`, which YAML reads as the start of a block of text.", $"Put this in quotes: {InQuotes(written)}.");

    public static void ReportNeedsQuotes(this DiagnosticBag bag, SourceText source, TextSpan span, string written) =>
        bag.Report(NeedsQuotes, source, span, $"{Quote(written)} begins with `{Bare(written)[..1]}`, which YAML does not read as text.", $"Put this in quotes: {InQuotes(written)}.");

    public static void ReportBracesInFlow(this DiagnosticBag bag, SourceText source, TextSpan span, string written) =>
        bag.Report(BracesInFlow, source, span, $"{Quote(written)} has brackets of its own and stands inside `{{ }}` or `[ ]`.", $"Put this in quotes: {InQuotes(written)}.");

    public static void ReportColonInText(this DiagnosticBag bag, SourceText source, TextSpan span, string written) =>
        bag.Report(ColonInText, source, span, $"{Quote(written)} has a colon in it and is read as a second key on the same line.", "If it is text, put the whole of it in double quotes; if it is a key, begin a new line and indent it.");

    public static void ReportTextAfterQuote(this DiagnosticBag bag, SourceText source, TextSpan span, string written) =>
        bag.Report(TextAfterQuote, source, span, $"{Quote(written)} follows a closing quote.", "Put the whole text in double quotes, and write a quote inside it as `\\\"`.");

    public static void ReportQuoteNotClosed(this DiagnosticBag bag, SourceText source, TextSpan span) =>
        bag.Report(QuoteNotClosed, source, span, "This quote is not closed.", "Close it at the end of the text; further lines of a text in quotes are indented more than its key.");

    public static void ReportTypographicQuotes(this DiagnosticBag bag, SourceText source, TextSpan span, string written) =>
        bag.Report(TypographicQuotes, source, span, $"{Quote(written)} stands in the quotes of a word processor, which are read as part of the text.", $"Use straight quotes: {InQuotes(written.Trim('\u201C', '\u201D', '\u201E', '\u2018', '\u2019', '\u201A', '\u00AB', '\u00BB'))}.");

    public static void ReportBracketNotClosed(this DiagnosticBag bag, SourceText source, TextSpan span, char opener) =>
        bag.Report(BracketNotClosed, source, span, "This bracket is not closed.", $"Close it with `{(opener == '{' ? '}' : ']')}` where the {(opener == '{' ? "block" : "list")} ends.");

    public static void ReportIndentation(this DiagnosticBag bag, SourceText source, TextSpan span, string? above) =>
        bag.Report(
            Indentation, source, span,
            above is null ? "This line is indented like no line above it." : $"This line is indented further than {Quote(above)} above it, which has its value already.",
            "Indent the keys of one block alike, and what belongs to a key by two blanks more.");

    public static void ReportKeyWithoutColon(this DiagnosticBag bag, SourceText source, TextSpan span, string written, string meant) =>
        bag.Report(KeyWithoutColon, source, span, $"{Quote(written)} has no colon with a blank after its key.", $"Write {Quote(meant)}.");

    public static void ReportItemWithoutDash(this DiagnosticBag bag, SourceText source, TextSpan span) =>
        bag.Report(ItemWithoutDash, source, span, "This line stands among the items of a list and does not begin with `- `.", "Begin it with `- ` if it is an item; indent it by two blanks more if it belongs to the item above.");

    private static DiagnosticDescriptor Error(string code, string title) => new(code, DiagnosticSeverity.Error, title);

    private static DiagnosticDescriptor Warning(string code, string title) => new(code, DiagnosticSeverity.Warning, title);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Bare(string text) => Quote(text)[1..^1];

    private static string InQuotes(string text) => $"`\"{Bare(text).Replace("\"", "\\\"", StringComparison.Ordinal)}\"`";
}
