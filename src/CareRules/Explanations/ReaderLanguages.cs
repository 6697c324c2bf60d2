using System.Collections.Frozen;

namespace CareRules.Explanations;

/// <summary>The languages whose dates and numbers are known: those of the United Kingdom, its neighbours and North America.</summary>
internal static class ReaderLanguages
{
    private const string DayFirst = "d| |m| |y";
    private const string DayDot = "d|. |m| |y";
    private const string Iberian = "d| de |m| de |y";
    private const string MonthYear = "m| |y";

    private static readonly ReaderLanguage Other = new([], "", "", false, ",", "–", "–");

    private static readonly FrozenDictionary<string, ReaderLanguage> ByTag = new Dictionary<string, ReaderLanguage>(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = English(DayFirst),
        ["en-US"] = English("m| |d|, |y"),
        ["cy"] = Of("Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr", DayFirst, MonthYear, false, "a", "heb ei gofnodi", "annarllenadwy"),
        ["de"] = Of("Januar Februar März April Mai Juni Juli August September Oktober November Dezember", DayDot, MonthYear, true, "und", "nicht erfasst", "nicht lesbar"),
        ["fr"] = Of("janvier février mars avril mai juin juillet août septembre octobre novembre décembre", DayFirst, MonthYear, true, "et", "non renseigné", "illisible"),
        ["es"] = Of("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre", Iberian, "m| de |y", true, "y", "sin registrar", "ilegible"),
        ["pt"] = Of("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro", Iberian, "m| de |y", true, "e", "não registado", "ilegível"),
        ["it"] = Of("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre", DayFirst, MonthYear, true, "e", "non registrato", "illeggibile"),
        ["nl"] = Of("januari februari maart april mei juni juli augustus september oktober november december", DayFirst, MonthYear, true, "en", "niet vastgelegd", "niet leesbaar"),
        ["pl"] = Of("stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia", DayFirst, "", true, "i", "brak danych", "nieczytelne"),
        ["sv"] = Of("januari februari mars april maj juni juli augusti september oktober november december", DayFirst, MonthYear, true, "och", "inte registrerat", "oläsligt"),
        ["da"] = Of("januar februar marts april maj juni juli august september oktober november december", DayDot, MonthYear, true, "og", "ikke registreret", "ulæseligt"),
        ["nb"] = Of("januar februar mars april mai juni juli august september oktober november desember", DayDot, MonthYear, true, "og", "ikke registrert", "uleselig"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static ReaderLanguage Find(string tag) => LanguageChoice.Of(ByTag.Keys, tag) is { } known ? ByTag[known] : Other;

    private static ReaderLanguage English(string day) =>
        Of("January February March April May June July August September October November December", day, MonthYear, false, "and", "not recorded", "not readable");

    private static ReaderLanguage Of(string months, string day, string month, bool comma, string and, string notRecorded, string notReadable) =>
        new([.. months.Split(' ')], day, month, comma, and, notRecorded, notReadable);
}
