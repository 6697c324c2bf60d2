using CareRules.Binding;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;
using static CareRules.Tests.SecondReading.Kleene3;

namespace CareRules.Tests.SecondReading;

/// <summary>
/// The second reading of the rule language: written from its description alone, for being read and not for being fast. Nothing is indexed, shared
/// or remembered; each criterion filters the lists of the record anew.
/// </summary>
internal sealed partial class SpecEvaluator(BoundRuleSet rules, PatientRecord record, DateOnly asOf)
{
    private readonly SpecCodes codes = new(rules);

    /// <summary>"Deceased on or before the as-of date, or at an unknown date: not evaluated."</summary>
    public bool IsEvaluated => !(record.IsDeceased && (record.DeceasedOn is not { } on || on.Earliest <= asOf));

    public Truth TruthOf(Criterion criterion) => Chosen(criterion, Raw(criterion));

    /// <summary>"A rule fires once for a patient: its facts are all the matches of its criteria."</summary>
    public IEnumerable<Fact> FactsOf(Criterion criterion) => TruthOf(criterion) != Truth.True ? [] : criterion switch
    {
        AllCriterion c => c.Of.SelectMany(FactsOf),
        AnyCriterion c => c.Of.SelectMany(FactsOf),
        AtLeastCriterion c => c.Of.SelectMany(FactsOf),
        NotCriterion => [],
        DefinitionCriterion c => FactsOf(rules.Definitions[c.Definition].Criterion),
        ScoreCriterion c => Raw(c) == Truth.True ? ScoreFacts(rules.Scores[c.Score]) : [],
        _ => Raw(criterion) == Truth.True ? Leaf(criterion).Facts : [],
    };

    /// <summary>"A gap is reported for a rule that is unknown … and in which some record fact (not age or sex) makes a criterion outside every `not` true."</summary>
    public bool IsReportable(Criterion when) => TruthOf(when) == Truth.Unknown && SomeFactMakesTrue(when);

    /// <summary>The criteria without which an unknown rule stays unknown: for each the concept that is asked for.</summary>
    public IEnumerable<ConceptId> WaitsFor(Criterion criterion) => TruthOf(criterion) != Truth.Unknown ? [] : criterion switch
    {
        DefinitionCriterion c => WaitsFor(rules.Definitions[c.Definition].Criterion),
        ScoreCriterion c => ScoreParts(rules.Scores[c.Score]).SelectMany(p => p is CriterionPart w ? WaitsFor(w.When) : p is PerPart per ? [per.Query.Concept] : []),
        FactCriterion c => [c.Query.Concept],
        CountCriterion c => [c.Query.Concept],
        _ => criterion.Operands().SelectMany(WaitsFor),
    };

    // "if-unknown … for its own criterion, before any enclosing not".
    private static Truth Chosen(Criterion criterion, Truth truth) =>
        truth == Truth.Unknown && criterion.IfUnknown is { } choice ? Of(choice.Value) : truth;

    private Truth Raw(Criterion criterion) => criterion switch
    {
        // "all / any / not: Kleene and / or / not".
        AllCriterion c => And(c.Of.Select(TruthOf)),
        AnyCriterion c => Or(c.Of.Select(TruthOf)),
        NotCriterion c => Not(TruthOf(c.Of)),

        // "at-least N of: N or more criteria are true".
        AtLeastCriterion c => AtLeast(c.Count, [.. c.Of.Select(TruthOf)]),

        // "is: the definition is true".
        DefinitionCriterion c => TruthOf(rules.Definitions[c.Definition].Criterion),

        // "score: the score satisfies the test"; "a test that the range decides is decided".
        ScoreCriterion c => ScoreOf(rules.Scores[c.Score]).In(Numbers.Of(c.Value)),

        // "age: completed years at the as-of date, or at: 364 days ago".
        AgeCriterion c => Age(c),

        // "sex for clinical use where given, else administrative gender; other or unknown = unknown".
        SexCriterion c => record.Sex == Sex.Unknown ? Truth.Unknown : Of(record.Sex == c.Sex),
        _ => Leaf(criterion).Truth,
    };

    private Answer Leaf(Criterion criterion) => criterion switch
    {
        FactCriterion c => Ask(c.Query),
        CountCriterion c => Count(c),
        SequenceThenCriterion c => Then(c),
        SequenceWithoutCriterion c => Without(c),
        TogetherCriterion c => Together(c),
        AgeCriterion or SexCriterion => Answer.Of(Truth.Unknown),

        // "custom: unknown where no host registered it".
        _ => Answer.Of(Truth.Unknown),
    };

    private Answer Ask(FactQuery query) => query switch
    {
        ObservationQuery { Mode: not (ObservationMode.Present or ObservationMode.Valued) } q => ValueTest(q),

        // "no-observation: none recorded in the window".
        NoObservationQuery q => Answer.Of(Not(Observations(new ObservationQuery(q.Concept) { Within = q.Within }).Truth)),
        EncounterQuery { Times: { } times } q => Times(q, times),
        _ => Find(query).Answer,
    };

    private Found Find(FactQuery query) => query switch
    {
        ConditionQuery q => Conditions(q),
        MedicationQuery q => Medications(q),
        ObservationQuery q => Observations(q),
        AllergyQuery q => Allergies(q),
        ProcedureQuery q => Procedures(q),
        OrderQuery q => Orders(q),
        NotDoneQuery q => NotDone(q),
        FamilyHistoryQuery q => FamilyHistory(q),
        EncounterQuery q => Encounters(q),
        CareQuery q => Care(q),
        _ => throw new NotSupportedException(query.GetType().Name),
    };

    private static Truth AtLeast(int wanted, Truth[] of) =>
        of.Count(static t => t == Truth.True) >= wanted ? Truth.True : of.Count(static t => t != Truth.False) < wanted ? Truth.False : Truth.Unknown;

    private Truth Age(AgeCriterion c)
    {
        if (record.BirthDate is not { } born)
        {
            return Truth.Unknown;
        }

        DateOnly at = c.Ago is { } ago ? Calendar.Less(asOf, ago) : asOf;
        return Numbers.Between(Years(born.Latest, at), Years(born.Earliest, at)).In(Numbers.Of(c.Test));
    }

    // "29 February birthdays fall on 1 March in other years": the birthday of a year has come when month and day have.
    private static int Years(DateOnly born, DateOnly at) =>
        at.Year - born.Year - ((at.Month, at.Day).CompareTo((born.Month, born.Day)) < 0 ? 1 : 0);

    private bool SomeFactMakesTrue(Criterion criterion) => criterion switch
    {
        NotCriterion => false,
        AllCriterion or AnyCriterion or AtLeastCriterion => criterion.Operands().Any(SomeFactMakesTrue),
        DefinitionCriterion c => SomeFactMakesTrue(rules.Definitions[c.Definition].Criterion),
        ScoreCriterion c => ScoreParts(rules.Scores[c.Score]).Any(p => p is CriterionPart w ? SomeFactMakesTrue(w.When) : p is PerPart per && PerFacts(per).Any()),
        SequenceThenCriterion or TogetherCriterion => criterion.Operands().Any(SomeFactMakesTrue),

        // What must not have happened stands under a `not` of its own.
        SequenceWithoutCriterion c => SomeFactMakesTrue(c.First),
        AgeCriterion or SexCriterion => false,
        _ => Leaf(criterion) is { Truth: Truth.True, Facts.Count: > 0 },
    };

    /// <summary>
    /// "Section not supplied = unknown"; "the host may say how far back a section reaches: a window beyond that is unknown": the days of the window
    /// of which nobody showed what happened.
    /// </summary>
    private Span? Unseen(RecordSection section, Span window)
    {
        if (!record.IsSupplied(section))
        {
            return window;
        }

        return record.ReachesBackTo(section) is { } since && window.Lo < since
            ? new Span(window.Lo, window.Hi < since ? window.Hi : Calendar.Days(since, -1))
            : null;
    }

    /// <summary>The days on which may have begun what nobody showed: any day up to the end of the window, unless the criterion says when it began.</summary>
    private Span? Unseen(RecordSection section, Span window, Span began) => Unseen(section, window) is null ? null : Unseen(section, began);

    private static Span UpToItsEnd(Span window) => window with { Lo = DateOnly.MinValue };

    private static Span? Both(Span? a, Span? b) =>
        a is { } x && b is { } y ? new Span(x.Lo < y.Lo ? x.Lo : y.Lo, x.Hi > y.Hi ? x.Hi : y.Hi) : a ?? b;

    private Span Always => new(DateOnly.MinValue, asOf);

    private Span WindowOf(Window? window) => Calendar.Window(window, asOf);

    /// <summary>The days that lie in both of two windows: what lies outside decides nothing.</summary>
    private Span Narrower(params Window?[] windows) => new(windows.Max(w => WindowOf(w).Lo), windows.Min(w => WindowOf(w).Hi));
}
