using System.Text;
using CareRules.Clinical;

namespace CareRules.Fhir.Tests.Support;

/// <summary>Small payloads for tests: written where they are used, with single quotes for double ones.</summary>
internal static class Fixture
{
    public const string Patient = "{'resourceType':'Patient','id':'p','birthDate':'1950-03-07','gender':'female'}";

    public static string Json(string text) => text.Replace('\'', '"');

    public static string Bundle(params string[] resources) =>
        Json("{'resourceType':'Bundle','type':'collection','entry':[" + string.Join(",", resources.Select(static r => "{'resource':" + r + "}")) + "]}");

    /// <summary>A record of the Patient above and one resource: its type, and what else it says.</summary>
    public static PatientRecord Read(string type, string rest) => FhirPatient.Read(Bundle(Patient, Resource(type, rest)));

    public static string Resource(string type, string rest) => "{'resourceType':'" + type + "','id':'r'" + (rest.Length == 0 ? "" : "," + rest) + "}";

    public static UnreadablePatientException Fails(string json) =>
        FluentActions.Invoking(() => FhirPatient.Read(json)).Should().Throw<UnreadablePatientException>().Which;

    public static UnreadablePatientException Fails(byte[] json) =>
        FluentActions.Invoking(() => FhirPatient.Read(json)).Should().Throw<UnreadablePatientException>().Which;

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>All facts of a record, in the order of its sections.</summary>
    public static IReadOnlyList<Fact> Facts(PatientRecord record) =>
    [
        .. record.Conditions, .. record.Medications, .. record.Observations, .. record.Allergies, .. record.Procedures, .. record.Encounters,
        .. record.Orders, .. record.FamilyHistory, .. record.Care,
    ];

    public static PartialDate Date(string text) => PartialDate.TryParse(text, out PartialDate date) ? date : throw new ArgumentException("not a date", nameof(text));

    public static string File(string name) => System.IO.File.ReadAllText(FilePath(name));

    public static string FilePath(string name) => Path.Combine(AppContext.BaseDirectory, "Fixtures", name);
}
