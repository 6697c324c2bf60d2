using System.Collections.Immutable;
using CareRules.Clinical;

namespace CareRules;

/// <summary>What a host must supply so that a rule set can decide: sections of the record, how far back, and the codes that are looked for.</summary>
public sealed class DataRequirements
{
    internal DataRequirements(ImmutableArray<SectionRequirement> sections, bool birthDate, bool sex)
    {
        Sections = sections;
        NeedsBirthDate = birthDate;
        NeedsSex = sex;
    }

    /// <summary>The sections that any rule in force asks for, in the order of <see cref="RecordSection"/>.</summary>
    public ImmutableArray<SectionRequirement> Sections { get; }

    /// <summary>Whether any rule asks for the age.</summary>
    public bool NeedsBirthDate { get; }

    /// <summary>Whether any rule asks for the sex.</summary>
    public bool NeedsSex { get; }
}

/// <summary>What is needed of one section.</summary>
public sealed class SectionRequirement
{
    internal SectionRequirement(RecordSection section, string? lookBack, ImmutableSortedDictionary<string, ImmutableArray<string>> codes)
    {
        Section = section;
        LookBack = lookBack;
        Codes = codes;
    }

    /// <summary>The section.</summary>
    public RecordSection Section { get; }

    /// <summary>How far back from the as-of date any rule looks (<c>15 months</c>); null when some rule asks for the whole past.</summary>
    public string? LookBack { get; }

    /// <summary>
    /// The codes that are looked for, by the URI of their system, sorted. Codes of ATC and ICD-10 stand for everything that begins with them;
    /// <c>&lt;&lt; 5640</c> stands for the code and its descendants. Empty where any item is asked for.
    /// </summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Codes { get; }
}
