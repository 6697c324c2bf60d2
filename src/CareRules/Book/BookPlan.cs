using System.Collections.Frozen;
using System.Collections.Immutable;
using CareRules.Evaluation;
using CareRules.Model;

namespace CareRules.Book;

/// <summary>What every page of the book asks: where things stand, which tests a rule has and who uses what.</summary>
internal sealed class BookPlan
{
    public const string Index = "index.html";
    public const string Concepts = "concepts.html";
    public const string Definitions = "definitions.html";
    public const string Scores = "scores.html";
    public const string Targets = "targets.html";
    public const string Reviews = "reviews.html";
    public const string Metrics = "metrics.html";

    private readonly FrozenDictionary<string, string> pages;
    private readonly ILookup<string, RuleTest> tests;
    private readonly ILookup<int, RuleDefinition> users;

    public BookPlan(EvaluationPlan plan, ImmutableArray<RuleTest> tests)
    {
        Plan = plan;
        Rules = [.. plan.Rules.Select(static r => r.Rule)];
        Areas = BookArea.Of(Rules, plan.Packs.Length > 1);
        pages = Areas.SelectMany(static a => a.Rules.Select(r => (Name: Name(r), a.File))).ToFrozenDictionary(static p => p.Name, static p => p.File, StringComparer.Ordinal);
        this.tests = tests.SelectMany(static t => t.Fires.Concat(t.Silent).Concat(t.Undetermined).Distinct(StringComparer.Ordinal).Select(rule => (rule, t)))
            .ToLookup(static p => p.rule, static p => p.t, StringComparer.Ordinal);
        users = Rules.SelectMany(static r => RuleConcepts.Of(r).Select(c => (c.Index, r))).ToLookup(static p => p.Index, static p => p.r);
        TestCount = tests.Length;
    }

    public EvaluationPlan Plan { get; }

    public ImmutableArray<RuleDefinition> Rules { get; }

    public ImmutableArray<BookArea> Areas { get; }

    /// <summary>How many written tests the packs carry.</summary>
    public int TestCount { get; }

    public static string Name(RuleDefinition rule) => $"{rule.Pack}/{rule.Id}";

    public static string Anchor(string pack, string id) => $"{pack}.{id}";

    public string Href(RuleDefinition rule) => $"{pages[Name(rule)]}#{Anchor(rule.Pack, rule.Id)}";

    public string Link(RuleDefinition rule) => HtmlText.Link(Href(rule), rule.Title);

    /// <summary>A link to a rule by <c>pack/id</c>, or by its id where its own pack or one pack alone has it; the escaped name where there is none.</summary>
    public string LinkByName(string name, string pack) => Find(name, pack) is { } rule ? Link(rule) : HtmlText.Safe(name);

    /// <summary>The title of a rule that is named as in <see cref="LinkByName"/>; the name where there is none.</summary>
    public string TitleOf(string name, string pack) => Find(name, pack)?.Title ?? name;

    public string Href(ConceptId concept) => $"{Concepts}#{Anchor(Plan.Concepts[concept.Index].Pack, Plan.Concepts[concept.Index].Name)}";

    /// <summary>Where the targets and resolutions of a measure stand.</summary>
    public string MeasureAnchor(ConceptId measure) => $"measure-{Anchor(Plan.Concepts[measure.Index].Pack, Plan.Concepts[measure.Index].Name)}";

    public string Link(ConceptId concept) => HtmlText.Link(Href(concept), Plan.Concepts[concept.Index].Title);

    /// <summary>The tests that name a rule, those of its own file first.</summary>
    public IEnumerable<RuleTest> TestsOf(RuleDefinition rule) => tests[Name(rule)].OrderBy(t => t.At.Path != rule.At.Path);

    /// <summary>The rules that name a concept, themselves or in what they ask for.</summary>
    public IEnumerable<RuleDefinition> UsersOf(ConceptId concept) => users[concept.Index];

    private RuleDefinition? Find(string name, string pack) =>
        Rules.FirstOrDefault(r => Name(r) == name)
        ?? Rules.FirstOrDefault(r => r.Pack == pack && r.Id == name)
        ?? (Rules.Where(r => r.Id == name).Take(2).ToArray() is [var only] ? only : null);
}
