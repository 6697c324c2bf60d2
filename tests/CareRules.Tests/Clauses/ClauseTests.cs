using CareRules.Tests.Architecture;
using CareRules.Tests.Support;
using Xunit.Abstractions;

namespace CareRules.Tests.Clauses;

/// <summary>The user's reference of the rule language: every clause has a test that carries its number, and every number that is carried is a clause.</summary>
public sealed class ClauseTests(ITestOutputHelper output)
{
    [Fact]
    public void No_clause_is_without_its_test()
    {
        HashSet<string> proved = [.. ClauseProof.All.Select(static p => p.Clause)];
        output.WriteLine($"{Clause.All.Count} clauses, {ClauseProof.All.Count} marks");
        Clause.All.Where(c => !proved.Contains(c.Number)).Select(static c => $"{c.Place}: {c.Number} {c.Text}").ShouldBeNone();
    }

    [Fact]
    public void No_test_carries_a_number_that_is_no_clause()
    {
        HashSet<string> known = [.. Clause.All.Select(static c => c.Number)];
        ClauseProof.All.Where(p => !known.Contains(p.Clause)).Select(static p => $"{p.Place}: {p.Clause}").ShouldBeNone();
    }

    [Fact]
    public void The_numbers_of_a_page_are_its_own_and_rise()
    {
        Clause.All.Should().NotBeEmpty();
        Clause.All.GroupBy(static c => c.Page).SelectMany(static page => page.Zip(page.Skip(1))
                .Where(static pair => pair.First.Chapter != pair.Second.Chapter || pair.First.Position >= pair.Second.Position).Select(static pair => $"{pair.Second.Place}: {pair.Second.Number} after {pair.First.Number}"))
            .ShouldBeNone();
        Clause.All.GroupBy(static c => c.Chapter).Where(static c => c.Select(static x => x.Page).Distinct().Count() > 1).Select(static c => $"chapter {c.Key} stands on two pages").ShouldBeNone();
    }

    [Fact]
    public void Every_page_of_clauses_shows_an_example() =>
        Clause.All.Select(static c => c.Page).Distinct().Except(DocBlock.All.Where(static b => b.Language == "yaml").Select(static b => b.Page), StringComparer.Ordinal).ShouldBeNone();
}
