using System.Collections.Immutable;

namespace CareRules.Diagnostics;

/// <summary>What analysis reports: rules that are readable and yet wrong. CR2000 to CR2999; those from CR2101 are what a published pack owes. Numbers are never reused.</summary>
internal static class AnalysisDiagnostics
{
    public static readonly DiagnosticDescriptor NeverTrue = Warning("CR2001", "A criterion is never true");
    public static readonly DiagnosticDescriptor AlwaysTrue = Warning("CR2002", "A criterion is always true");
    public static readonly DiagnosticDescriptor Redundant = Warning("CR2003", "A criterion adds nothing");
    public static readonly DiagnosticDescriptor Unreachable = Warning("CR2004", "A rule can never fire");
    public static readonly DiagnosticDescriptor Hole = Warning("CR2005", "Neighbouring ranges leave values out");
    public static readonly DiagnosticDescriptor Overlap = Warning("CR2006", "Neighbouring ranges share a value");
    public static readonly DiagnosticDescriptor NegatedValue = Warning("CR2007", "A value that may be missing is negated");
    public static readonly DiagnosticDescriptor Stale = Warning("CR2008", "A value counts however old it is");
    public static readonly DiagnosticDescriptor NoEvidence = Warning("CR2009", "A rule rests on no source");
    public static readonly DiagnosticDescriptor ReviewPassed = Warning("CR2010", "The review date of a rule has passed");
    public static readonly DiagnosticDescriptor UnusedConcept = new("CR2011", DiagnosticSeverity.Info, "A concept is not used");
    public static readonly DiagnosticDescriptor OverlappingConcepts = Warning("CR2012", "Two concepts hold the same code");
    public static readonly DiagnosticDescriptor Repeated = Warning("CR2013", "Two rules say the same");
    public static readonly DiagnosticDescriptor IdleSuppression = Warning("CR2014", "A suppression suppresses nothing");
    public static readonly DiagnosticDescriptor NotSuppressible = Warning("CR2015", "A finding cannot be suppressed");
    public static readonly DiagnosticDescriptor UnansweredCustom = Warning("CR2016", "The host does not answer a predicate");
    public static readonly DiagnosticDescriptor CanConflict = Warning("CR2017", "Two rules can conflict");
    public static readonly DiagnosticDescriptor UnnoticedSlip = new("CR2018", DiagnosticSeverity.Info, "No test notices a slip");

    public static readonly DiagnosticDescriptor StalePublished = Error("CR2101", "A published rule takes a value however old it is");
    public static readonly DiagnosticDescriptor NoBecause = Error("CR2102", "A choice for unknown gives no reason");
    public static readonly DiagnosticDescriptor NoStatus = Error("CR2103", "A published rule states no status");
    public static readonly DiagnosticDescriptor NoEvidencePublished = Error("CR2104", "A published rule rests on no source");
    public static readonly DiagnosticDescriptor NoAuthor = Error("CR2105", "A published rule names no author");
    public static readonly DiagnosticDescriptor NoApproval = Error("CR2106", "A published rule has no approval");
    public static readonly DiagnosticDescriptor OwnApproval = Error("CR2107", "An author approves a rule alone");
    public static readonly DiagnosticDescriptor TooFewTests = Error("CR2108", "A published rule lacks a test");

    public static readonly ImmutableArray<DiagnosticDescriptor> All =
    [
        NeverTrue, AlwaysTrue, Redundant, Unreachable, Hole, Overlap, NegatedValue, Stale, NoEvidence, ReviewPassed, UnusedConcept, OverlappingConcepts,
        Repeated, IdleSuppression, NotSuppressible, UnansweredCustom, CanConflict, UnnoticedSlip,
        StalePublished, NoBecause, NoStatus, NoEvidencePublished, NoAuthor, NoApproval, OwnApproval, TooFewTests,
    ];

    /// <summary>What an author may leave as it is.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> Suppressible =
        [.. All.Where(static d => d.Severity != DiagnosticSeverity.Error && d != IdleSuppression && d != NotSuppressible && d != ReviewPassed && d != UnnoticedSlip)];

    public static void ReportNeverTrue(this DiagnosticBag bag, SourceLocation at, string reason) =>
        bag.Report(NeverTrue, at, $"This criterion is never true: {reason}.", "Correct the test, or take the criterion away.");

    public static void ReportAlwaysTrue(this DiagnosticBag bag, SourceLocation at, string reason) =>
        bag.Report(AlwaysTrue, at, $"This criterion is always true: {reason}.", "Correct the test; `present: true` asks whether something is recorded at all.");

    public static void ReportRedundant(this DiagnosticBag bag, SourceLocation at, string head, SourceLocation other) =>
        bag.Report(Redundant, at, $"This criterion adds nothing to the `{head}`: the one on line {Number(other.Line)} decides alone.", "Take one of the two away, or correct it.", other);

    public static void ReportUnreachable(this DiagnosticBag bag, SourceLocation at, string rule, SourceLocation first, SourceLocation second) =>
        bag.Report(Unreachable, at, $"The rule `{rule}` can never fire: two of its criteria exclude one another.", $"They stand at {first} and {second}; the file's `applies` and definitions count as well.", first, second);

    public static void ReportHole(this DiagnosticBag bag, SourceLocation at, string lower, string upper, SourceLocation other) =>
        bag.Report(Hole, at, $"Values between `{lower}` and `{upper}` belong to neither.", "Let one range end where the next begins, such as `30..<45` and `45..<60`.", other);

    public static void ReportOverlap(this DiagnosticBag bag, SourceLocation at, string lower, string upper, SourceLocation other) =>
        bag.Report(Overlap, at, $"`{lower}` and `{upper}` share the value at which they meet.", "Exclude it from one of them, such as `30..<45` beside `45..<60`.", other);

    public static void ReportNegatedValue(this DiagnosticBag bag, SourceLocation at, string concept) =>
        bag.Report(NegatedValue, at, $"Where `{concept}` is not recorded this `not` is unknown and the rule says nothing.", "Say what then holds: `if-unknown: true` or `false` with `because`, on the criterion under `not`.");

    public static void ReportStale(this DiagnosticBag bag, SourceLocation at, string concept) =>
        bag.Report(Stale, at, $"A value of `{concept}` counts here however old it is.", "Give the concept `valid-for`, or the criterion `within` (`within: ever` if any age is meant).");

    public static void ReportNoEvidence(this DiagnosticBag bag, SourceLocation at, string rule) =>
        bag.Report(NoEvidence, at, $"The rule `{rule}` names no source.", "Add `evidence` with the guideline or study that it rests on, or `status: draft` until there is one.");

    public static void ReportReviewPassed(this DiagnosticBag bag, SourceLocation at, string rule, string date) =>
        bag.Report(ReviewPassed, at, $"The rule `{rule}` was to be reviewed by {date}.", "Hold it against its sources and move `review-by`, or set `status: suspended`.");

    public static void ReportUnusedConcept(this DiagnosticBag bag, SourceLocation at, string concept) =>
        bag.Report(UnusedConcept, at, $"Nothing uses the concept `{concept}`.", "Take it away, or name it where it was meant.");

    public static void ReportOverlappingConcepts(this DiagnosticBag bag, SourceLocation at, string concept, string other, string code, SourceLocation otherAt) =>
        bag.Report(OverlappingConcepts, at, $"`{concept}` and `{other}` both hold the code `{code}`.", "Let one include the other, or move the code to where it belongs.", otherAt);

    public static void ReportRepeated(this DiagnosticBag bag, SourceLocation at, string rule, string other, SourceLocation otherAt) =>
        bag.Report(Repeated, at, $"The rule `{rule}` says the same of the same patients as `{other}`.", "Take one of them away, or say what tells them apart.", otherAt);

    public static void ReportIdleSuppression(this DiagnosticBag bag, SourceLocation at, string code, string on) =>
        bag.Report(IdleSuppression, at, $"Nothing that is suppressed here, {code} on `{on}`, is found.", "Take the suppression away, or correct its `code` or `on`.");

    public static void ReportNotSuppressible(this DiagnosticBag bag, SourceLocation at, string code) =>
        bag.Report(NotSuppressible, at, $"`{code}` is not a finding that can be left as it is.", NearestName.Help(code, Suppressible.Select(static d => d.Code)) ?? "Only warnings on what a rule means can; errors have to be mended.");

    public static void ReportUnansweredCustom(this DiagnosticBag bag, SourceLocation at, string custom) =>
        bag.Report(UnansweredCustom, at, $"The host does not answer `{custom}`, so that it is unknown for every patient.", "A host that uses the rules registers the predicate under this name; the command line has none.");

    public static void ReportCanConflict(this DiagnosticBag bag, SourceLocation at, string first, string second, string pull, string on, SourceLocation secondAt) =>
        bag.Report(CanConflict, at, $"The rules `{first}` and `{second}` can both speak for one patient, and {pull} `{on}`.", "Let a resolution decide, correct one of them, or say with `suppress` why it is left open.", secondAt);

    public static void ReportUnnoticedSlip(this DiagnosticBag bag, SourceLocation at, string rule, string slip) =>
        bag.Report(UnnoticedSlip, at, $"No test of `{rule}` fails when {slip}.", "Write a test whose answer would change, or leave it where the two mean the same.");

    public static void ReportStalePublished(this DiagnosticBag bag, SourceLocation at, string concept) =>
        bag.Report(StalePublished, at, $"A value of `{concept}` counts here however old it is, in a published pack.", "Give the concept `valid-for`, or the criterion `within`.");

    public static void ReportNoBecause(this DiagnosticBag bag, SourceLocation at) =>
        bag.Report(NoBecause, at, "An `if-unknown` of a published pack says why.", "Add `because` with the clinical reason.");

    public static void ReportNoStatus(this DiagnosticBag bag, SourceLocation at, string rule) =>
        bag.Report(NoStatus, at, $"The rule `{rule}` of a published pack states no `status`.", "Write `governance: { status: active, … }`, or the status that it has.");

    public static void ReportNoEvidencePublished(this DiagnosticBag bag, SourceLocation at, string rule) =>
        bag.Report(NoEvidencePublished, at, $"The rule `{rule}` of a published pack names no source.", "Add `evidence` with the guideline or study that it rests on.");

    public static void ReportNoAuthor(this DiagnosticBag bag, SourceLocation at, string rule) =>
        bag.Report(NoAuthor, at, $"The rule `{rule}` of a published pack names no author.", "Add `author` under `governance`.");

    public static void ReportNoApproval(this DiagnosticBag bag, SourceLocation at, string rule) =>
        bag.Report(NoApproval, at, $"The rule `{rule}` of a published pack has no approval.", "Add `approvals` under `governance`, or `status: draft` until somebody has approved it.");

    public static void ReportOwnApproval(this DiagnosticBag bag, SourceLocation at, string rule) =>
        bag.Report(OwnApproval, at, $"Nobody but its author has approved the rule `{rule}`.", "Let somebody else approve it.");

    public static void ReportTooFewTests(this DiagnosticBag bag, SourceLocation at, string rule, IEnumerable<string> missing) =>
        bag.Report(TooFewTests, at, $"The rule `{rule}` of a published pack lacks tests: {string.Join(", ", missing)}.", "Write a test for each; none of them can be generated.");

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static DiagnosticDescriptor Warning(string code, string title) => new(code, DiagnosticSeverity.Warning, title);

    private static DiagnosticDescriptor Error(string code, string title) => new(code, DiagnosticSeverity.Error, title);
}
