using System.Text.Json;

namespace CareRules.Benchmarks;

/// <summary>The given workload as it stands in its files: patients, rules, and the pairs that fire.</summary>
internal sealed class Workload
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    private Workload(string folder)
    {
        Folder = folder;
        Patients = Read<WorkPatient[]>(Path.Combine(folder, "patients.json"));
    }

    public string Folder { get; }

    public WorkPatient[] Patients { get; }

    /// <summary>Null when the folder is not beside the repository.</summary>
    public static Workload? Find()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "CareRules.sln")))
            {
                string folder = Path.Combine(at.FullName, "..", "shared", "perf");
                return Directory.Exists(folder) ? new Workload(Path.GetFullPath(folder)) : null;
            }
        }

        return null;
    }

    public WorkRule[] Rules(int count) => Read<WorkRule[]>(Path.Combine(Folder, $"rules-{count}.json"));

    /// <summary>The expected pairs: patient and index of the rule, in order.</summary>
    public HashSet<(int Patient, string Rule)> Fired(int count) =>
    [
        .. File.ReadLines(Path.Combine(Folder, $"fired-{count}.csv")).Skip(1)
            .Select(static line => line.Split(','))
            .Select(static cells => (int.Parse(cells[0], System.Globalization.CultureInfo.InvariantCulture), cells[1])),
    ];

    private static T Read<T>(string path)
    {
        using FileStream file = File.OpenRead(path);
        return JsonSerializer.Deserialize<T>(file, Options)!;
    }
}

internal sealed record WorkPatient(int Id, int Age, string[] Conditions, WorkMedication[] Medications, WorkObservation[] Observations);

internal sealed record WorkMedication(string Code, bool Active);

internal sealed record WorkObservation(string Code, decimal Value, int Day);

internal sealed record WorkRule(string Id, WorkClause[] Clauses);

internal sealed record WorkClause(string Kind, string? ValueSet, string[]? Codes, string? Code, string? Op, decimal Value);
