namespace CareRules.Clinical;

/// <summary>A set of record sections in one word.</summary>
internal readonly record struct SectionSet(uint Bits)
{
    public static readonly SectionSet None = new(0);

    public static readonly SectionSet All = new((1u << Enum.GetValues<RecordSection>().Length) - 1);

    public bool Contains(RecordSection section) => (Bits & Bit(section)) != 0;

    public SectionSet With(RecordSection section) => new(Bits | Bit(section));

    public SectionSet Without(RecordSection section) => new(Bits & ~Bit(section));

    private static uint Bit(RecordSection section) => 1u << (int)section;
}
