namespace CareRules.Explanations;

/// <summary>Units as a clinician writes them: <c>mL/min/{1.73_m2}</c> is mL/min/1.73 m². UCUM stays in all that programs read.</summary>
internal static class UnitText
{
    /// <summary>Empty for a pure number; a unit without a customary form prints without braces and brackets.</summary>
    public static string Of(string ucum) => ucum switch
    {
        "" or "1" => "",
        "mL/min/{1.73_m2}" => "mL/min/1.73 m²",
        "mm[Hg]" => "mmHg",
        "kg/m2" => "kg/m²",
        "10*9/L" => "× 10⁹/L",
        "10*12/L" => "× 10¹²/L",
        "Cel" => "°C",
        "[degF]" => "°F",
        "[lb_av]" => "lb",
        "[in_i]" => "in",
        "a" => "years",
        "mo" => "months",
        "wk" => "weeks",
        "d" => "days",
        "/min" => "a minute",
        _ when ucum[0] == 'u' && ucum.Length > 1 && ucum[1] is 'g' or 'm' or 'L' => "µ" + Plain(ucum[1..]),
        _ => Plain(ucum),
    };

    /// <summary>A number with its unit; a percentage and a degree stand close to it.</summary>
    public static string With(string number, string ucum) => Of(ucum) switch
    {
        "" => number,
        "%" => number + "%",
        var unit => $"{number} {unit}",
    };

    /// <summary>A text in which units stand in UCUM as words of their own, for readers: <c>&lt; 130 mm[Hg]</c> is &lt; 130 mmHg.</summary>
    public static string In(string text) => string.Join(' ', text.Split(' ').Select(static word =>
    {
        string unit = word.TrimEnd(',', ';', ')');
        return unit.AsSpan().IndexOfAny("[{*") < 0 ? word : Of(unit) + word[unit.Length..];
    })).Replace(" %", "%", StringComparison.Ordinal);

    // Annotations count nothing: `{score}` is a remark, `{beats}/min` is /min.
    private static string Plain(string ucum)
    {
        string plain = ucum.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        for (int open = plain.IndexOf('{', StringComparison.Ordinal); open >= 0; open = plain.IndexOf('{', StringComparison.Ordinal))
        {
            int close = plain.IndexOf('}', open);
            plain = close < 0 ? plain.Remove(open) : plain.Remove(open, close - open + 1);
        }

        return plain.Replace('_', ' ').Trim();
    }
}
