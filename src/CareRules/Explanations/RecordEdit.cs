using System.Collections.Immutable;
using CareRules.Clinical;

namespace CareRules.Explanations;

/// <summary>One imagined change of a record: facts taken away or put in, or what is known of the person.</summary>
internal sealed record RecordEdit
{
    /// <summary>What would have to be so, to be read after <c>if</c>: <c>Ibuprofen were stopped</c>.</summary>
    public required string Words { get; init; }

    /// <summary>Whether a clinician can bring it about (medicines, tests, referrals); age and diagnoses nobody can.</summary>
    public bool CanBeDone { get; init; }

    public ImmutableArray<Fact> Without { get; init; } = [];

    public ImmutableArray<Fact> With { get; init; } = [];

    public PartialDate? BirthDate { get; init; }

    public Sex? Sex { get; init; }

    /// <summary>A section that would be supplied as it stands.</summary>
    public RecordSection? Supplied { get; init; }

    /// <summary>How far it is from what is recorded, in the concept's steps or in years.</summary>
    public decimal Distance { get; init; }

    /// <summary>How many facts it changes.</summary>
    public int Size => Math.Max(1, Math.Max(Without.Length, With.Length));

    /// <summary>Whether two changes are about different things.</summary>
    public bool GoesWith(RecordEdit other) =>
        !(BirthDate is not null && other.BirthDate is not null) && !(Sex is not null && other.Sex is not null)
        && !Without.Intersect<Fact>(other.Without, ReferenceEqualityComparer.Instance).Any();

    public static PatientRecord Apply(IEnumerable<RecordEdit> edits, PatientRecord record)
    {
        RecordEdit[] all = [.. edits];
        HashSet<Fact> without = new(all.SelectMany(static e => e.Without), ReferenceEqualityComparer.Instance);
        return RecordParts.With(
            record,
            [.. RecordParts.Facts(record).Where(f => !without.Contains(f)), .. all.SelectMany(static e => e.With)],
            all.Select(static e => e.BirthDate).FirstOrDefault(static b => b is not null) ?? record.BirthDate,
            all.Select(static e => e.Sex).FirstOrDefault(static s => s is not null) ?? record.Sex,
            all.Select(static e => e.Supplied).OfType<RecordSection>().Aggregate(record.SuppliedSections, static (set, section) => set.With(section)));
    }
}
