using System.Text;

namespace CareRules.Fhir.Json;

/// <summary>Gives the same string for the same bytes, as long as others did not take its place. A record repeats its codes, names and units.</summary>
internal sealed class TextPool
{
    private const int Size = 256;
    private const int Longest = 64;

    private readonly string?[] texts = new string?[Size];

    public string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > Longest)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        ref string? place = ref texts[NameHash.Of(utf8) % Size];
        if (place is null || !Ascii.Equals(utf8, place))
        {
            place = Encoding.UTF8.GetString(utf8);
        }

        return place;
    }
}
