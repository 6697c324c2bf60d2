using CareRules.Model;

namespace CareRules.Mutation;

/// <summary>Slips in a stretch of time: without bound, and of one day.</summary>
internal static class WindowMutants
{
    /// <summary>Longer than anybody lives.</summary>
    public static Duration Endless { get; } = new(200, DurationUnit.Year);

    public static Duration OneDay { get; } = new(1, DurationUnit.Day);

    public static IEnumerable<(Window Window, string Slip)> Of(Window? window, string name) => window switch
    {
        PastWindow past when past.Length == OneDay => [(EverWindow.Instance, $"`{name}: {past.Length}` has no bound")],
        PastWindow past => [(EverWindow.Instance, $"`{name}: {past.Length}` has no bound"), (new PastWindow(OneDay), $"`{name}: {past.Length}` is read as {OneDay}")],
        BetweenWindow between => [(new PastWindow(between.From), $"`{name}` has no newer bound"), (new BetweenWindow(Endless, between.To), $"`{name}` has no older bound")],
        NextWindow next => [(new NextWindow(Endless), $"`{name}` has no bound"), (new NextWindow(OneDay), $"`{name}` is read as {OneDay}")],
        _ => [],
    };
}
