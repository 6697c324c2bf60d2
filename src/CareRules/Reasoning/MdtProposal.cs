using System.Collections.Immutable;

namespace CareRules.Reasoning;

/// <summary>
/// Whether several professions should talk about the patient together: when what is to be done falls to different ones, or when something is
/// open that no rule decides.
/// </summary>
/// <param name="Needed">Whether it is proposed.</param>
/// <param name="Who">Who takes part, in ordinal order.</param>
/// <param name="Because">Why; null when it is not proposed.</param>
internal sealed record MdtProposal(bool Needed, ImmutableArray<string> Who, string? Because)
{
    private static readonly MdtProposal NotNeeded = new(false, [], null);

    /// <param name="responsible">The roles of each thing to be done; one without roles falls to nobody in particular.</param>
    /// <param name="conflicts">The ids of the open conflicts.</param>
    public static MdtProposal Of(IEnumerable<ImmutableArray<string>> responsible, ImmutableArray<string> conflicts)
    {
        string[][] sets = [.. responsible.Where(static r => !r.IsDefaultOrEmpty).Select(static r => r.Distinct().Order(StringComparer.Ordinal).ToArray())];
        string[] who = [.. sets.SelectMany(static s => s).Distinct().Order(StringComparer.Ordinal)];
        bool several = who.Length > 1 && Array.Exists(sets, s => !s.SequenceEqual(sets[0]));
        if (!several && conflicts.IsEmpty)
        {
            return NotNeeded;
        }

        string open = conflicts.Length == 1 ? $"{conflicts[0]} is open" : $"{string.Join(", ", conflicts)} are open";
        string because = !several ? open : conflicts.IsEmpty ? $"recommendations fall to {string.Join(", ", who)}" : $"recommendations fall to {string.Join(", ", who)}; {open}";
        return new MdtProposal(true, [.. who], because);
    }
}
