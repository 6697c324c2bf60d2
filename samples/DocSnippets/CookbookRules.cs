using CareRules;
using CareRules.Clinical;

namespace DocSnippets;

/// <summary>The C# of docs/cookbook.md that is about what a host changes in rules and brings to them.</summary>
public static class CookbookRules
{
    public static void Off(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);

        #region off
        foreach (RuleNotInForce off in result.Completeness.NotInForce)           // every result says so, in every form
        {
            Console.WriteLine($"{off.Rule} is {off.Why} by {off.By}: {off.Because}");
        }
        #endregion
    }

    public static RuleSet Map(string maps)
    {
        #region map
        RuleSet rules = RuleSet.Compile(o => o.AddContentPack().AddCodeMaps(maps));    // every .csv of the folder
        #endregion

        return rules;
    }

    public static RuleSet Ask(string folder, IReadOnlySet<string> alone)
    {
        #region ask
        RuleSet rules = RuleSet.Compile(o => o
            .AddDirectory(folder)                                                // its pack declares `lives-alone` under `custom`
            .AddPredicate("lives-alone", (patient, asOf, with) => alone.Contains(patient.Source ?? "")
                ? CustomAnswer.Yes("nobody else is registered there")
                : CustomAnswer.Unknown("the household is not registered")));
        #endregion

        return rules;
    }
}
