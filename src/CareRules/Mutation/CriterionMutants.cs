using CareRules.Clinical;
using CareRules.Evaluation;
using CareRules.Explanations;
using CareRules.Model;

namespace CareRules.Mutation;

/// <summary>Every criterion that differs from one by one slip: <c>all</c> for <c>any</c>, a part left out, a <c>not</c> lost, a bound on the wrong side, a window lost.</summary>
internal sealed class CriterionMutants(EvaluationPlan plan)
{
    public IEnumerable<Mutant> Of(Criterion criterion) => Own(criterion).Concat(Inside(criterion)).Concat(Choices(criterion));

    private IEnumerable<Mutant> Own(Criterion criterion) => criterion switch
    {
        AllCriterion { Of.Length: > 1 } c => [Slip(new AnyCriterion(c.Of, c.At) { IfUnknown = c.IfUnknown }, c, "`all` is read as `any`"), .. LeftOut(c)],
        AnyCriterion { Of.Length: > 1 } c => [Slip(new AllCriterion(c.Of, c.At) { IfUnknown = c.IfUnknown }, c, "`any` is read as `all`"), .. LeftOut(c)],
        AtLeastCriterion c => Counts(c),
        NotCriterion c => [Slip(new AllCriterion([c.Of], c.At) { IfUnknown = c.IfUnknown }, c, "`not` is left out")],
        FactCriterion c => QueryMutants.Of(c.Query).Select(m => Slip(c with { Query = m.Query }, c, m.Slip)),
        CountCriterion c => [.. QueryMutants.Of(c.Query).Select(m => Slip(c with { Query = m.Query }, c, m.Slip)), .. TestMutants.Of(c.Value).Select(m => Slip(c with { Value = m.Test }, c, m.Slip))],
        AgeCriterion c => [.. TestMutants.Of(c.Test).Select(m => Slip(c with { Test = m.Test }, c, m.Slip)), .. c.Ago is null ? Array.Empty<Mutant>() : [Slip(c with { Ago = null }, c, $"the age is taken as of now, not {c.Ago} ago")]],
        SexCriterion c => [Slip(c with { Sex = c.Sex == Sex.Female ? Sex.Male : Sex.Female }, c, "the other sex is meant")],
        ScoreCriterion c => TestMutants.Of(c.Value).Select(m => Slip(c with { Value = m.Test }, c, m.Slip)),
        SequenceThenCriterion c => [Slip(c with { First = c.Then, Then = c.First }, c, "the order is turned round"), .. Lengths(c, c.Within, length => c with { Within = length })],
        SequenceWithoutCriterion c => Lengths(c, c.Within, length => c with { Within = length }),
        TogetherCriterion c => [.. Lengths(c, c.Within, length => c with { Within = length }), .. c.Of.Length > 2 ? LeftOut(c) : []],
        _ => [],
    };

    // A definition is opened: its slips are slips of every rule that names it.
    private IEnumerable<Mutant> Inside(Criterion criterion) => criterion is DefinitionCriterion c
        ? Of(plan.Definitions[c.Definition].Criterion).Select(m => m.Within(of => c.IfUnknown is null ? of : new AllCriterion([of], c.At) { IfUnknown = c.IfUnknown }))
        : criterion.Operands().SelectMany((part, i) => Of(part).Select(m => m.Within(changed => criterion.WithOperands(criterion.Operands().SetItem(i, changed)))));

    private static IEnumerable<Mutant> Choices(Criterion criterion) => criterion.IfUnknown is not { } choice ? [] :
    [
        Slip(criterion with { IfUnknown = null }, criterion, $"`if-unknown: {Word(choice.Value)}` is left out"),
        Slip(criterion with { IfUnknown = choice with { Value = !choice.Value } }, criterion, $"`if-unknown: {Word(choice.Value)}` is read as `{Word(!choice.Value)}`"),
    ];

    private IEnumerable<Mutant> LeftOut(Criterion criterion) =>
        criterion.Operands().Select((part, i) => new Mutant(criterion.WithOperands(criterion.Operands().RemoveAt(i)), part.At, $"this is left out: {CriterionWords.Of(part, plan)}"));

    private static IEnumerable<Mutant> Counts(AtLeastCriterion criterion)
    {
        if (criterion.Count > 1)
        {
            yield return Slip(criterion with { Count = criterion.Count - 1 }, criterion, $"at least {Number(criterion.Count)} is read as at least {Number(criterion.Count - 1)}");
        }

        if (criterion.Count < criterion.Of.Length)
        {
            yield return Slip(criterion with { Count = criterion.Count + 1 }, criterion, $"at least {Number(criterion.Count)} is read as at least {Number(criterion.Count + 1)}");
        }
    }

    private static IEnumerable<Mutant> Lengths(Criterion criterion, Duration length, Func<Duration, Criterion> with) =>
    [
        Slip(with(WindowMutants.Endless), criterion, $"`within: {length}` is left out"),
        .. length == WindowMutants.OneDay ? Array.Empty<Mutant>() : [Slip(with(WindowMutants.OneDay), criterion, $"`within: {length}` is read as {WindowMutants.OneDay}")],
    ];

    private static Mutant Slip(Criterion changed, Criterion criterion, string slip) => new(changed, criterion.At, slip);

    private static string Number(int number) => QuantityText.Number(number);

    private static string Word(bool value) => value ? "true" : "false";
}
