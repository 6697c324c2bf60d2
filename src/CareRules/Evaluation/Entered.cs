namespace CareRules.Evaluation;

/// <summary>Which definitions and scores a walk over criteria has been in. Definitions may use one another a million times; each is walked once.</summary>
internal sealed class Entered
{
    private HashSet<(int Index, bool Negated)>? definitions;
    private HashSet<int>? scores;

    /// <summary>Whether a definition is entered for the first time, on this side of <c>not</c>.</summary>
    public bool Definition(int index, bool negated = false) => (definitions ??= []).Add((index, negated));

    /// <summary>Whether a score is entered for the first time.</summary>
    public bool Score(int index) => (scores ??= []).Add(index);
}
