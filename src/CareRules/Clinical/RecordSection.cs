namespace CareRules.Clinical;

/// <summary>The parts of a record that a host supplies, each on its own. What is absent from a supplied section is absent; what belongs to a section that was not supplied is unknown.</summary>
public enum RecordSection
{
    /// <summary>Problems and diagnoses.</summary>
    Conditions,

    /// <summary>Prescriptions and medication statements.</summary>
    Medications,

    /// <summary>Allergies, intolerances and adverse events.</summary>
    Allergies,

    /// <summary>Results, measurements, coded answers, documents received.</summary>
    Observations,

    /// <summary>Procedures.</summary>
    Procedures,

    /// <summary>Immunisations.</summary>
    Immunisations,

    /// <summary>Encounters, past and booked.</summary>
    Encounters,

    /// <summary>Requests other than medication: referrals, tests, devices.</summary>
    Orders,

    /// <summary>Family history.</summary>
    FamilyHistory,

    /// <summary>Care-team roles.</summary>
    CareTeam,

    /// <summary>Care plans and flags.</summary>
    CarePlans,

    /// <summary>Agreed goals.</summary>
    Goals,

    /// <summary>Consents and preferences.</summary>
    Consents,

    /// <summary>Informal carers and related persons.</summary>
    Carers,
}
