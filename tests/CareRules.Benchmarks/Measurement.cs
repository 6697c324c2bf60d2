using System.Text.Json.Serialization;

namespace CareRules.Benchmarks;

/// <summary>One line of the results. Times are of one patient (of one run for <c>compile</c>, <c>fhir-read</c> and <c>json-walk</c>).</summary>
internal sealed record Measurement
{
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("rules")]
    public required int Rules { get; init; }

    [JsonPropertyName("mean_us")]
    public required double MeanMicroseconds { get; init; }

    [JsonPropertyName("p50_us")]
    public required double MedianMicroseconds { get; init; }

    [JsonPropertyName("p99_us")]
    public required double NinetyNinthMicroseconds { get; init; }

    [JsonPropertyName("allocated_bytes")]
    public required long AllocatedBytes { get; init; }

    [JsonPropertyName("patients_per_second")]
    public required double PatientsPerSecond { get; init; }

    [JsonPropertyName("threads")]
    public int Threads { get; init; } = 1;
}
