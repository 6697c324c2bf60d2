using System.Collections.Immutable;
using static CareRules.Syntax.CommonShapes;

namespace CareRules.Syntax;

/// <summary>A patient as tests and native patient files write one: section by section.</summary>
internal static class PatientShapes
{
    public static readonly ScalarShape Section = Word(
        "conditions", "medications", "allergies", "observations", "procedures", "immunisations", "encounters", "orders", "family-history",
        "care-team", "care-plans", "goals", "consents", "carers");

    private static readonly ScalarShape SectionOrAll = Word([.. Section.Words, "all", "none"]);

    public static readonly MappingShape Patient = new(
        "a patient",
        [
            Key("id", Label, "The reference of the patient in the record."),
            Key("age", Integer, "The age in completed years at the as-of date."),
            Key("born", PartialDate, "The date of birth."),
            Key("sex", Word("female", "male", "other", "unknown"), "The administrative gender."),
            Key("sex-for-clinical-use", Word("female", "male", "other", "unknown"), "The sex for clinical use, where it is recorded apart."),
            Key("deceased", new ScalarShape(ScalarKind.Text, "`true` or a date"), "Whether or when the patient died."),
            Key("conditions", FactShapes.Conditions, "Problems and diagnoses."),
            Key("medications", FactShapes.Medications, "Prescriptions, statements, dispenses and administrations."),
            Key("allergies", FactShapes.Allergies, "Allergies, intolerances and adverse events."),
            Key("observations", FactShapes.Observations, "Results, measurements and coded answers."),
            Key("procedures", FactShapes.Procedures, "Procedures."),
            Key("immunisations", FactShapes.Immunisations, "Immunisations."),
            Key("encounters", FactShapes.Encounters, "Encounters, past and booked."),
            Key("orders", FactShapes.Orders, "Requests other than medication."),
            Key("family-history", FactShapes.FamilyHistory, "Conditions of relatives."),
            Key("care-team", FactShapes.Care("a role", "role"), "Roles of the care team."),
            Key("care-plans", FactShapes.Care("a care plan", "care"), "Care plans and flags."),
            Key("goals", FactShapes.Goals, "Agreed goals."),
            Key("consents", FactShapes.Care("a consent", "consent"), "Consents and preferences."),
            Key("carers", FactShapes.Care("a carer", "carer"), "Informal carers."),
            Key("supplied", OneOrMore(SectionOrAll, minimum: 0), "The sections that count as supplied; all where nothing is said."),
            Key("not-supplied", OneOrMore(Section, minimum: 0), "The sections that do not count as supplied."),
            Key("reaches-back", new MapOfShape("a section", Section, PartialDate), "Since when a section is complete."),
        ])
    {
        Groups = [KeyGroup.AtMostOne("age", "born"), KeyGroup.AtMostOne("supplied", "not-supplied")],
    };
}
