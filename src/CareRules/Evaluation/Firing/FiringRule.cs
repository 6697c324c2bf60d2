namespace CareRules.Evaluation.Firing;

/// <summary>When a rule may speak.</summary>
internal enum RuleVoice : byte
{
    Never,
    Always,
    WithDrafts,
}

/// <summary>A rule as the firing pass runs it.</summary>
/// <param name="Voice">When it may speak.</param>
/// <param name="IsShared">Whether it stands in several buckets and may be met twice.</param>
/// <param name="First">Where the atoms begin that it asks beyond those of its entry; a complemented one must be false.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Rest">The node of what no list of atoms says; -1 when there is none.</param>
/// <param name="Root">The node of the whole criterion.</param>
internal readonly record struct FiringRule(RuleVoice Voice, bool IsShared, int First, int Count, int Rest, int Root);

/// <summary>A rule in the bucket of an atom, with two more atoms that must be true: most rules are put aside without being opened.</summary>
internal readonly record struct FiringEntry(int Rule, int Second, int Third);

/// <summary>Where the facts of a concept go: atoms, or the slot of its values; -1 for none.</summary>
internal readonly record struct ConceptRow(int Condition, int Medication, int Presence, int Measure);
