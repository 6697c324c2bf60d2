using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Model;

namespace CareRules.Evaluation;

/// <summary>Whether codes mean a concept.</summary>
internal static class ConceptCodes
{
    public static bool Holds(this CodeIndex index, ConceptId concept, ImmutableArray<Code> codes)
    {
        if (codes.IsDefaultOrEmpty)
        {
            return false;
        }

        foreach (Code code in codes)
        {
            if (code.System is not null && index.Find(code.System, code.Value).Contains(concept.Index))
            {
                return true;
            }
        }

        return false;
    }
}
