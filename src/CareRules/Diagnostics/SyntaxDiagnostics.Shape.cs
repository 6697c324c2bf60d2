using System.Collections.Immutable;
using CareRules.Text;
using static CareRules.Diagnostics.AuthorText;

namespace CareRules.Diagnostics;

// What is wrong with the shape of a file: keys, words, and what stands under them.
internal static partial class SyntaxDiagnostics
{
    public static readonly DiagnosticDescriptor UnknownKey = Error("CR0101", "A key is not known");
    public static readonly DiagnosticDescriptor WrongKind = Error("CR0102", "Something else is needed here");
    public static readonly DiagnosticDescriptor MissingKey = Error("CR0103", "A key is missing");
    public static readonly DiagnosticDescriptor NoHead = Error("CR0104", "A block does not say what it is");
    public static readonly DiagnosticDescriptor TwoHeads = Error("CR0105", "A block says two things at once");
    public static readonly DiagnosticDescriptor QualifierNotAllowed = Error("CR0106", "A key does not go with this one");
    public static readonly DiagnosticDescriptor BadId = Error("CR0107", "An id is not written as one");
    public static readonly DiagnosticDescriptor BadWord = Error("CR0108", "A word is not one of those that can stand here");
    public static readonly DiagnosticDescriptor EmptyValue = Error("CR0109", "A key has no value");
    public static readonly DiagnosticDescriptor NotAvailable = Error("CR0110", "Not available in this version");
    public static readonly DiagnosticDescriptor NotInteger = Error("CR0111", "Not a whole number");
    public static readonly DiagnosticDescriptor NotNumber = Error("CR0112", "Not a number");
    public static readonly DiagnosticDescriptor NotBoolean = Error("CR0113", "Neither true nor false");
    public static readonly DiagnosticDescriptor NotDate = Error("CR0114", "Not a date");
    public static readonly DiagnosticDescriptor NotVersion = Error("CR0115", "Not a version");
    public static readonly DiagnosticDescriptor NotLanguage = Error("CR0116", "Not a language");
    public static readonly DiagnosticDescriptor NotWebAddress = Error("CR0117", "Not a web address");
    public static readonly DiagnosticDescriptor KeysExclude = Error("CR0118", "Two keys exclude each other");
    public static readonly DiagnosticDescriptor OneIsNeeded = Error("CR0119", "One of several keys is needed");
    public static readonly DiagnosticDescriptor TooFewItems = Error("CR0120", "A list has too few items");
    public static readonly DiagnosticDescriptor EmptyFile = Warning("CR0121", "A file says nothing");

    public static readonly DiagnosticDescriptor TooManyFindings = Error("CR0122", "A file has too many mistakes to list");

    private static ImmutableArray<DiagnosticDescriptor> ShapeCodes =>
    [
        UnknownKey, WrongKind, MissingKey, NoHead, TwoHeads, QualifierNotAllowed, BadId, BadWord, EmptyValue, NotAvailable, NotInteger, NotNumber,
        NotBoolean, NotDate, NotVersion, NotLanguage, NotWebAddress, KeysExclude, OneIsNeeded, TooFewItems, EmptyFile, TooManyFindings,
    ];

    public static void ReportUnknownKey(this DiagnosticBag bag, SourceText source, TextSpan span, string key, string what, string? nearest, IReadOnlyList<string> owners, string[] known) =>
        bag.Report(
            UnknownKey, source, span, $"{Capital(what)} has no key {Quote(key)}.",
            nearest is not null ? $"Did you mean `{nearest}`?"
            : owners.Count is > 0 and < 4 ? $"It is a key of {string.Join(" and of ", owners)}: look at the indentation. {OneOf(known)}"
            : OneOf(known));

    public static void ReportWrongKind(this DiagnosticBag bag, SourceText source, TextSpan span, string place, string found, string expected) =>
        bag.Report(
            WrongKind, source, span, $"{Capital(place)} is {found}; {expected} is needed.",
            expected == "a list" ? "Put it in a list: begin the line with `- `, or write `[ … ]`."
            : expected.Contains("a block", StringComparison.Ordinal) ? "Write `key: value` lines below it, indented by two blanks, or `{ key: value }`."
            : found == "text" ? null : "Write one text on the line of the key.");

    public static void ReportMissingKey(this DiagnosticBag bag, SourceText source, TextSpan span, string what, string key, string doc, ImmutableArray<string> words) =>
        bag.Report(MissingKey, source, span, $"{Capital(what)} needs `{key}`.", words.IsEmpty ? $"`{key}`: {doc}" : $"`{key}`: {doc} {OneOf([.. words])}");

    public static void ReportNoHead(this DiagnosticBag bag, SourceText source, TextSpan span, string what, IEnumerable<string> heads) =>
        bag.Report(NoHead, source, span, $"This {what} does not say what it is about.", OneOf([.. heads]));

    public static void ReportTwoHeads(this DiagnosticBag bag, SourceText source, TextSpan span, string what, string first, string second) =>
        bag.Report(
            TwoHeads, source, span, $"{Capital(what)} is about one thing; `{second}` stands beside `{first}`.",
            what is "a criterion" or "a definition" ? "Combine the two in a list under `all` or `any`." : "Write two blocks.");

    public static void ReportQualifierNotAllowed(this DiagnosticBag bag, SourceText source, TextSpan span, string key, string head, IEnumerable<string> others) =>
        bag.Report(QualifierNotAllowed, source, span, $"{Quote(key)} does not go with `{head}`.", $"It goes with {string.Join(", ", others.Select(static o => $"`{o}`"))}.");

    public static void ReportBadId(this DiagnosticBag bag, SourceText source, TextSpan span, string written, string? suggestion) =>
        bag.Report(
            BadId, source, span, $"{Quote(written)} is not an id: small letters, digits and hyphens, a letter first.",
            suggestion is null ? "Write a name such as `oral-nsaid`." : $"Write `{suggestion}`.");

    public static void ReportBadWord(this DiagnosticBag bag, SourceText source, TextSpan span, string written, string place, IEnumerable<string> words)
    {
        string[] names = [.. words];
        bag.Report(BadWord, source, span, $"{Quote(written)} is not a word for {place}.", EverydayWords.Help(written, names) ?? NearestName.Help(written, names) ?? OneOf(names));
    }

    public static void ReportEmptyValue(this DiagnosticBag bag, SourceText source, TextSpan span, string place, string written) =>
        bag.Report(EmptyValue, source, span, written.Length == 0 ? $"{Capital(place)} has no value." : $"{Capital(place)} has no value: {Quote(written)} means nothing.", "Write the value, or delete the line.");

    public static void ReportNotAvailable(this DiagnosticBag bag, SourceText source, TextSpan span, string key) =>
        bag.Report(NotAvailable, source, span, $"`{key}` is not available in this version.", "Delete it, or use a version of CareRules that has it.");

    public static void ReportNotInteger(this DiagnosticBag bag, SourceText source, TextSpan span, string written, string place) =>
        bag.Report(NotInteger, source, span, $"{Quote(written)} is not a whole number, which {place} needs.", "Write it in plain digits without a leading zero, such as `17`.");

    public static void ReportNotNumber(this DiagnosticBag bag, SourceText source, TextSpan span, string written, string place) =>
        bag.Report(NotNumber, source, span, $"{Quote(written)} is not a number, which {place} needs.", "Write it in plain digits with a point, such as `10.5`.");

    public static void ReportNotBoolean(this DiagnosticBag bag, SourceText source, TextSpan span, string written, string place) =>
        bag.Report(NotBoolean, source, span, $"{Quote(written)} is neither `true` nor `false`, which {place} needs.", "Write `true` or `false`.");

    public static void ReportNotDate(this DiagnosticBag bag, SourceText source, TextSpan span, string written, string expected) =>
        bag.Report(NotDate, source, span, $"{Quote(written)} is not {expected}.", "Write year, month and day with hyphens.");

    public static void ReportNotVersion(this DiagnosticBag bag, SourceText source, TextSpan span, string written) =>
        bag.Report(NotVersion, source, span, $"{Quote(written)} is not a version.", "Write three numbers with points between them, such as `1.0.0`.");

    public static void ReportNotLanguage(this DiagnosticBag bag, SourceText source, TextSpan span, string written) =>
        bag.Report(NotLanguage, source, span, $"{Quote(written)} is not a language.", "Write a language tag such as `en`, `de` or `pt-BR`.");

    public static void ReportNotWebAddress(this DiagnosticBag bag, SourceText source, TextSpan span, string written) =>
        bag.Report(NotWebAddress, source, span, $"{Quote(written)} is not a web address.", "Write the whole address, beginning with `https://`.");

    public static void ReportKeysExclude(this DiagnosticBag bag, SourceText source, TextSpan span, string first, string second, string what) =>
        bag.Report(KeysExclude, source, span, $"`{second}` cannot stand beside `{first}` in {what}.", "Keep one of them.");

    public static void ReportOneIsNeeded(this DiagnosticBag bag, SourceText source, TextSpan span, string what, IEnumerable<string> keys) =>
        bag.Report(OneIsNeeded, source, span, $"{Capital(what)} needs {Alternatives(keys)}.", "Add one of them; only one can stand here.");

    public static void ReportTooFewItems(this DiagnosticBag bag, SourceText source, TextSpan span, string place, int minimum) =>
        bag.Report(TooFewItems, source, span, minimum == 1 ? $"The list under {place} is empty." : Invariant($"The list under {place} needs at least {minimum} items."), "Write the items, or delete the key.");

    public static void ReportEmptyFile(this DiagnosticBag bag, SourceText source) =>
        bag.Report(EmptyFile, source, new TextSpan(0, 0), "The file says nothing.", "Write its content, or delete the file.");

    public static void ReportTooManyFindings(this DiagnosticBag bag, SourceLocation at, int limit) =>
        bag.Report(TooManyFindings, at, Invariant($"The file has more than {limit} mistakes; those from here on are not listed."), "Correct the first ones and check again.");

    private static string Capital(string text) => text[0] == '`' ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string OneOf(string[] names) => $"Write {(names.Length == 1 ? "" : "one of ")}{string.Join(", ", names.Select(static n => $"`{n}`"))}.";

    private static string Alternatives(IEnumerable<string> names) => string.Join(" or ", names.Select(static n => $"`{n}`"));
}
