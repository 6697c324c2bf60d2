using CareRules.Fhir.Elements;
using CareRules.Fhir.Records;
using CareRules.Fhir.Reporting;

namespace CareRules.Fhir.Resources;

/// <summary>The medicine of a request, statement, dispense or administration: coded in place, or in a Medication that is referred to.</summary>
internal static class MedicationCode
{
    public static Concept Of(FhirElement resource, ReadContext context)
    {
        FhirElement inPlace = resource.Get("medicationCodeableConcept"u8);
        if (inPlace.Exists)
        {
            return Concept.Of(inPlace);
        }

        FhirElement reference = resource.Get("medicationReference"u8);
        if (!reference.Exists)
        {
            return Concept.None;
        }

        FhirElement medication = context.Follow(reference, "Medication");
        string? display = reference.Words("display"u8);
        if (!medication.Exists)
        {
            context.Notice(FhirNotices.NotFound(context.Source, "medicationReference"));
            return new Concept([], display);
        }

        if (medication.TextIs("status"u8, "entered-in-error"u8) || medication.Has("modifierExtension"u8))
        {
            context.Doubt(FhirNotices.Modifier(context.Source));
        }

        Concept code = OfMedication(medication);
        return code.Codes.IsEmpty && code.Text is null ? new Concept([], display) : code;
    }

    /// <summary>The code of the product; where it has none, the codes of its ingredients.</summary>
    public static Concept OfMedication(FhirElement medication)
    {
        Concept code = Concept.Of(medication.Get("code"u8));
        if (!code.Codes.IsEmpty)
        {
            return code;
        }

        Concept ingredients = Concept.None;
        foreach (FhirElement ingredient in medication.List("ingredient"u8))
        {
            ingredients = ingredients.And(Concept.Of(ingredient.Get("itemCodeableConcept"u8)));
        }

        return new Concept(ingredients.Codes, code.Text ?? ingredients.Text);
    }
}
