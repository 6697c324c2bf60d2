using System.Security.Cryptography;
using System.Text;

namespace CareRules.Fhir.Output;

/// <summary>
/// Identifiers that the same result gives again: a UUID of version 8 (RFC 9562) from the SHA-256 of what it names. One instance serves one
/// output and never gives the same twice.
/// </summary>
internal sealed class StableIds
{
    private readonly HashSet<string> given = new(StringComparer.Ordinal);

    /// <summary>An identifier that this output does not have yet, in lower case with hyphens.</summary>
    /// <param name="kind">What is named.</param>
    /// <param name="parts">What tells it apart from others of its kind.</param>
    public string Next(string kind, params ReadOnlySpan<string?> parts)
    {
        string name = Name(kind, parts);
        string id = Of(name);
        for (int again = 2; !given.Add(id); again++)
        {
            id = Of(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}{again}"));
        }

        return id;
    }

    /// <summary>What a recommendation is remembered by: its fingerprint, of this patient; without one, what it says.</summary>
    public string OfRecommendation(string kind, string? patient, Recommendation recommendation) => recommendation.Fingerprint is { } fingerprint
        ? Next(kind, patient, fingerprint)
        : Next(kind, patient, recommendation.Pack, recommendation.Id, recommendation.Text);

    /// <summary>The first identifier of that kind for a recommendation with a fingerprint, which is the one that every output gives it.</summary>
    public static Guid OfFingerprint(string kind, string? patient, string fingerprint) => Guid.ParseExact(Of(Name(kind, [patient, fingerprint])), "D");

    // Each part ends in U+001F; a part that is not there begins with U+001E, so that it differs from an empty one.
    private static string Name(string kind, ReadOnlySpan<string?> parts)
    {
        StringBuilder name = new("carerules:");
        name.Append(kind).Append('\u001F');
        foreach (string? part in parts)
        {
            name.Append(part ?? "\u001E").Append('\u001F');
        }

        return name.ToString();
    }

    private static string Of(string name)
    {
        Span<byte> bytes = SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString("D");
    }
}
