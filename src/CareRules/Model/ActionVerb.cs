namespace CareRules;

/// <summary>What a recommendation asks for; conflicts are computed from it.</summary>
public enum ActionVerb
{
    /// <summary>Stop what is taken.</summary>
    Stop,

    /// <summary>Do not start or do not use.</summary>
    Avoid,

    /// <summary>Start.</summary>
    Start,

    /// <summary>Go on with.</summary>
    Continue,

    /// <summary>Raise the dose or frequency.</summary>
    Increase,

    /// <summary>Lower the dose or frequency.</summary>
    Reduce,

    /// <summary>Replace by something else.</summary>
    Switch,

    /// <summary>Watch a value or sign.</summary>
    Monitor,

    /// <summary>Do a test once.</summary>
    Check,

    /// <summary>Refer.</summary>
    Refer,

    /// <summary>Review with the patient.</summary>
    Review,

    /// <summary>Name a responsible person.</summary>
    Assign,

    /// <summary>Make or agree a plan.</summary>
    Plan,

    /// <summary>Tell the patient, carer or a colleague.</summary>
    Inform,
}
