using CareRules.Clinical;

namespace CareRules.Fhir.Reporting;

/// <summary>What the reader met and a person should know; none names a value of the patient.</summary>
internal static class FhirNotices
{
    public static RecordNotice UnknownWord(string? source, string element) =>
        new("CR5101", source, $"The `{element}` is not a word that FHIR R4 knows here; the item is unknown.");

    public static RecordNotice Modifier(string? source) =>
        new("CR5102", source, "The item carries a modifier that is not understood; the item is unknown.");

    public static RecordNotice Malformed(string? source, string element) =>
        new("CR5103", source, $"The `{element}` is not what FHIR R4 asks for; the item is unknown.");

    public static RecordNotice OtherSubject(string? source) =>
        new("CR5104", source, "The item belongs to a subject other than the Patient and is left out.");

    public static RecordNotice NotFound(string? source, string element) =>
        new("CR5105", source, $"What `{element}` refers to is not in the payload.");

    public static RecordNotice NoDate(string? source, string element) =>
        new("CR5106", source, $"The `{element}` is recorded in a form that gives no date; the date is unknown.");

    public static RecordNotice MorePages() =>
        new("CR5107", null, "The Bundle is one page of a longer answer; what it holds does not supply a section.");

    public static RecordNotice EmptyForAnotherReason(string? source) =>
        new("CR5108", source, "The List is empty for another reason than that there is nothing; it does not supply a section.");

    public static RecordNotice NotUsable(string? source, string element) =>
        new("CR5109", source, $"The `{element}` cannot be used as it is recorded.");

    public static RecordNotice PatientModifier(string? source) =>
        new("CR5110", source, "The Patient carries a modifier that is not understood; birth date and sex are unknown.");

    public static RecordNotice PatientElement(string? source, string element) =>
        new("CR5111", source, $"The `{element}` of the Patient cannot be read and is unknown.");

    public static RecordNotice LostLine(string at) =>
        new("CR5112", null, $"A line at {at} cannot be read, and whose it is cannot be known; its section is not supplied.");
}
