using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Explanations;

/// <summary>
/// Why a rule came out as it did, in one sentence. Where several criteria keep a rule silent, one is told: what is absent before what was measured, and
/// that before what a person is.
/// </summary>
internal sealed class ReasonSentence(EvaluationContext context, bool brief, int most)
{
    public const int Longest = 200;

    private EvaluationPlan Plan => context.Plan;

    /// <summary>The sentence: in full where that is short enough, else with less beside the point.</summary>
    public static string Of(TraceNode whole, EvaluationContext context, ImmutableArray<MissingFact> missing)
    {
        if (whole.Truth == Truth.Unknown)
        {
            return PlainText.OneLine(Open(missing, context.Plan));
        }

        string said = "";
        foreach ((bool brief, int most) in new[] { (false, 4), (true, 4), (true, 3), (true, 2), (true, 1) })
        {
            string because = new ReasonSentence(context, brief, most).Because(whole).Words;
            said = PlainText.OneLine($"The rule {(whole.Truth == Truth.True ? "fires" : "does not fire")} because {because}.");
            if (said.Length <= Longest)
            {
                break;
            }
        }

        return said;
    }

    private static string Open(ImmutableArray<MissingFact> missing, EvaluationPlan plan)
    {
        string[] reasons =
        [
            .. missing.Select(m => m.Reason switch
            {
                MissingReason.NotSupplied => m.Because,
                MissingReason.Absent or MissingReason.TooOld => $"{Named(m, plan)} is missing: {ReaderDates.In(m.Because)}",
                _ => $"of {Named(m, plan)}: {ReaderDates.In(m.Because)}",
            }).Distinct(StringComparer.Ordinal),
        ];
        string more = reasons.Length < 2 ? "" : $"; {QuantityText.Number(reasons.Length - 1)} more {(reasons.Length == 2 ? "fact is" : "facts are")} missing";
        return $"Whether the rule fires cannot be decided{(reasons.Length == 0 ? "" : $" because {reasons[0]}")}{more}.";
    }

    private static string Named(MissingFact missing, EvaluationPlan plan) =>
        missing.Concept is { Index: >= 0 } concept ? plan.Concepts[concept.Index].Title : missing.Missing.Replace('-', ' ');

    private ReasonClause Because(TraceNode node)
    {
        if (node.Choice is { } choice)
        {
            return new ReasonClause($"{Subject(node)} is not known, which the rule takes as {(choice.Value ? "met" : "not met")}", ReasonClause.Assumed);
        }

        bool holds = node.Inner == Truth.True;
        return node.Logic switch
        {
            TraceLogic.All => holds ? Every(node) : One(node, Truth.False),
            TraceLogic.Any => holds ? One(node, Truth.True) : Every(node),
            TraceLogic.AtLeast => Some(node, holds),
            TraceLogic.Same => Defined(node, holds),
            TraceLogic.Relation => Related(node, holds),
            _ => Leaf(node, holds),
        };
    }

    private ReasonClause One(TraceNode node, Truth truth) =>
        node.Children.Where(c => c.Truth == truth).Select(Because).MinBy(static c => c.Rank)!;

    private ReasonClause Every(TraceNode node) => ReasonClause.Join(node.Children.Select(Because), most, presentFirst: node.Inner == Truth.True);

    private ReasonClause Some(TraceNode node, bool holds)
    {
        Criterion criterion = Unwrapped(node);
        string needed = QuantityText.Number(((AtLeastCriterion)criterion).Count);
        TraceNode[] found = [.. node.Children.Where(static c => c.Truth == Truth.True)];
        if (holds)
        {
            return ReasonClause.Join(found.Select(Because), most, presentFirst: true);
        }

        // What is not known may be among them: the others are too few.
        return found.Length == 0 ? ReasonClause.Join(node.Children.Where(static c => c.Truth == Truth.False).Select(Because), most, presentFirst: false)
            : new ReasonClause($"only {QuantityText.Number(found.Length)} of the {needed} needed findings {(found.Length == 1 ? "is" : "are")} there: {ReasonClause.Join(found.Select(Because), most, presentFirst: true).Words}", ReasonClause.Number);
    }

    // A definition is told by what decides it; by its title where that would be long.
    private ReasonClause Defined(TraceNode node, bool holds)
    {
        ReasonClause inner = Because(node.Children[0]);
        return Unwrapped(node) is DefinitionCriterion { } definition && brief && Plan.Definitions[definition.Definition].Title is { } title && title.Length < inner.Words.Length
            ? new ReasonClause($"“{title}” {(holds ? "holds" : "does not hold")}", inner.Rank)
            : inner;
    }

    private ReasonClause Related(TraceNode node, bool holds)
    {
        if (!holds && node.Children.FirstOrDefault(static c => c.Truth == Truth.False) is { } absent && (Unwrapped(node) is not SequenceWithoutCriterion || absent == node.Children[0]))
        {
            return Because(absent);
        }

        string words = Unwrapped(node) switch
        {
            SequenceThenCriterion c => $"{Name(c.Then)} {(holds ? "followed" : "did not follow")} {Name(c.First)} within {c.Within}",
            SequenceWithoutCriterion c => holds ? $"{Name(c.Without)} did not follow {Name(c.First)} within {c.Within}" : $"{Name(c.Without)} followed {Name(c.First)} within {c.Within}, or that time has not passed yet",
            TogetherCriterion c => $"{WordList.And([.. c.Of.Select(Name)])} {(holds ? "lie" : "do not lie")} within {c.Within} of each other",
            var other => $"{(holds ? "" : "not: ")}{CriterionWords.Of(other, Plan)}",
        };
        return new ReasonClause(words, ReasonClause.Number);
    }

    private ReasonClause Leaf(TraceNode node, bool holds) => Unwrapped(node) switch
    {
        FactCriterion c => holds ? new PresenceWords(context, brief).Of(c.Query, node) : new AbsenceWords(context, brief).Of(c.Query, node),
        AgeCriterion c => new ReasonClause($"the age {Ago(c)} {AgeText.Of(c, context)}{Compared(AgeWords(c), holds)}", ReasonClause.Person),
        SexCriterion => new ReasonClause($"the patient is {(context.View.Record.Sex == Sex.Female ? "female" : "male")}", ReasonClause.Person),
        CountCriterion c => new ReasonClause($"the {Counted(c)} is {RangeText.Of(CountHead.Number(c.Query, c.Distinct, context))}{Compared(TestWords.Of(c.Value), holds)}", ReasonClause.Number),
        ScoreCriterion c => new ReasonClause($"{CriterionWords.Title(Plan.Scores[c.Score])} is {RangeText.Of(context.Score(c.Score).Range)}{Compared(TestWords.Of(c.Value), holds)}", ReasonClause.Number),
        CustomCriterion c => new ReasonClause($"{(holds ? "" : "not: ")}{CustomWords.Of(c, Plan)}{CustomWords.Said(c, context)}", ReasonClause.Number),
        var other => new ReasonClause($"{(holds ? "" : "not: ")}{CriterionWords.Of(other, Plan)}", ReasonClause.Number),
    };

    private static string Compared(string test, bool holds) => holds ? $" ({test})" : $", not {test}";

    // A remark in a title is dropped where the sentence grows too long.
    private string Counted(CountCriterion criterion)
    {
        string counted = QueryWords.Counted(criterion.Query, criterion.Distinct, Plan);
        return brief && counted.IndexOf(" (", StringComparison.Ordinal) is > 0 and int open && counted.IndexOf(')', open) is > 0 and int close ? counted.Remove(open, close - open + 1) : counted;
    }

    private string Subject(TraceNode node) => Name(Unwrapped(node));

    private string Name(Criterion criterion) => criterion switch
    {
        DefinitionCriterion c => Plan.Definitions[c.Definition].Title ?? Plan.Definitions[c.Definition].Id.Replace('-', ' '),
        ScoreCriterion c => CriterionWords.Title(Plan.Scores[c.Score]),
        AnyCriterion c => string.Join(" or ", c.Of.Select(Name)),
        AllCriterion c => WordList.And([.. c.Of.Select(Name)]),
        NotCriterion c => Name(c.Of),
        FactCriterion { Query: MedicationQuery { DailyDose: not null } query } => $"the daily dose of {FactNames.Title(query.Concept, Plan)}",
        _ when criterion.Query() is { Concept.Index: >= 0 } query => FactNames.Title(query.Concept, Plan),
        _ => CriterionWords.Of(criterion, Plan),
    };

    private static string Ago(AgeCriterion criterion) => criterion.Ago is { } length ? $"{length} ago was" : "is";

    private static string AgeWords(AgeCriterion criterion) => criterion.Test switch
    {
        { Lower: { Inclusive: true } low, Upper: null } => $"{QuantityText.Number(low.Value)} or over",
        { Lower: null, Upper: { Inclusive: false } high } => $"under {QuantityText.Number(high.Value)}",
        var test => TestWords.Of(test),
    };

    private static Criterion Unwrapped(TraceNode node)
    {
        Criterion criterion = node.Criterion;
        while (criterion is NotCriterion not && node.Logic != TraceLogic.Same)
        {
            criterion = not.Of;
        }

        return criterion is NotCriterion { Of: DefinitionCriterion definition } ? definition : criterion;
    }
}
