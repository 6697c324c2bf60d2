using CareRules.Model;

namespace CareRules;

/// <summary>A loaded pack.</summary>
public sealed class PackInfo
{
    internal PackInfo(string id, string title, string version, string digest, bool isSignedOff)
    {
        Id = id;
        Title = title;
        Version = version;
        Digest = digest;
        IsSignedOff = isSignedOff;
    }

    /// <summary>How long a critical recommendation may be silenced where a pack does not say.</summary>
    internal static readonly Duration DefaultSilence = new(90, DurationUnit.Day);

    /// <summary>The id.</summary>
    public string Id { get; }

    /// <summary>The title.</summary>
    public string Title { get; }

    /// <summary>The version (SemVer).</summary>
    public string Version { get; }

    /// <summary><c>sha256:</c> and the digest of all files of the pack.</summary>
    public string Digest { get; }

    /// <summary>Whether a clinical safety officer has signed it off.</summary>
    public bool IsSignedOff { get; }

    /// <summary>
    /// The last day, inclusive, on which a critical recommendation of this pack stays silent when it is acknowledged on that day: <c>silence-at-most</c> of its
    /// <c>pack.yaml</c>, 90 days where it says nothing and where the result was read from JSON. What is less than critical has no such limit.
    /// </summary>
    /// <param name="acknowledgedOn"><see cref="Acknowledgement.On"/>.</param>
    public DateOnly SilentUntil(DateOnly acknowledgedOn) => SilenceAtMost.After(acknowledgedOn);

    /// <summary>The same under another digest.</summary>
    internal PackInfo With(string digest) => new(Id, Title, Version, digest, IsSignedOff) { SilenceAtMost = SilenceAtMost };

    /// <summary>The longest that a critical recommendation may be silenced (pack.yaml <c>silence-at-most</c>).</summary>
    internal Duration SilenceAtMost { get; init; } = DefaultSilence;
}
