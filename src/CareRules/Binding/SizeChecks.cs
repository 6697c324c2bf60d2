using System.Collections.Immutable;
using CareRules.Diagnostics;
using CareRules.Model;

namespace CareRules.Binding;

/// <summary>
/// Bounds what a criterion is when its definitions and scores are written out: each that holds another twice doubles it, and no explanation could show it,
/// nor a small stack walk it.
/// </summary>
internal sealed class SizeChecks(int firstScore, DiagnosticBag diagnostics)
{
    /// <summary>The most criteria that a rule, definition or score may be made of.</summary>
    public const int MostCriteria = 10_000;

    /// <summary>The most levels that may stand inside each other.</summary>
    public const int MostLevels = 128;

    private readonly Dictionary<int, Extent> known = [];

    /// <summary>The first that is too large is reported; what uses it is not, since it would be mended with it.</summary>
    /// <param name="usedFirst">Definitions and scores, each behind those that it uses.</param>
    /// <param name="definitions">The definitions.</param>
    /// <param name="scores">The scores, which are numbered behind the definitions.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="diagnostics">Where a finding goes.</param>
    public static void Check(
        IReadOnlyList<int> usedFirst, ImmutableArray<DefinitionModel> definitions, ImmutableArray<ScoreModel> scores, IEnumerable<RuleDefinition> rules, DiagnosticBag diagnostics)
    {
        SizeChecks checks = new(definitions.Length, diagnostics);
        foreach (int named in usedFirst)
        {
            Extent extent = named < definitions.Length
                ? checks.Of(definitions[named].Criterion)
                : scores[named - definitions.Length].Parts.Aggregate(Extent.One, (sum, part) => sum.With(checks.Of(part)));
            checks.known[named] = named < definitions.Length
                ? checks.Judged(extent, "definition", definitions[named].Id, definitions[named].At)
                : checks.Judged(extent, "score", scores[named - definitions.Length].Id, scores[named - definitions.Length].At);
        }

        foreach (RuleDefinition rule in rules)
        {
            checks.Judged(checks.Of(rule.When), "rule", rule.Id, rule.At);
        }
    }

    // What is refused counts as nothing further on.
    private Extent Judged(Extent extent, string what, string id, SourceLocation at)
    {
        if (extent.Criteria <= MostCriteria && extent.Levels <= MostLevels)
        {
            return extent;
        }

        diagnostics.ReportTooLargeWrittenOut(at, what, id, extent.Criteria > MostCriteria ? $"more than {MostCriteria} criteria" : $"more than {MostLevels} levels deep");
        return Extent.One;
    }

    private Extent Of(Criterion criterion) => criterion switch
    {
        DefinitionCriterion c => Extent.One.With(known[c.Definition]),
        ScoreCriterion c => Extent.One.With(known[firstScore + c.Score]),
        _ => criterion.Operands().Aggregate(Extent.One, (sum, operand) => sum.With(Of(operand))),
    };

    private Extent Of(ScorePart part) => part switch
    {
        CriterionPart p => Of(p.When),
        SubScorePart p => Extent.One.With(known[firstScore + p.Score]),
        _ => Extent.One,
    };

    private readonly record struct Extent(int Criteria, int Levels)
    {
        public static Extent One => new(1, 1);

        public Extent With(Extent below) => new(Math.Min(Criteria + below.Criteria, MostCriteria + 1), Math.Max(Levels, below.Levels + 1));
    }
}
