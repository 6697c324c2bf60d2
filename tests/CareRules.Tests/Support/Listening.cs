using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CareRules.Tests.Support;

/// <summary>Hears what the library measures and traces on behalf of one test, and of no other that runs beside it.</summary>
internal sealed class Listening : IDisposable
{
    private static readonly AsyncLocal<Listening?> Here = new();

    private readonly MeterListener meters = new();
    private readonly ActivityListener activities;

    public Listening()
    {
        Here.Value = this;
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "CareRules")
            {
                Instruments.Add(instrument);
                listener.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            if (Here.Value == this)
            {
                Measured.Enqueue(new Measurement(instrument.Name, value, new Dictionary<string, object?>(tags.ToArray())));
            }
        });
        meters.Start();
        activities = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "CareRules",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => Here.Value == this ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = activity =>
            {
                if (Here.Value == this)
                {
                    Traced.Enqueue(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(activities);
    }

    public List<Instrument> Instruments { get; } = [];

    public ConcurrentQueue<Measurement> Measured { get; } = [];

    public ConcurrentQueue<Activity> Traced { get; } = [];

    /// <summary>The tags of what an instrument measured, <c>outcome=fired pack=p</c>, the names without their prefix and in order; a line a measurement.</summary>
    public IEnumerable<string> Tags(string instrument) => Measured.Where(m => m.Instrument == instrument)
        .Select(static m => string.Join(' ', m.Tags.OrderBy(static t => t.Key, StringComparer.Ordinal).Select(static t => $"{t.Key["carerules.".Length..]}={t.Value}")));

    public void Dispose()
    {
        Here.Value = null;
        meters.Dispose();
        activities.Dispose();
    }

    internal sealed record Measurement(string Instrument, long Value, IReadOnlyDictionary<string, object?> Tags);
}
