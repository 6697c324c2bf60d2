using CareRules.Fhir.Elements;
using CareRules.Fhir.Records;
using CareRules.Fhir.Reporting;

namespace CareRules.Fhir.Resources;

/// <summary>DeviceRequest: coded in place, or as a Device that is referred to.</summary>
internal static class DeviceRequestReader
{
    public static void Read(FhirElement resource, ReadContext context) => ServiceRequestReader.Read(resource, Code(resource, context), context);

    private static Concept Code(FhirElement resource, ReadContext context)
    {
        FhirElement reference = resource.Get("codeReference"u8);
        if (!reference.Exists)
        {
            return Concept.Of(resource.Get("codeCodeableConcept"u8));
        }

        FhirElement device = context.Follow(reference, "Device");
        if (!device.Exists)
        {
            context.Notice(FhirNotices.NotFound(context.Source, "codeReference"));
        }

        Concept code = Concept.Of(device.Get("type"u8));
        return code.Codes.IsEmpty && code.Text is null ? new Concept([], reference.Words("display"u8)) : code;
    }
}
