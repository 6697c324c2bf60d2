using System.Collections.Immutable;
using CareRules.Text;

namespace CareRules.Diagnostics;

/// <summary>What binding reports: names, codes, units, dates and tests that do not resolve. CR1000 to CR1999; numbers are never reused.</summary>
internal static class BindingDiagnostics
{
    public static readonly DiagnosticDescriptor UnknownName = Error("CR1001", "A name is not known");
    public static readonly DiagnosticDescriptor AmbiguousName = Error("CR1002", "A name is known in several packs");
    public static readonly DiagnosticDescriptor DuplicateId = Error("CR1003", "An id is used twice");
    public static readonly DiagnosticDescriptor WrongConceptKind = Error("CR1004", "A concept of another kind is needed");
    public static readonly DiagnosticDescriptor IncludesCycle = Error("CR1005", "A concept includes itself");
    public static readonly DiagnosticDescriptor DefinitionCycle = Error("CR1006", "A definition uses itself");
    public static readonly DiagnosticDescriptor BadDuration = Error("CR1007", "A length of time is not readable");
    public static readonly DiagnosticDescriptor BadWindow = Error("CR1008", "A window of time is not readable");
    public static readonly DiagnosticDescriptor BadTest = Error("CR1009", "A test of a value is not readable");
    public static readonly DiagnosticDescriptor EmptyRange = Error("CR1010", "A range holds no value");
    public static readonly DiagnosticDescriptor UnknownUnit = Error("CR1011", "A unit is not UCUM");
    public static readonly DiagnosticDescriptor UnitDoesNotFit = Error("CR1012", "A unit does not fit the concept");
    public static readonly DiagnosticDescriptor UnitMissing = Error("CR1013", "A unit is missing");
    public static readonly DiagnosticDescriptor BadNumber = Error("CR1014", "A number is not readable");
    public static readonly DiagnosticDescriptor BadDate = Error("CR1015", "A date is not readable");
    public static readonly DiagnosticDescriptor UnknownPlaceholder = Error("CR1016", "A placeholder names nothing of the rule");
    public static readonly DiagnosticDescriptor UnknownCodeSystem = Error("CR1017", "A code system is not known");
    public static readonly DiagnosticDescriptor TerminologyMissing = Error("CR1018", "Descendants are asked for without a terminology");
    public static readonly DiagnosticDescriptor FileMissing = Error("CR1019", "A file is not in the pack");
    public static readonly DiagnosticDescriptor BadTerminologyFile = Error("CR1020", "A terminology file is not readable");
    public static readonly DiagnosticDescriptor EmptyConcept = Error("CR1021", "A concept holds no code");
    public static readonly DiagnosticDescriptor BadPlaceholder = Error("CR1022", "A placeholder is not closed");
    public static readonly DiagnosticDescriptor BadParameter = Error("CR1023", "A parameter does not fit here");
    public static readonly DiagnosticDescriptor PackMissing = Error("CR1024", "A pack file is missing");
    public static readonly DiagnosticDescriptor DuplicatePack = Error("CR1025", "A pack is loaded twice");
    public static readonly DiagnosticDescriptor BadPatientItem = Error("CR1026", "An item of a patient is not readable");
    public static readonly DiagnosticDescriptor BadCode = Error("CR1027", "A code is not readable");
    public static readonly DiagnosticDescriptor UnitIdle = Error("CR1029", "A unit is given where none is measured");
    public static readonly DiagnosticDescriptor TooMany = Error("CR1030", "A count can never be reached");

    public static readonly DiagnosticDescriptor UnusableFile = Error("CR1031", "A file of the pack cannot be used");
    public static readonly DiagnosticDescriptor NotPlaced = Error("CR1032", "A criterion has no place in time");
    public static readonly DiagnosticDescriptor AimAndDirection = Error("CR1034", "An aim and its direction contradict one another");
    public static readonly DiagnosticDescriptor NoColumn = Error("CR1035", "A code list lacks a column");
    public static readonly DiagnosticDescriptor BadCodeFile = Error("CR1036", "A code list is not readable");
    public static readonly DiagnosticDescriptor PartialExpansion = new("CR1037", DiagnosticSeverity.Warning, "A value set lists fewer codes than it has");
    public static readonly DiagnosticDescriptor MissingInputs = Error("CR1038", "A formula lacks an input");
    public static readonly DiagnosticDescriptor OverlayTwice = Error("CR1039", "Two overlays set the same thing");
    public static readonly DiagnosticDescriptor OverlayEmpty = Error("CR1040", "An overlay changes nothing");
    public static readonly DiagnosticDescriptor SeverityLowered = new("CR1041", DiagnosticSeverity.Warning, "An overlay lowers a severity");
    public static readonly DiagnosticDescriptor RequiredPackMissing = Error("CR1042", "A required pack is not loaded");
    public static readonly DiagnosticDescriptor RequiredVersion = Error("CR1043", "A required pack has another version");
    public static readonly DiagnosticDescriptor BadFactor = Error("CR1044", "A conversion turns values round");
    public static readonly DiagnosticDescriptor NoValueTest = Error("CR1048", "Values are chosen but not tested");
    public static readonly DiagnosticDescriptor PreferNotAmong = Error("CR1049", "A resolution prefers what it does not decide on");

    public static readonly DiagnosticDescriptor BadCodeMap = Error("CR1050", "A code map is not readable");
    public static readonly DiagnosticDescriptor MappedTwice = Error("CR1051", "A code is mapped twice");
    public static readonly DiagnosticDescriptor MappedOnward = Error("CR1052", "A code is mapped to one that is mapped itself");
    public static readonly DiagnosticDescriptor MapLeadsNowhere = new("CR1053", DiagnosticSeverity.Warning, "A code map leads to codes that no concept holds");

    public static readonly DiagnosticDescriptor ProtectedRule = Error("CR1054", "A protected rule is weakened without approval");

    public static readonly DiagnosticDescriptor AnswerHasNoOrder = Error("CR1045", "An answer in words is treated as a number");
    public static readonly DiagnosticDescriptor TestOfAny = Error("CR1046", "A value is tested without saying of what");
    public static readonly DiagnosticDescriptor ConceptOfAny = Error("CR1047", "Concepts are counted without saying which");
    public static readonly DiagnosticDescriptor TooLargeWrittenOut = Error("CR1060", "A criterion is too large when written out");

    public static readonly ImmutableArray<DiagnosticDescriptor> All =
    [
        UnknownName, AmbiguousName, DuplicateId, WrongConceptKind, IncludesCycle, DefinitionCycle, BadDuration, BadWindow, BadTest, EmptyRange,
        UnknownUnit, UnitDoesNotFit, UnitMissing, BadNumber, BadDate, UnknownPlaceholder, UnknownCodeSystem, TerminologyMissing, FileMissing,
        BadTerminologyFile, EmptyConcept, BadPlaceholder, BadParameter, PackMissing, DuplicatePack, BadPatientItem, BadCode,
        UnitIdle, TooMany, UnusableFile, NotPlaced, AimAndDirection, NoColumn, BadCodeFile, PartialExpansion, MissingInputs,
        OverlayTwice, OverlayEmpty, SeverityLowered, RequiredPackMissing, RequiredVersion, BadFactor,
        AnswerHasNoOrder, TestOfAny, ConceptOfAny, NoValueTest, PreferNotAmong,
        BadCodeMap, MappedTwice, MappedOnward, MapLeadsNowhere, ProtectedRule, TooLargeWrittenOut,
    ];

    public static void ReportUnknownName(this DiagnosticBag bag, SourceLocation at, string what, string name, IEnumerable<string> known) =>
        bag.Report(UnknownName, at, $"There is no {what} called `{name}`.", NearestName.Help(name, known) ?? $"Define the {what}, or write the id of one that exists.");

    public static void ReportAmbiguousName(this DiagnosticBag bag, SourceLocation at, string what, string name, IEnumerable<string> packs) =>
        bag.Report(AmbiguousName, at, $"Several packs have a {what} called `{name}`.", $"Say which: {string.Join(" or ", packs.Select(p => $"`{p}/{name}`"))}.");

    public static void ReportDuplicateId(this DiagnosticBag bag, SourceLocation at, string what, string id, SourceLocation first) =>
        bag.Report(DuplicateId, at, $"The {what} `{id}` is already defined.", $"Give it another id; the first stands at {first}.", first);

    public static void ReportWrongConceptKind(this DiagnosticBag bag, SourceLocation at, string name, string has, string needs) =>
        bag.Report(WrongConceptKind, at, $"`{name}` is a concept of kind {has}; here one of kind {needs} is needed.", "Use another concept, or correct the `kind` of this one.");

    public static void ReportIncludesCycle(this DiagnosticBag bag, SourceLocation at, string name) =>
        bag.Report(IncludesCycle, at, $"The concept `{name}` includes itself by way of the concepts that it includes.", "Take one of the `includes` away.");

    public static void ReportDefinitionCycle(this DiagnosticBag bag, SourceLocation at, string name) =>
        bag.Report(DefinitionCycle, at, $"The definition `{name}` uses itself by way of the definitions that it uses.", "Write one of them without the other.");

    public static void ReportBadDuration(this DiagnosticBag bag, SourceLocation at, string text) =>
        bag.Report(BadDuration, at, $"`{text}` is not a length of time.", "Write a whole number and a unit, such as `14 days`, `6 weeks`, `12 months` or `2 years`.");

    public static void ReportBadWindow(this DiagnosticBag bag, SourceLocation at) =>
        bag.Report(BadWindow, at, "This is not a window of time.", "Write `12 months`, `{ from: 24 months, to: 12 months }`, `{ next: 7 days }` or `ever`; `from` is the longer of the two.");

    public static void ReportBadTest(this DiagnosticBag bag, SourceLocation at, string text, string example) =>
        bag.Report(BadTest, at, $"`{text}` is not a test of a value.", TestAdvice.For(text, example));

    public static void ReportEmptyRange(this DiagnosticBag bag, SourceLocation at, string text) =>
        bag.Report(EmptyRange, at, $"No value lies in `{text}`.", "Write the lower end first.");

    public static void ReportUnknownUnit(this DiagnosticBag bag, SourceLocation at, string unit, string reason) =>
        bag.Report(UnknownUnit, at, $"`{unit}` is not a UCUM unit: {reason}.", "Write the unit as UCUM does, such as `mmol/L`, `mm[Hg]` or `mL/min/{1.73_m2}`.");

    public static void ReportUnitDoesNotFit(this DiagnosticBag bag, SourceLocation at, string unit, string concept, string expected, string reason) =>
        bag.Report(UnitDoesNotFit, at, $"`{unit}` cannot be compared with `{concept}`, which is measured in `{expected}`: {reason}.", $"Write the test in `{expected}`, or give the concept a `convert` for `{unit}`.");

    public static void ReportFormulaUnit(this DiagnosticBag bag, SourceLocation at, string formula, string expected, string concept, string unit, string reason) =>
        bag.Report(UnitDoesNotFit, at, $"`{formula}` needs `{concept}` in `{expected}`, and it is measured in `{unit}`: {reason}.", $"Measure `{concept}` in `{expected}`, or in a unit that can be converted to it.");

    public static void ReportUnitMissing(this DiagnosticBag bag, SourceLocation at, string text, string unit) =>
        bag.Report(UnitMissing, at, $"`{text}` has no unit.", $"Write it with its unit, such as `{unit}`.");

    public static void ReportUnitIdle(this DiagnosticBag bag, SourceLocation at, string text, string what) =>
        bag.Report(UnitIdle, at, $"`{text}` has a unit, but {what} is a plain number.", "Leave the unit out.");

    public static void ReportBadNumber(this DiagnosticBag bag, SourceLocation at, string text) =>
        bag.Report(BadNumber, at, $"`{text}` is not a number.", "Write digits with a point for decimals, such as `5.5`.");

    public static void ReportBadDate(this DiagnosticBag bag, SourceLocation at, string text) =>
        bag.Report(BadDate, at, $"`{text}` is not a date.", "Write it as `2026-02-01`, `2026-02` or `2026`.");

    public static void ReportUnknownPlaceholder(this DiagnosticBag bag, SourceLocation at, string written, string name, IEnumerable<string> known) =>
        bag.Report(UnknownPlaceholder, at, $"The placeholder `{{{written}}}` names no concept of the rule's `when`.", NearestName.Help(name, known.Where(k => k != name)) ?? "Name a concept that `when` asks for, with `.value` or `.date` after it where wanted; write `{{` for a brace.");

    public static void ReportBadPlaceholder(this DiagnosticBag bag, SourceLocation at) =>
        bag.Report(BadPlaceholder, at, "A `{` of this text has no `}`.", "Close the placeholder, or write `{{` for a brace.");

    public static void ReportUnknownCodeSystem(this DiagnosticBag bag, SourceLocation at, string name, IEnumerable<string> known) =>
        bag.Report(UnknownCodeSystem, at, $"`{name}` is not a code system.", NearestName.Help(name, known) ?? "Write one of the short names (`snomed`, `rxnorm`, `atc`, `icd10`, `loinc`, `dmd`, …) or the system's URI.");

    public static void ReportTerminologyMissing(this DiagnosticBag bag, SourceLocation at, string code, string system) =>
        bag.Report(TerminologyMissing, at, $"`<< {code}` asks for the descendants of a code, but no terminology for `{system}` is loaded.", "List the codes, or name a `child,parent` file for the system under `terminology` in pack.yaml.");

    public static void ReportFileMissing(this DiagnosticBag bag, SourceLocation at, string path) =>
        bag.Report(FileMissing, at, $"The pack has no file `{path}`.", "Write the path from the pack's folder, with forward slashes; files outside of the pack are never read.");

    public static void ReportBadTerminologyFile(this DiagnosticBag bag, SourceLocation at, string path, int line, string reason) =>
        bag.Report(BadTerminologyFile, at, $"Line {line.ToString(System.Globalization.CultureInfo.InvariantCulture)} of `{path}` is not readable: {reason}.", "The file has the header `child,parent` and one pair of codes a line.");

    public static void ReportEmptyConcept(this DiagnosticBag bag, SourceLocation at, string name) =>
        bag.Report(EmptyConcept, at, $"The concept `{name}` has neither `codes` nor `includes`, so that no record can match it.", "Give it codes, or include other concepts.");

    public static void ReportBadParameter(this DiagnosticBag bag, SourceLocation at, string text, string reason) =>
        bag.Report(BadParameter, at, $"`{text}` mixes units: {reason}.", "Write both ends, parameters included, in one unit.");

    public static void ReportPackMissing(this DiagnosticBag bag, SourceLocation at) =>
        bag.Report(PackMissing, at, "There is no `pack.yaml` here.", "A pack is a folder with a `pack.yaml` that names it: `pack: my-pack`.");

    public static void ReportDuplicatePack(this DiagnosticBag bag, SourceLocation at, string id) =>
        bag.Report(DuplicatePack, at, $"The pack `{id}` is loaded twice.", "Load each pack once.");

    public static void ReportBadPatientItem(this DiagnosticBag bag, SourceLocation at, string message, string help) =>
        bag.Report(BadPatientItem, at, message, help);

    public static void ReportBadCode(this DiagnosticBag bag, SourceLocation at, string text) =>
        bag.Report(BadCode, at, $"`{text}` is not a code.", "Write the code in quotes, such as `\"73211009\"`, or `\"<< 73211009\"` for the code and its descendants.");


    public static void ReportTooMany(this DiagnosticBag bag, SourceLocation at, int wanted, int has) =>
        bag.Report(TooMany, at, $"`at-least: {wanted.ToString(System.Globalization.CultureInfo.InvariantCulture)}` can never be reached: `of` has {has.ToString(System.Globalization.CultureInfo.InvariantCulture)} criteria.", "Lower the number, or add criteria.");

    public static void ReportUnusableFile(this DiagnosticBag bag, SourceLocation at, string problem) =>
        bag.Report(UnusableFile, at, problem, "Take the file out of the pack, or mend it.");

    public static void ReportNotPlaced(this DiagnosticBag bag, SourceLocation at) =>
        bag.Report(NotPlaced, at, "This criterion has no place in time, so that nothing can come before, after or near it.", "Use criteria that ask for facts of the record, or `any` of them.");

    public static void ReportAimDirection(this DiagnosticBag bag, SourceLocation at, string aim, bool twoEnded) =>
        bag.Report(AimAndDirection, at, $"The aim `{aim}` does not fit its `direction`.", twoEnded ? "An aim with two ends has `direction: within`." : "An aim with one end has `direction: lower` or `direction: higher`.");

    public static void ReportNoColumn(this DiagnosticBag bag, SourceLocation at, string path, string column, IEnumerable<string> columns) =>
        bag.Report(NoColumn, at, $"`{path}` has no column `{column}`.", NearestName.Help(column, columns) ?? $"Its columns are {string.Join(", ", columns.Select(static c => $"`{c}`"))}.");

    public static void ReportBadCodeFile(this DiagnosticBag bag, SourceLocation at, string path, string reason) =>
        bag.Report(BadCodeFile, at, $"`{path}` is not readable as a list of codes: {reason}.", "Use a CSV with a header, or a FHIR ValueSet in JSON with its expansion.");

    public static void ReportPartialExpansion(this DiagnosticBag bag, SourceLocation at, string path, int listed, int total) =>
        bag.Report(PartialExpansion, at, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"`{path}` lists {listed} of {total} codes."), "Expand the value set without paging.");

    public static void ReportMissingInputs(this DiagnosticBag bag, SourceLocation at, string formula, IEnumerable<string> missing) =>
        bag.Report(MissingInputs, at, $"The formula `{formula}` also needs {string.Join(" and ", missing.Select(static m => $"`{m}`"))}.", "Name the concept for each input under `from`.");

    public static void ReportBadFactor(this DiagnosticBag bag, SourceLocation at, string unit) =>
        bag.Report(BadFactor, at, $"The factor for `{unit}` is not above zero.", "Write the number by which a recorded value is multiplied.");

    public static void ReportNoValueTest(this DiagnosticBag bag, SourceLocation at, string key) =>
        bag.Report(NoValueTest, at, $"`{key}` chooses among values, but no value is tested here.", "Add a test such as `latest: \"< 30 mmol/L\"`, or take the key away.");

    public static void ReportPreferNotAmong(this DiagnosticBag bag, SourceLocation at, string prefer, string reason, string help) =>
        bag.Report(PreferNotAmong, at, $"`prefer: {prefer}` decides nothing here: {reason}.", help);

    public static void ReportAnswerHasNoOrder(this DiagnosticBag bag, SourceLocation at, string mode, string answer) =>
        bag.Report(AnswerHasNoOrder, at, $"`{mode}` compares numbers, and `{answer}` is an answer in words.", "Use `latest`, `any-value` or `every-value` for answers in words.");

    public static void ReportTestOfAny(this DiagnosticBag bag, SourceLocation at, string text) =>
        bag.Report(TestOfAny, at, $"`{text}` tests a value, but `observations: any` does not say of what.", "Name the observation that is counted.");

    public static void ReportConceptOfAny(this DiagnosticBag bag, SourceLocation at) =>
        bag.Report(ConceptOfAny, at, "`distinct: concept` counts the concepts that another includes, and `any` includes none.", "Name a concept with `includes`, or count by `code`, `ingredient`, `day` or `record`.");

    public static void ReportTooLargeWrittenOut(this DiagnosticBag bag, SourceLocation at, string what, string id, string size) =>
        bag.Report(TooLargeWrittenOut, at, $"The {what} `{id}` is {size} when the definitions that it uses are written out.", "Let fewer definitions use one another; each that uses another twice doubles it.");

    private static DiagnosticDescriptor Error(string code, string title) => new(code, DiagnosticSeverity.Error, title);
}
