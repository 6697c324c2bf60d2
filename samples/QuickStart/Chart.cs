namespace QuickStart;

#region host
/// <summary>A patient as an imaginary host keeps it: its own tables, its own words, its own units.</summary>
internal sealed record Chart(int Number, DateOnly Born, char Sex, Problem[] Problems, Drug[] Drugs, Lab[] Labs)
{
    public static Chart Example { get; } = new(
        4711, new DateOnly(1948, 5, 2), 'F',
        [new(17, "84114007", "Heart failure", "2019-03", IsClosed: false)],
        [new(9, "M01AE01", "Ibuprofen 400 mg", new DateOnly(2025, 12, 1), To: null), new(10, Atc: null, "Blue inhaler", new DateOnly(2024, 6, 1), To: null)],
        [new(4, "98979-8", "eGFR", 41, "mL/min/1.73m2", new DateOnly(2026, 1, 20))]);
}

internal sealed record Problem(int Id, string Snomed, string Name, string? Since, bool IsClosed);

internal sealed record Drug(int Id, string? Atc, string Name, DateOnly From, DateOnly? To);

internal sealed record Lab(int Id, string Loinc, string Name, decimal? Result, string Unit, DateOnly Taken);
#endregion
