namespace CareRules.Evaluation;

/// <summary>Kleene's three truths, ordered so that <c>and</c> is the minimum and <c>or</c> the maximum.</summary>
internal enum Truth : sbyte
{
    False = -1,
    Unknown = 0,
    True = 1,
}
