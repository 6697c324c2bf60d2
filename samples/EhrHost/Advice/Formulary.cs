using System.Collections.Immutable;
using CareRules.Clinical;

namespace EhrHost.Advice;

/// <summary>The medicines that can be prescribed here, by name. A real host has a drug dictionary in this place.</summary>
internal sealed class Formulary
{
    private readonly ImmutableSortedDictionary<string, Medicine> byName;

    private Formulary(IEnumerable<Medicine> medicines) =>
        byName = medicines.ToImmutableSortedDictionary(static m => m.Name, static m => m, StringComparer.OrdinalIgnoreCase);

    public IEnumerable<Medicine> All => byName.Values;

    /// <summary>Lines of <c>name,ATC code</c>.</summary>
    public static Formulary Read(IHostEnvironment host) => new(
        from line in File.ReadLines(Path.Combine(host.ContentRootPath, "Advice", "formulary.csv")).Skip(1)
        let parts = line.Split(',')
        select new Medicine(parts[0], new Code(CodeSystems.Atc, parts[1], parts[0])));

    /// <summary>The medicine of that name, in any case; null where there is none.</summary>
    public Medicine? Find(string? name) => name is not null && byName.TryGetValue(name.Trim(), out Medicine? found) ? found : null;
}
