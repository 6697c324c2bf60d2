namespace CareRules.Book;

/// <summary>UCUM units as a clinician reads them. The page of concepts keeps them as they are written.</summary>
internal static class BookUnits
{
    private static readonly (string Written, string Read)[] Units =
    [
        ("/{1.73_m2}", "/1.73 m²"),
        ("mm[Hg]", "mmHg"),
        (" 10*9/L", " × 10⁹/L"),
        (" 10*12/L", " × 10¹²/L"),
        (" umol/", " µmol/"),
        (" ug/", " µg/"),
    ];

    public static string Readable(string words) =>
        Units.Aggregate(words, static (text, unit) => text.Replace(unit.Written, unit.Read, StringComparison.Ordinal));
}
