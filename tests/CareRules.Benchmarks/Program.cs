using System.Globalization;
using System.Text.Json;
using CareRules.Benchmarks;

// dotnet run -c Release --project tests/CareRules.Benchmarks -- [--quick] [--json FILE] [--rules 100,1000] [--only NAME]
if (Workload.Find() is not { } workload)
{
    await Console.Error.WriteLineAsync("The workload is not there: it is expected in ../shared/perf beside the repository.");
    return 2;
}

bool quick = args.Contains("--quick");
string? json = Option("--json");
string? only = Option("--only");
int[] counts = Option("--rules") is { } asked ? [.. asked.Split(',').Select(static n => int.Parse(n, CultureInfo.InvariantCulture))] : [100, 1_000, 5_000, 20_000];
List<Measurement> results = [];
foreach (int count in counts)
{
    Engines engines = new(workload, count);
    if (engines.Difference(quick) is { } difference)
    {
        await Console.Error.WriteLineAsync(difference);
        return 1;
    }

    results.AddRange(new Suite(engines, quick ? 1 : 5, only).Run());
}

if (only is null or "fhir-read" or "json-walk")
{
    results.AddRange(Fhir.Run(quick ? 1 : 5));
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"name",-18}{"rules",8}{"threads",8}{"mean us",12}{"p50 us",12}{"p99 us",12}{"bytes",12}{"per second",14}"));
foreach (Measurement m in results)
{
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{m.Name,-18}{m.Rules,8}{m.Threads,8}{m.MeanMicroseconds,12:F2}{m.MedianMicroseconds,12:F2}{m.NinetyNinthMicroseconds,12:F2}{m.AllocatedBytes,12}{m.PatientsPerSecond,14:F0}"));
}

if (json is not null)
{
    await File.WriteAllTextAsync(json, JsonSerializer.Serialize(results));
}

return 0;

string? Option(string name)
{
    int at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
}
