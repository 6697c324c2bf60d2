using System.Text;
using System.Text.Json;

namespace CareRules;

/// <summary>
/// Reads JSON that may hold what a patient has. Of a broken `true`, `false` or `null` the framework's exception quotes all that follows, and a
/// host may log every exception that is thrown, caught or not: such a text is refused before the framework sees it.
/// </summary>
internal static class QuietJson
{
    /// <exception cref="JsonException">It is no JSON, or says a property twice; the message names the place and none of the text.</exception>
    public static JsonDocument Parse(string text, JsonDocumentOptions options)
    {
        if (BrokenLiteral(text) is >= 0 and int at)
        {
            int start = text.LastIndexOf('\n', at) + 1;
            throw Fault(text.AsSpan(0, at).Count('\n'), Encoding.UTF8.GetByteCount(text.AsSpan(start, at - start)), path: null);
        }

        try
        {
            return JsonDocument.Parse(text, options);
        }
        catch (JsonException fault)
        {
            throw Fault(fault.LineNumber, fault.BytePositionInLine, fault.Path);
        }
    }

    private static JsonException Fault(long? line, long? position, string? path)
    {
        string at = line is null ? "" : FormattableString.Invariant($" at line {line + 1}, byte {position + 1}");
        return new JsonException($"This is not JSON, or it has a property twice{at}.", path, line, position);
    }

    private static int BrokenLiteral(string text)
    {
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char sign = text[i];
            if (sign == '"')
            {
                quoted = !quoted;
            }
            else if (quoted)
            {
                i += sign == '\\' ? 1 : 0;
            }
            else if ((sign switch { 't' => "true", 'f' => "false", 'n' => "null", _ => null }) is { } literal)
            {
                if (!text.AsSpan(i).StartsWith(literal))
                {
                    return i;
                }

                i += literal.Length - 1;
            }
        }

        return -1;
    }
}
