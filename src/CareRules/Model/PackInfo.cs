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
}
