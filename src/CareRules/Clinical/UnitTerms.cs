using System.Globalization;
using System.Text;

namespace CareRules.Clinical;

/// <summary>The parts of one unit while it is read: what they multiply to, what they measure, and how that is said.</summary>
internal sealed class UnitTerms
{
    private readonly SortedDictionary<string, (int Net, int Over, int Under)> bases = new(StringComparer.Ordinal);
    private readonly List<string> over = [];
    private readonly List<string> under = [];
    private Rational factor = Rational.One;

    /// <summary>Adds a part.</summary>
    /// <param name="atom">The atom.</param>
    /// <param name="sign">1, or −1 behind a <c>/</c>.</param>
    /// <param name="power">The exponent as written.</param>
    /// <param name="annotation">The annotation, with its braces.</param>
    public void Add(UnitAtom atom, int sign, int power, string? annotation)
    {
        int exponent = sign * power;
        factor *= atom.Factor.Power(exponent);
        foreach ((string name, int basePower) in atom.Bases)
        {
            Count(name, basePower * exponent, atom.Bases.Count == 1);
        }

        // `10*-3{cells}` are cells all the same; `L-1{plasma}` is per litre of plasma.
        int place = atom.IsNumber ? sign : Math.Sign(exponent);
        if (annotation is not null)
        {
            Count(annotation, place, isAlone: true);
        }

        Describe(atom, Math.Abs(exponent), place, annotation);
    }

    public Unit ToUnit(string text) => new(text, new Dimension(Key()), factor, default, Words());

    /// <summary>An atom defined as so many of this unit.</summary>
    public UnitAtom ToAtom(decimal value, string word) => new(
        factor * value, [.. bases.Where(static b => b.Value.Net != 0).Select(static b => (b.Key, b.Value.Net))], word);

    private void Count(string name, int power, bool isAlone)
    {
        (int net, int top, int bottom) = bases.GetValueOrDefault(name);
        bases[name] = (net + power, isAlone && power > 0 ? top + power : top, isAlone && power < 0 ? bottom - power : bottom);
    }

    // What cancels out between the parts is kept as what the ratio is a ratio of: `mmol/mol` and `mg/g` are not one dimension, nor are
    // `mL/min/m2` and `mm/h`. What cancels out inside a derived unit (the length in a pressure) is not seen by anybody.
    private string Key()
    {
        StringBuilder key = new();
        foreach ((string name, (int net, int top, int bottom)) in bases)
        {
            if (net != 0)
            {
                _ = key.Append(CultureInfo.InvariantCulture, $"{name}{net};");
            }

            if (top > 0 && bottom > 0)
            {
                _ = key.Append(CultureInfo.InvariantCulture, $"{name}~{Math.Min(top, bottom)};");
            }
        }

        return key.ToString();
    }

    private void Describe(UnitAtom atom, int power, int place, string? annotation)
    {
        if (atom.IsNumber && annotation is null)
        {
            return;
        }

        string word = (atom.Word, power) switch
        {
            (var w, _) when atom.IsNumber => w,
            (var w, 1) => w,
            ("length", 2) => "area",
            ("length", 3) => "volume",
            (var w, var n) => string.Create(CultureInfo.InvariantCulture, $"{w} to the power {n}"),
        };
        string said = annotation is null ? word : atom.IsNumber && place < 0 ? annotation : $"{word} of {annotation}";
        (place > 0 ? over : under).Add(said);
    }

    private string Words() => string.Join(" per ", [over.Count == 0 ? BareWord() : string.Join(" times ", over), .. under]);

    private string BareWord() => bases.Count == 0 && factor < Rational.One ? "proportion" : "number";
}
