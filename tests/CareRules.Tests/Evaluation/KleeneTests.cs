using CareRules.Evaluation;
using CareRules.Tests.Support;
using static CareRules.Evaluation.Kleene;

namespace CareRules.Tests.Evaluation;

public class KleeneTests
{
    private static readonly Truth[] Truths = [Truth.False, Truth.Unknown, Truth.True];

    [Theory]
    [InlineData(false, null, "false", "unknown")]
    [InlineData(true, null, "unknown", "true")]
    [InlineData(null, null, "unknown", "unknown")]
    [InlineData(true, false, "false", "true")]
    public void A_false_operand_decides_an_all_and_a_true_one_an_any(bool? a, bool? b, string and, string or)
    {
        Support.Run.Word(And(Of(a), Of(b))).Should().Be(and);
        Support.Run.Word(Or(Of(a), Of(b))).Should().Be(or);
        Support.Run.Word(And(Of(b), Of(a))).Should().Be(and);
        Support.Run.Word(Or(Of(b), Of(a))).Should().Be(or);
    }

    [SeededProperty]
    public bool The_laws_of_De_Morgan_hold(bool? a, bool? b) =>
        Not(And(Of(a), Of(b))) == Or(Not(Of(a)), Not(Of(b))) && Not(Or(Of(a), Of(b))) == And(Not(Of(a)), Not(Of(b)));

    [SeededProperty]
    public bool Not_twice_is_nothing(bool? a) => Not(Not(Of(a))) == Of(a);

    [SeededProperty]
    public bool And_distributes_over_or(bool? a, bool? b, bool? c) =>
        And(Of(a), Or(Of(b), Of(c))) == Or(And(Of(a), Of(b)), And(Of(a), Of(c)));

    [Fact]
    public void At_least_is_true_when_enough_are_and_false_when_not_enough_can_be()
    {
        AtLeast(2, 2, 0).Should().Be(Truth.True);
        AtLeast(2, 1, 1).Should().Be(Truth.Unknown);
        AtLeast(2, 1, 0).Should().Be(Truth.False);
        AtLeast(2, 0, 2).Should().Be(Truth.Unknown);
    }

    [Fact]
    public void At_least_agrees_with_and_and_or_at_its_ends()
    {
        foreach (Truth a in Truths)
        {
            foreach (Truth b in Truths)
            {
                Count(1, a, b).Should().Be(Or(a, b));
                Count(2, a, b).Should().Be(And(a, b));
            }
        }
    }

    private static Truth Count(int needed, params Truth[] of) =>
        AtLeast(needed, of.Count(static t => t == Truth.True), of.Count(static t => t == Truth.Unknown));
}
