using CareRules.Model;

namespace CareRules.Evaluation.Firing;

/// <summary>A rule's criterion taken apart: the atoms that must be true, those that must be false, and the rest.</summary>
internal sealed class RuleParts
{
    private RuleParts()
    {
    }

    public List<int> MustBeTrue { get; } = [];

    public List<int> MustBeFalse { get; } = [];

    public List<Criterion> Rest { get; } = [];

    public static RuleParts Of(Criterion when, AtomTable atoms)
    {
        RuleParts parts = new();
        parts.Take(when, atoms);
        return parts;
    }

    // A choice of false for the unknown changes nothing where only true counts; a choice of true does.
    private void Take(Criterion criterion, AtomTable atoms)
    {
        switch (criterion)
        {
            case { IfUnknown.Value: true }:
                Rest.Add(criterion);
                break;
            case AllCriterion all:
                foreach (Criterion one in all.Of)
                {
                    Take(one, atoms);
                }

                break;
            case NotCriterion { Of: { IfUnknown: null } of } when of is not (AllCriterion or AnyCriterion or NotCriterion or AtLeastCriterion):
                MustBeFalse.Add(atoms.Of(of));
                break;
            case AnyCriterion or NotCriterion or AtLeastCriterion:
                Rest.Add(criterion);
                break;
            default:
                MustBeTrue.Add(atoms.Of(criterion));
                break;
        }
    }
}
