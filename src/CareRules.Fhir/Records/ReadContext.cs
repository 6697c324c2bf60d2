using System.Collections.Immutable;
using CareRules.Clinical;
using CareRules.Fhir.Elements;
using CareRules.Fhir.Json;
using CareRules.Fhir.Reporting;
using CareRules.Fhir.Resources;

namespace CareRules.Fhir.Records;

/// <summary>The record that is being read and the resource that is being read into it. One record, one thread.</summary>
internal sealed class ReadContext(PatientRecordBuilder builder, References references, SubjectKeys subject, ElementFaults faults, bool proposed = false)
{
    private readonly bool[] supplied = new bool[Enum.GetValues<RecordSection>().Length];
    private FhirElement resource;
    private bool isComplete;
    private bool doubted;
    private string? lastEncounter;
    private string? lastEncounterSource;

    public string? Source { get; private set; }

    public bool IsProposed => proposed;

    public SubjectKeys Subject => subject;

    public FhirElement Resource => resource;

    /// <summary>Turns to the next resource.</summary>
    public void Begin(BundleEntry entry)
    {
        resource = entry.Resource;
        isComplete = entry.IsComplete;
        doubted = false;
        faults.Clear();
        Source = SourceOf(entry);
    }

    public static string? SourceOf(BundleEntry entry) =>
        entry.Resource.Text("id"u8) is { Length: > 0 } id ? $"{entry.Type}/{CleanText.Of(id)}" : CleanText.Of(entry.FullUrl);

    public void Add(Fact fact) => builder.Add(fact);

    /// <summary>The section holds a resource, so it was supplied: except by a page of a longer answer, or by what does not count.</summary>
    public void Supply(RecordSection section, bool counts = true)
    {
        if (counts && isComplete && !proposed && !supplied[(int)section])
        {
            supplied[(int)section] = true;
            builder.Supply(section);
        }
    }

    public void Notice(RecordNotice notice) => builder.Add(notice);

    /// <summary>Makes the facts of this resource unknown, whatever status it states; the notice says why.</summary>
    public void Doubt(RecordNotice why)
    {
        doubted = true;
        builder.Add(why);
    }

    /// <summary>The same for parts of the resource that carry a modifier, which may turn their meaning round.</summary>
    public void DoubtModifiers(FhirElements parts)
    {
        foreach (FhirElement part in parts)
        {
            if (part.Has("modifierExtension"u8))
            {
                Doubt(FhirNotices.Modifier(Source));
                return;
            }
        }
    }

    /// <summary>
    /// The status of the resource's facts. Ask for it last: an element that could not be read before makes it unknown, and so does a
    /// modifier that is not understood. What was entered in error stays so.
    /// </summary>
    public FactStatus Status(FactStatus stated)
    {
        if (stated == FactStatus.EnteredInError)
        {
            return stated;
        }

        if (resource.Has("modifierExtension"u8) || resource.Has("implicitRules"u8))
        {
            Doubt(FhirNotices.Modifier(Source));
        }

        if (faults.First is { } element)
        {
            faults.Clear();
            Doubt(FhirNotices.Malformed(Source, element));
        }

        return doubted ? FactStatus.Unknown : stated;
    }

    /// <summary>The same for the status word of the resource.</summary>
    public FactStatus Status(StatusWords words, ReadOnlySpan<byte> element) => Status(Stated(words, element));

    /// <summary>The status word of the resource as it is stated, before any doubt.</summary>
    public FactStatus Stated(StatusWords words, ReadOnlySpan<byte> element)
    {
        if (resource.Text(element) is not { } word)
        {
            return FactStatus.NotStated;
        }

        if (words.TryGet(word, out FactStatus status))
        {
            return status;
        }

        Doubt(FhirNotices.UnknownWord(Source, System.Text.Encoding.UTF8.GetString(element)));
        return FactStatus.Unknown;
    }

    /// <summary>The reference of the encounter in which the resource was recorded.</summary>
    public string? Encounter(ReadOnlySpan<byte> element) => EncounterOf(resource.Get(element));

    /// <summary>The source of the encounter that a reference names.</summary>
    public string? EncounterOf(FhirElement reference)
    {
        if (!reference.Exists)
        {
            return null;
        }

        if (lastEncounter is not null && reference.TextIs("reference"u8, lastEncounter))
        {
            return lastEncounterSource;
        }

        if (reference.Text("reference"u8) is not { } text)
        {
            return null;
        }

        lastEncounter = text;
        lastEncounterSource = CleanText.Of(references.SourceOf(text, "Encounter"));
        return lastEncounterSource;
    }

    /// <summary>The resource that a reference element names, contained or in the payload; one that does not exist when it is not there.</summary>
    public FhirElement Follow(FhirElement reference, string type)
    {
        if (reference.Text("reference"u8) is not { Length: > 0 } text)
        {
            return default;
        }

        return text[0] == '#' ? Contained(text[1..]) : references.Find(text, type);
    }

    public FhirElement Contained(string id)
    {
        foreach (FhirElement contained in resource.List("contained"u8))
        {
            if (contained.TextIs("id"u8, id))
            {
                return contained;
            }
        }

        return default;
    }

    public static ImmutableArray<Code> Codes(params ReadOnlySpan<Concept> concepts)
    {
        Concept all = Concept.None;
        foreach (Concept concept in concepts)
        {
            all = all.And(concept);
        }

        return all.Codes;
    }
}
