using System.Globalization;
using System.Text;
using System.Text.Json;
using CareRules.Fhir;

namespace CareRules.Benchmarks;

/// <summary>A Bundle of about 1 MB: read into a record, and merely walked token by token.</summary>
internal static class Fhir
{
    private const int Entries = 1_900;

    public static IEnumerable<Measurement> Run(int length)
    {
        byte[] bundle = Encoding.UTF8.GetBytes(Bundle());
        Stopclock read = new("fhir-read", 0, 1, _ => FhirPatient.Read(bundle));
        Stopclock walk = new("json-walk", 0, 1, _ => Walk(bundle));
        foreach (Stopclock clock in new[] { read, walk })
        {
            clock.WarmUp(1.0 * length);
        }

        for (int round = 0; round < 3; round++)
        {
            read.Run(0.3 * length);
            walk.Run(0.3 * length);
        }

        yield return read.Result();
        yield return walk.Result();
    }

    private static int Walk(byte[] bytes)
    {
        Utf8JsonReader reader = new(bytes);
        int tokens = 0;
        while (reader.Read())
        {
            tokens++;
        }

        return tokens;
    }

    private static string Bundle()
    {
        StringBuilder text = new("""{"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"1","gender":"female","birthDate":"1950-02-03"}}""");
        for (int i = 0; i < Entries; i++)
        {
            DateOnly day = new DateOnly(2015, 1, 1).AddDays(i);
            _ = text.Append(CultureInfo.InvariantCulture, $$$"""
                ,
                {"fullUrl":"urn:uuid:{{{i:D8}}}","resource":{"resourceType":"Observation","id":"o{{{i}}}","status":"final",
                "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"laboratory","display":"Laboratory"}]}],
                "code":{"coding":[{"system":"http://loinc.org","code":"2160-0","display":"Creatinine [Mass/volume] in Serum or Plasma"}],"text":"Creatinine"},
                "subject":{"reference":"Patient/1"},"effectiveDateTime":"{{{day:yyyy-MM-dd}}}T09:30:00+00:00","valueQuantity":{"value":{{{80 + (i % 40)}}} ,"unit":"umol/L","system":"http://unitsofmeasure.org","code":"umol/L"} } }
                """);
        }

        return text.Append("]}").ToString();
    }
}
