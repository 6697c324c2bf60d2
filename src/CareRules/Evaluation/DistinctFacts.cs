using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>How many different ones there are among facts that match, or may.</summary>
internal static class DistinctFacts
{
    /// <summary>By day; a partial date may be a day already counted or another. Items without a usable code are counted here too.</summary>
    public static (int Least, int Most) Days(FactSet facts)
    {
        // The fewest days on which all that is sure can lie: each interval without a day yet is given its last.
        List<DateOnly> fewest = [];
        foreach (DateInterval on in facts.Items.Where(static i => i.IsCertain).Select(static i => i.Start).OrderBy(static on => on.Latest))
        {
            if (!fewest.Exists(day => day >= on.Earliest && day <= on.Latest))
            {
                fewest.Add(on.Latest);
            }
        }

        ILookup<bool, DateInterval> possible = facts.Items.Select(static i => i.Start)
            .Concat(facts.Others.Where(static o => o.Fact is not null).Select(static o => o.On)).ToLookup(static on => on.Earliest == on.Latest);
        return (fewest.Count, possible[true].Distinct().Count() + possible[false].Count());
    }

    /// <summary>By code: facts that share one are the same; one without any is one of its own.</summary>
    public static (int Least, int Most) Codes(FactSet facts, EvaluationPlan plan)
    {
        List<Fact> sure = [];
        List<Fact> possible = [];
        foreach (Candidate item in facts.Items)
        {
            possible.Add(item.Fact);
            if (item.IsCertain)
            {
                sure.Add(item.Fact);
            }
        }

        return (Groups(sure, plan), Groups(possible, plan));
    }

    /// <summary>How many of the concept's direct <c>includes</c> match.</summary>
    public static NumberRange Concepts(FactSet facts, EvaluationPlan plan)
    {
        (int sure, int possible, int all) = (0, 0, 0);
        if (facts.Concept.Index >= 0)
        {
            foreach (ConceptId included in plan.Concepts[facts.Concept.Index].Includes)
            {
                bool? present = false;
                foreach (Candidate item in facts.Items)
                {
                    present |= plan.Codes.Holds(included, item.Fact.Codes) ? (item.IsCertain ? true : null) : false;
                }

                all++;
                sure += present == true ? 1 : 0;
                possible += present != false ? 1 : 0;
            }
        }

        return NumberRange.Count(sure, facts.Open.IsEmpty ? possible : all);
    }

    /// <summary>The number of groups of facts that share a code.</summary>
    public static int Groups(IReadOnlyList<Fact> facts, EvaluationPlan plan)
    {
        List<HashSet<Code>> groups = [];
        int alone = 0;
        foreach (Fact fact in facts)
        {
            if (fact.Codes.IsDefaultOrEmpty)
            {
                alone++;
                continue;
            }

            HashSet<Code> codes = [.. plan.CodeMap.WithMapped(fact.Codes)];
            foreach (HashSet<Code> group in groups.FindAll(g => g.Overlaps(codes)))
            {
                codes.UnionWith(group);
                _ = groups.Remove(group);
            }

            groups.Add(codes);
        }

        return groups.Count + alone;
    }
}
