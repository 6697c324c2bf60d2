using CareRules.Clinical;

namespace CareRules.Evaluation;

/// <summary>How the codes of a system are compared: exactly, or (ATC, ICD-10) by prefix after bringing them to one form.</summary>
internal sealed record CodeForm(bool IsPrefixed, bool WithoutDots)
{
    public string Normalise(string code) => WithoutDots ? code.Replace(".", "", StringComparison.Ordinal) : code;
}

/// <summary>The forms of the known systems.</summary>
internal static class CodeForms
{
    private static readonly CodeForm Exact = new(false, false);

    private static readonly CodeForm Atc = new(true, false);

    private static readonly CodeForm Icd10 = new(true, true);

    public static CodeForm Of(string system) => system switch
    {
        CodeSystems.Atc => Atc,
        CodeSystems.Icd10 => Icd10,
        _ => Exact,
    };
}
