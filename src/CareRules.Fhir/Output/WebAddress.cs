namespace CareRules.Fhir.Output;

/// <summary>The addresses that an output links to: https, without a name and password, in characters that end nothing around them.</summary>
internal static class WebAddress
{
    /// <summary>The address with every other character percent-encoded; null when it is anything but https.</summary>
    public static string? Of(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) || !string.Equals(uri.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal) || uri.UserInfo.Length > 0)
        {
            return null;
        }

        string address = uri.AbsoluteUri;
        return address.All(static c => c is > ' ' and < '\u007F') ? Encoded(address) : null;
    }

    private static string Encoded(string address) => string.Concat(address.Select(static c => c switch
    {
        '(' => "%28",
        ')' => "%29",
        '<' => "%3C",
        '>' => "%3E",
        '"' => "%22",
        '\'' => "%27",
        '\\' => "%5C",
        '`' => "%60",
        '[' => "%5B",
        ']' => "%5D",
        '|' => "%7C",
        _ => c.ToString(),
    }));
}
