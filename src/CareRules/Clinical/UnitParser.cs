using System.Globalization;

namespace CareRules.Clinical;

/// <summary>Reads the UCUM grammar: prefixes, atoms, exponents, <c>.</c> and <c>/</c>, parentheses, whole factors, annotations.</summary>
/// <remarks>
/// <c>/</c> and <c>.</c> bind from left to right (UCUM §§ 5 to 9): <c>mg/kg/d</c> is <c>mg/(kg.d)</c>, <c>mg/24.h</c> is <c>(mg/24).h</c>. Never throws.
/// The caps keep hostile texts small; no clinical unit comes near them.
/// </remarks>
internal ref struct UnitParser
{
    public const int MostCharacters = 100;

    private const int DeepestNesting = 8;
    private const int LargestExponent = 6;
    private const int LargestPowerOfTen = 30;
    private const int MostFactorDigits = 9;

    private readonly string text;
    private readonly IReadOnlyDictionary<string, (UnitAtom Atom, bool Metric)> atoms;
    private readonly UnitTerms terms = new();
    private int position;
    private bool afterFactor;
    private string? fault;

    private UnitParser(string text, IReadOnlyDictionary<string, (UnitAtom Atom, bool Metric)> atoms) => (this.text, this.atoms) = (text, atoms);

    public static (Unit? Unit, string? Reason) Parse(string text)
    {
        if (text.Length is 0 or > MostCharacters)
        {
            return (null, text.Length == 0 ? "no unit is given" : "the unit is too long to be one");
        }

        if (UnitAtoms.Special(text, out Unit? special))
        {
            return (special, null);
        }

        UnitParser parser = new(text, UnitAtoms.All);
        parser.Main();
        return parser.fault is { } fault
            ? (null, UnitHints.For(text) is { } hint ? $"`{text}` is not a UCUM unit; it may be meant as `{hint}`" : $"`{text}` is not a UCUM unit: {fault}")
            : (parser.terms.ToUnit(text), null);
    }

    /// <summary>Reads a definition of the table of atoms, with the rows above it.</summary>
    public static UnitTerms Define(string text, IReadOnlyDictionary<string, (UnitAtom Atom, bool Metric)> known)
    {
        UnitParser parser = new(text, known);
        parser.Main();
        return parser.fault is null ? parser.terms : throw new ArgumentException(parser.fault, nameof(text));
    }

    private void Main()
    {
        if (Take('/'))
        {
            Component(-1, 0);
        }
        else
        {
            Component(1, 0);
        }

        Rest(1, 0);
        if (fault is null && position < text.Length)
        {
            Fail("a `)` is too many");
        }
    }

    private void Rest(int sign, int depth)
    {
        while (fault is null && position < text.Length && text[position] != ')')
        {
            if (afterFactor && text[position] == '.' && position + 1 < text.Length && char.IsAsciiDigit(text[position + 1]))
            {
                // The grammar reads `mL/min/1.73` as 73 times mL/min; nobody who writes it means that.
                Fail("a decimal number is no part of a unit");
            }
            else if (Take('.'))
            {
                Component(sign, depth);
            }
            else if (Take('/'))
            {
                Component(-sign, depth);
            }
            else
            {
                Fail("a `.` or a `/` is missing between two parts");
            }
        }
    }

    private void Component(int sign, int depth)
    {
        afterFactor = false;
        if (Take('('))
        {
            if (depth == DeepestNesting)
            {
                Fail("its parentheses are too deep");
                return;
            }

            Component(sign, depth + 1);
            Rest(sign, depth + 1);
            if (fault is null && !Take(')'))
            {
                Fail("a `)` is missing");
            }

            return;
        }

        string run = Run();
        string? annotation = Annotation();
        if (fault is not null)
        {
            return;
        }

        if (run.Length == 0 && annotation is null)
        {
            Fail("a part is missing");
        }
        else if (run.Length == 0)
        {
            terms.Add(UnitAtoms.Number, sign, 1, annotation);
        }
        else
        {
            Simple(run, sign, annotation);
        }
    }

    private void Simple(string run, int sign, string? annotation)
    {
        if (run.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
        {
            if (run.Length > MostFactorDigits || run.AsSpan().IndexOfAnyExcept('0') < 0)
            {
                Fail("its factor is out of range");
                return;
            }

            afterFactor = annotation is null;
            terms.Add(UnitAtoms.Number with { Factor = int.Parse(run, NumberStyles.None, CultureInfo.InvariantCulture) }, sign, 1, annotation);
            return;
        }

        int nameLength = NameLength(run);
        int exponent = 1;
        if (nameLength < run.Length
            && (!int.TryParse(run.AsSpan(nameLength), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)
                || exponent == 0 || Math.Abs((long)exponent) > (run[0] == '1' ? LargestPowerOfTen : LargestExponent)))
        {
            Fail("its exponent is out of range");
        }
        else if (UnitAtoms.Find(run[..nameLength], atoms) is { } atom)
        {
            terms.Add(atom, sign, exponent, annotation);
        }
        else
        {
            Fail(UnitAtoms.Special(run, out _) ? $"`{run}` stands only alone, never in a larger unit" : $"`{run[..nameLength]}` is not a unit that is known here");
        }
    }

    // `10*` and `10^` end in what could be taken for an exponent's neighbour; every other name ends where its exponent begins.
    private static int NameLength(string run)
    {
        if (run.StartsWith("10*", StringComparison.Ordinal) || run.StartsWith("10^", StringComparison.Ordinal))
        {
            return 3;
        }

        int end = run.Length;
        while (end > 0 && char.IsAsciiDigit(run[end - 1]))
        {
            end--;
        }

        return end > 0 && end < run.Length && run[end - 1] is '+' or '-' ? end - 1 : end;
    }

    // Up to the next operator; brackets are part of a name, whatever stands in them.
    private string Run()
    {
        int start = position;
        bool inBrackets = false;
        while (position < text.Length && (inBrackets || !(text[position] is '.' or '/' or '(' or ')' or '{' or '}')))
        {
            if (text[position] is <= ' ' or > '~')
            {
                Fail("it holds a blank or a character that UCUM does not use");
                return string.Empty;
            }

            inBrackets = text[position] switch { '[' => true, ']' => false, _ => inBrackets };
            position++;
        }

        return text[start..position];
    }

    private string? Annotation()
    {
        if (fault is not null || !Take('{'))
        {
            return null;
        }

        int end = text.IndexOf('}', position);
        ReadOnlySpan<char> inner = end < 0 ? default : text.AsSpan(position..end);
        if (inner.IsEmpty || inner.Contains('{') || inner.IndexOfAnyExceptInRange('!', '~') >= 0)
        {
            Fail("its annotation is not closed, is empty, or holds a blank");
            return null;
        }

        string annotation = text[(position - 1)..(end + 1)];
        position = end + 1;
        return annotation;
    }

    private bool Take(char wanted)
    {
        if (fault is null && position < text.Length && text[position] == wanted)
        {
            position++;
            return true;
        }

        return false;
    }

    private void Fail(string why) => fault ??= why;
}
