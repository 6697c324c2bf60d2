using System.Text;

namespace CareRules.Explanations;

/// <summary>Text of an author or a record inside Markdown: nothing in it becomes markup, a link, an image or HTML.</summary>
internal static class MarkdownText
{
    private const string Special = "\\`*_{}[]()<>#|~&!@$^=+\"'";

    public static string Escape(string text)
    {
        string line = PlainText.OneLine(text);
        StringBuilder escaped = new(line.Length + 16);
        for (int i = 0; i < line.Length; i++)
        {
            if (Special.Contains(line[i], StringComparison.Ordinal) || StartsLink(line, i) || StartsBlock(line, i))
            {
                escaped.Append('\\');
            }

            escaped.Append(line[i]);
        }

        return escaped.ToString();
    }

    /// <summary>A link to a web page; null when the address is anything but https.</summary>
    public static string? Link(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && string.Equals(uri.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal) &&
        uri.UserInfo.Length == 0 && uri.AbsoluteUri.All(static c => c is > ' ' and < '\u007F' and not ('<' or '>'))
            ? $"<{uri.AbsoluteUri}>"
            : null;

    // Some dialects turn `https://…` and `www.…` into links by themselves.
    private static bool StartsLink(string line, int at) =>
        (line[at] is ':' && line.AsSpan(at + 1).StartsWith("//", StringComparison.Ordinal)) || (line[at] is '.' && at >= 3 && line.AsSpan(at - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase));

    // `- `, `1. ` and `1) ` would begin a list where the text begins a line.
    private static bool StartsBlock(string line, int at) =>
        line[at] switch
        {
            '-' => at == 0,
            '.' or ')' => at > 0 && line.AsSpan(0, at).IndexOfAnyExceptInRange('0', '9') < 0,
            _ => false,
        };
}
