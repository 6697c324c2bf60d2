using System.CommandLine;
using System.Globalization;
using CareRules.Clinical;

namespace CareRules.Tool.Patients;

/// <summary>The <c>--as-of</c> of a run: a date, the machine's, or each patient's own last date.</summary>
internal sealed record AsOfChoice(DateOnly? Date, bool IsLastEncounter)
{
    public static Option<string?> Option() => new("--as-of")
    {
        Description = "The date as of which is judged: YYYY-MM-DD, today, or last-encounter (each patient's latest encounter or observation).",
        HelpName = "DATE|today|last-encounter",
    };

    public static AsOfChoice Parse(string? text, DateOnly today) => text switch
    {
        null => new AsOfChoice(null, false),
        "today" => new AsOfChoice(today, false),
        "last-encounter" => new AsOfChoice(null, true),
        _ => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? new AsOfChoice(date, false)
            : throw new ToolException(ExitStatus.Usage, $"`{text}` is not a date; write it as 2026-02-01, or say today or last-encounter."),
    };

    /// <summary>The date for one patient; <paramref name="otherwise"/> where nothing was asked for, or a record has no date.</summary>
    public DateOnly For(PatientRecord patient, DateOnly otherwise) => Date ?? (IsLastEncounter ? Last(patient) ?? otherwise : otherwise);

    private static DateOnly? Last(PatientRecord patient)
    {
        IEnumerable<PartialDate?> dates =
        [
            .. patient.Encounters.Where(static e => Counts(e.Status) && e.Status != FactStatus.Planned).Select(static e => e.Period?.End ?? e.Period?.Start),
            .. patient.Observations.Where(static o => Counts(o.Status)).Select(static o => o.Effective ?? o.Period?.End ?? o.Period?.Start ?? o.Issued),
        ];
        return dates.Max(static d => d?.Latest);
    }

    private static bool Counts(FactStatus status) => status is not (FactStatus.EnteredInError or FactStatus.Cancelled or FactStatus.Registered or FactStatus.Preliminary);
}
