using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Fhir.Json;

namespace CareRules.Fhir.Elements;

/// <summary>A CodeableConcept: its usable codes (system and code both there), and its words where none of the codes has a display.</summary>
internal readonly record struct Concept(ImmutableArray<Code> Codes, string? Text)
{
    public static readonly Concept None = new([], null);

    public static Concept Of(FhirElement concept)
    {
        if (!concept.Exists)
        {
            return None;
        }

        if (concept.Remembered is Concept same)
        {
            return same;
        }

        Concept read = Read(concept);
        concept.Remember(read);
        return read;
    }

    /// <summary>The codes of a list of concepts, one after the other; the words are those of the first that has any.</summary>
    public static Concept Of(FhirElements concepts)
    {
        Concept all = None;
        foreach (FhirElement concept in concepts)
        {
            all = all.And(Of(concept));
        }

        return all;
    }

    public Concept And(Concept other) =>
        other.Codes.IsEmpty && other.Text is null ? this : new Concept(Codes.IsEmpty ? other.Codes : Codes.AddRange(other.Codes), Text ?? other.Text);

    /// <summary>The code of one Coding; null when its system or its code is missing.</summary>
    public static Code? OfCoding(FhirElement coding)
    {
        if (coding.Text("code"u8) is not { Length: > 0 } code || System(coding) is not { Length: > 0 } system)
        {
            return null;
        }

        return new Code(system, CleanText.Of(code)!, coding.Words("display"u8));
    }

    private static Concept Read(FhirElement concept)
    {
        ImmutableArray<Code>.Builder codes = ImmutableArray.CreateBuilder<Code>();
        string? words = AddCodings(concept.List("coding"u8), codes);
        string? text = concept.Words("text"u8) ?? words;
        ImmutableArray<Code> all = codes.DrainToImmutable();
        return new Concept(all, HasDisplay(all) ? null : text);
    }

    private static bool HasDisplay(ImmutableArray<Code> codes) => codes.Any(static c => c.Display is not null);

    // A coding that cannot be compared still tells a person what was meant.
    private static string? AddCodings(FhirElements codings, ImmutableArray<Code>.Builder codes)
    {
        string? words = null;
        foreach (FhirElement coding in codings)
        {
            if (OfCoding(coding) is { } code)
            {
                codes.Add(code);
            }
            else
            {
                words ??= coding.Words("display"u8) ?? coding.Words("code"u8);
            }
        }

        return words;
    }

    // The systems that most codings name are not made into strings again and again.
    private static string? System(FhirElement coding) =>
        coding.TextIs("system"u8, "http://snomed.info/sct"u8) ? CodeSystems.Snomed
        : coding.TextIs("system"u8, "http://loinc.org"u8) ? CodeSystems.Loinc
        : coding.TextIs("system"u8, "http://www.nlm.nih.gov/research/umls/rxnorm"u8) ? CodeSystems.RxNorm
        : coding.TextIs("system"u8, "http://hl7.org/fhir/sid/cvx"u8) ? CodeSystems.Cvx
        : coding.Words("system"u8);
}
