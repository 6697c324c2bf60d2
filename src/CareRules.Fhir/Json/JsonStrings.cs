using System.Text;

namespace CareRules.Fhir.Json;

/// <summary>The texts that strings mean.</summary>
internal static class JsonStrings
{
    /// <summary>What a valid string means of which some characters are escaped.</summary>
    /// <param name="written">What stands between the quotation marks.</param>
    public static string Unescape(ReadOnlySpan<byte> written)
    {
        StringBuilder text = new(written.Length);
        for (int at = 0; at < written.Length;)
        {
            int backslash = written[at..].IndexOf((byte)'\\');
            if (backslash < 0)
            {
                backslash = written.Length - at;
            }

            text.Append(Encoding.UTF8.GetString(written.Slice(at, backslash)));
            at += backslash;
            if (at < written.Length)
            {
                at = Append(text, written, at + 1);
            }
        }

        return text.ToString();
    }

    private static int Append(StringBuilder text, ReadOnlySpan<byte> written, int at)
    {
        if (written[at] != 'u')
        {
            text.Append((char)written[at] switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', char same => same });
            return at + 1;
        }

        text.Append((char)Convert.ToInt32(Encoding.ASCII.GetString(written.Slice(at + 1, 4)), 16));
        return at + 5;
    }
}
