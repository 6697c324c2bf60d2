using System.Collections.Frozen;

namespace CareRules.Clinical;

/// <summary>One UCUM atom, with a prefix or without: what it multiplies, what it measures, what that is called.</summary>
internal sealed record UnitAtom(Rational Factor, IReadOnlyList<(string Name, int Power)> Bases, string Word)
{
    /// <summary>True for factors and powers of ten, which need no word beside another part.</summary>
    public bool IsNumber => Bases.Count == 0 && Word == "number";
}

/// <summary>The atoms and prefixes that clinical records use.</summary>
/// <remarks>
/// Values and definitions: UCUM 2.2 (2024-06-17), ucum-essence.xml of https://github.com/ucum-org/ucum. Where the dimension differs from UCUM's on purpose,
/// <see cref="Dimension"/> says why. Left out: units whose definition is not a fraction (radian), and what no record was seen to use.
/// </remarks>
internal static class UnitAtoms
{
    private static readonly FrozenDictionary<string, Rational> Prefixes = new Dictionary<string, Rational>(StringComparer.Ordinal)
    {
        ["T"] = Ten(12), ["G"] = Ten(9), ["M"] = Ten(6), ["k"] = Ten(3), ["h"] = Ten(2), ["da"] = Ten(1),
        ["d"] = Ten(-1), ["c"] = Ten(-2), ["m"] = Ten(-3), ["u"] = Ten(-6), ["n"] = Ten(-9), ["p"] = Ten(-12), ["f"] = Ten(-15), ["a"] = Ten(-18),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Each row defines an atom by rows above it: code, takes prefixes, value, in units of, called. A row in units of itself is a base.
    private static readonly (string Code, bool Metric, decimal Value, string Unit, string Word)[] Table =
    [
        ("m", true, 1, "m", "length"),
        ("g", true, 1, "g", "mass"),
        ("s", true, 1, "s", "time"),
        ("mol", true, 1, "mol", "amount"),
        ("eq", true, 1, "eq", "number of equivalents"),
        ("osm", true, 1, "osm", "number of osmoles"),
        ("V", true, 1, "V", "voltage"),
        ("Gy", true, 1, "Gy", "absorbed dose"),
        ("Sv", true, 1, "Sv", "equivalent dose"),
        ("Bq", true, 1, "Bq", "radioactivity"),
        ("Ci", true, 37_000_000_000, "Bq", "radioactivity"),
        ("deg", false, 1, "deg", "angle"),

        ("10*", false, 10, "1", "number"),
        ("10^", false, 10, "1", "number"),
        ("%", false, 0.01m, "1", "proportion"),
        ("[ppth]", false, 0.001m, "1", "proportion"),
        ("[ppm]", false, 0.000001m, "1", "proportion"),

        ("min", false, 60, "s", "time"),
        ("h", false, 60, "min", "time"),
        ("d", false, 24, "h", "time"),
        ("wk", false, 7, "d", "time"),
        ("a", false, 365.25m, "d", "time"),
        ("mo", false, 30.4375m, "d", "time"),
        ("Hz", true, 1, "s-1", "frequency"),

        ("L", true, 1, "dm3", "volume"),
        ("l", true, 1, "dm3", "volume"),
        ("[drp]", false, 0.05m, "mL", "volume"),
        ("[foz_us]", false, 29.5735295625m, "mL", "volume"),
        ("[tsp_us]", false, 4.92892159375m, "mL", "volume"),
        ("[tbs_us]", false, 14.78676478125m, "mL", "volume"),
        ("[foz_m]", false, 30, "mL", "volume"),
        ("[tsp_m]", false, 5, "mL", "volume"),
        ("[tbs_m]", false, 15, "mL", "volume"),
        ("[foz_br]", false, 28.4130625m, "mL", "volume"),
        ("[pt_br]", false, 568.26125m, "mL", "volume"),
        ("[in_i]", false, 2.54m, "cm", "length"),
        ("[ft_i]", false, 12, "[in_i]", "length"),
        ("[yd_i]", false, 3, "[ft_i]", "length"),
        ("[mi_i]", false, 5280, "[ft_i]", "length"),
        ("[diop]", false, 1, "m-1", "refractive power"),
        ("[Ch]", false, 1, "mm/3", "length"),

        ("[gr]", false, 64.79891m, "mg", "mass"),
        ("[lb_av]", false, 7000, "[gr]", "mass"),
        ("[oz_av]", false, 437.5m, "[gr]", "mass"),
        ("[stone_av]", false, 14, "[lb_av]", "mass"),
        ("g%", true, 1, "g/dL", "mass per volume"),

        ("N", true, 1, "kg.m/s2", "force"),
        ("dyn", true, 0.00001m, "N", "force"),
        ("Pa", true, 1, "N/m2", "pressure"),
        ("bar", true, 100_000, "Pa", "pressure"),
        ("atm", false, 101_325, "Pa", "pressure"),
        ("m[Hg]", true, 133.3220m, "kPa", "pressure"),
        ("m[H2O]", true, 9.80665m, "kPa", "pressure"),
        ("[lbf_av]", false, 4.4482216152605m, "N", "force"),
        ("[psi]", false, 1, "[lbf_av]/[in_i]2", "pressure"),
        ("[wood'U]", false, 1, "mm[Hg].min/L", "vascular resistance"),
        ("J", true, 1, "N.m", "energy"),
        ("cal", true, 4.184m, "J", "energy"),
        ("[Cal]", false, 1, "kcal", "energy"),
        ("W", true, 1, "J/s", "power"),
        ("[MET]", false, 3.5m, "mL/min/kg", "oxygen uptake per mass"),

        // UCUM: U = umol/min, so that kat = 60,000,000 U. Kept apart from amount per time: nobody means an excretion by `U`.
        ("U", true, 1, "U", "enzyme activity"),
        ("kat", true, 60_000_000, "U", "enzyme activity"),

        // Arbitrary and procedure-defined units, counts of a microscope's field, and logarithms of a ratio: each a dimension of its own.
        ("[iU]", true, 1, "[iU]", "number of international units"),
        ("[arb'U]", false, 1, "[arb'U]", "number of arbitrary units"),
        ("[USP'U]", false, 1, "[USP'U]", "number of USP units"),
        ("[GPL'U]", false, 1, "[GPL'U]", "number of GPL units"),
        ("[MPL'U]", false, 1, "[MPL'U]", "number of MPL units"),
        ("[APL'U]", false, 1, "[APL'U]", "number of APL units"),
        ("[beth'U]", false, 1, "[beth'U]", "number of Bethesda units"),
        ("[anti'Xa'U]", false, 1, "[anti'Xa'U]", "number of anti-Xa units"),
        ("[todd'U]", false, 1, "[todd'U]", "number of Todd units"),
        ("[tb'U]", false, 1, "[tb'U]", "number of tuberculin units"),
        ("[CFU]", false, 1, "[CFU]", "number of colony-forming units"),
        ("[PFU]", false, 1, "[PFU]", "number of plaque-forming units"),
        ("[FEU]", false, 1, "[FEU]", "number of fibrinogen-equivalent units"),
        ("[ELU]", false, 1, "[ELU]", "number of ELISA units"),
        ("[EU]", false, 1, "[EU]", "number of Ehrlich units"),
        ("[AU]", false, 1, "[AU]", "number of allergen units"),
        ("[BAU]", false, 1, "[BAU]", "number of bioequivalent allergen units"),
        ("[D'ag'U]", false, 1, "[D'ag'U]", "number of D-antigen units"),
        ("[Lf]", false, 1, "[Lf]", "number of Lf units"),
        ("[HPF]", false, 1, "[HPF]", "high-power field"),
        ("[LPF]", false, 1, "[LPF]", "low-power field"),
        ("[NTU]", false, 1, "[NTU]", "turbidity"),
    ];

    // Scales whose zero or whose steps are their own: never part of a larger unit, and compared with themselves only, but for the two temperatures.
    private static readonly FrozenDictionary<string, Unit> Scales = new Unit[]
    {
        new("Cel", new("temperature"), Rational.One, 273.15m, "temperature"),
        new("[degF]", new("temperature"), new Rational(5, 9), new Rational(45967, 180), "temperature"),
        new("[pH]", new("[pH]"), Rational.One, default, "pH"),
        new("B", new("B"), Rational.One, default, "level"),
        new("dB", new("B"), 0.1m, default, "level"),
        new("B[SPL]", new("B[SPL]"), Rational.One, default, "sound pressure level"),
        new("dB[SPL]", new("B[SPL]"), 0.1m, default, "sound pressure level"),
        new("[p'diop]", new("[p'diop]"), Rational.One, default, "prism power"),

        // Not UCUM, but seen in records, and clear: UCUM would read the first as picohenry and refuse the second.
        new("pH", new("[pH]"), Rational.One, default, "pH"),
        new("(score)", new("{score}1;"), Rational.One, default, "number of {score}"),
    }.ToFrozenDictionary(static unit => unit.Text, StringComparer.Ordinal);


    /// <summary>A factor, a power of ten, or a bare annotation.</summary>
    public static UnitAtom Number { get; } = new(Rational.One, [], "number");

    /// <summary>All atoms, by code. Initialised last: the rows are read with what stands above.</summary>
    public static FrozenDictionary<string, (UnitAtom Atom, bool Metric)> All { get; } = Define();

    /// <summary>The atom of a name, its prefix included; null when it is none.</summary>
    public static UnitAtom? Find(string name, IReadOnlyDictionary<string, (UnitAtom Atom, bool Metric)> atoms)
    {
        if (atoms.TryGetValue(name, out (UnitAtom Atom, bool Metric) found))
        {
            return found.Atom;
        }

        for (int length = 2; length >= 1; length--)
        {
            if (name.Length > length && Prefixes.TryGetValue(name[..length], out Rational prefix)
                && atoms.TryGetValue(name[length..], out found) && found.Metric && !(IsSlip(name[0], found.Atom.Word) && length == 1))
            {
                return found.Atom with { Factor = prefix * found.Atom.Factor };
            }
        }

        return null;
    }

    /// <summary>A unit that stands only alone.</summary>
    public static bool Special(string text, out Unit? unit) => Scales.TryGetValue(text, out unit);

    private static FrozenDictionary<string, (UnitAtom Atom, bool Metric)> Define()
    {
        Dictionary<string, (UnitAtom Atom, bool Metric)> known = new(StringComparer.Ordinal);
        foreach ((string code, bool metric, decimal value, string unit, string word) in Table)
        {
            UnitAtom atom = code == unit ? new UnitAtom(Rational.One, [(code, 1)], word) : UnitParser.Define(unit, known).ToAtom(value, word);
            known.Add(code, (atom, metric));
        }

        known["[IU]"] = known["[iU]"];
        return known.ToFrozenDictionary(StringComparer.Ordinal);
    }

    // `Mg/dL` is UCUM for megagrams, and in a record a slip for milligrams: refused, so that no value is read a thousand million times too high.
    private static bool IsSlip(char prefix, string word) => prefix is 'M' or 'G' or 'T' && word is "mass" or "volume" or "amount" or "length";

    private static Rational Ten(int power) => new Rational(10, 1).Power(power);
}
