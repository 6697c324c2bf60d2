using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;
using CareRules.Book;
using CareRules.Tests.Support;

namespace CareRules.Tests.Book;

/// <summary>The book of the bundled pack: complete, and with no link that leads nowhere.</summary>
public sealed partial class BundledBookTests(BundledBookTests.Written written) : IClassFixture<BundledBookTests.Written>
{
    [Fact]
    public void Every_rule_concept_definition_and_score_has_its_place()
    {
        HashSet<string> ids = [.. written.Pages.SelectMany(static p => Id().Matches(p.Value).Select(m => $"{p.Key}#{m.Groups[1].Value}"))];
        string[] all = [.. ids.Select(static i => i[(i.IndexOf('#', StringComparison.Ordinal) + 1)..])];
        written.Rules.Rules.Select(static r => $"{r.Pack}.{r.Id}").Except(all).ShouldBeNone();
        written.Rules.Plan.Concepts.Select(static c => $"concepts.html#{c.Pack}.{c.Name}").Except(ids).ShouldBeNone();
        written.Rules.Plan.Definitions.Select(static d => $"definitions.html#{d.Pack}.{d.Id}").Except(ids).ShouldBeNone();
        written.Rules.Plan.Scores.Select(static s => $"scores.html#{s.Pack}.{s.Id}").Except(ids).ShouldBeNone();
    }

    [Fact]
    public void Every_rule_stands_in_the_index_once()
    {
        string[] links = [.. Regex.Matches(written.Pages["index.html"], "<li data-area=[^>]*><a href=\"([^\"]*)\"").Select(static m => m.Groups[1].Value)];
        links.Should().OnlyHaveUniqueItems().And.HaveCount(written.Rules.Rules.Length);
    }

    [Fact]
    public void No_link_leads_nowhere_and_no_place_has_two_owners()
    {
        Dictionary<string, HashSet<string>> ids = [];
        foreach ((string file, string page) in written.Pages)
        {
            string[] found = [.. Id().Matches(page).Select(static m => m.Groups[1].Value)];
            found.Should().OnlyHaveUniqueItems(file);
            ids[file] = [.. found];
        }

        List<string> lost = [];
        foreach ((string file, string page) in written.Pages)
        {
            foreach (string target in Href().Matches(page).Select(static m => WebUtility.HtmlDecode(m.Groups[1].Value)).Where(static t => !t.StartsWith("http", StringComparison.Ordinal)))
            {
                string[] parts = target.Split('#');
                string to = parts[0].Length == 0 ? file : parts[0];
                if (!ids.TryGetValue(to, out HashSet<string>? places) || (parts.Length > 1 && !places.Contains(parts[1])))
                {
                    lost.Add($"{file}: {target}");
                }
            }
        }

        lost.ShouldBeNone();
    }

    [Fact]
    public void Nothing_is_loaded_from_elsewhere() =>
        written.Pages.Where(static p => Loads().IsMatch(p.Value)).Select(static p => $"{p.Key}: {Loads().Match(p.Value).Value}").ShouldBeNone();

    [Fact]
    public void The_script_of_the_index_is_the_one_that_its_policy_allows()
    {
        string script = Regex.Match(written.Pages["index.html"], "<script>(.*)</script>", RegexOptions.Singleline).Groups[1].Value;
        WebUtility.HtmlDecode(written.Pages["index.html"]).Should().Contain($"script-src '{BookScript.Digest(script)}'");
    }

    [Fact]
    public void No_criterion_is_left_without_words() =>
        written.Pages.Where(static p => Regex.IsMatch(p.Value, "<li>\\s*</li>|<div class=\"when\">\\s*</div>|<dd></dd>")).Select(static p => p.Key).ShouldBeNone();

    [GeneratedRegex(" id=\"([^\"]*)\"")]
    private static partial Regex Id();

    [GeneratedRegex(" href=\"([^\"]*)\"")]
    private static partial Regex Href();

    [GeneratedRegex("""<(?:link|img|iframe|object|embed|audio|video|source)\b|<script [^>]*src|@import|url\(|\bfetch\(|XMLHttpRequest""")]
    private static partial Regex Loads();

    /// <summary>The bundled pack, compiled and written once.</summary>
    public sealed class Written
    {
        internal RuleSet Rules { get; } = RuleSet.Compile(RulePackSource.FromDirectory(RepositoryRoot.At("rules")));

        internal ImmutableSortedDictionary<string, string> Pages => field ??= Rules.Book();
    }
}
