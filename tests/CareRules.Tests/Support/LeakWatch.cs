using System.Diagnostics;
using System.Globalization;
using System.Runtime.ExceptionServices;
using CareRules.Clinical;
using Microsoft.Extensions.Logging;

namespace CareRules.Tests.Support;

/// <summary>Looks for the mark in everything that leaves the library by another way than a result: metrics, traces, the log, the console, exceptions (also those that are caught inside) and what objects print of themselves.</summary>
internal sealed class LeakWatch : IDisposable
{
    private readonly Listening heard = new();
    private readonly HashSet<string> thrown = [];
    private readonly StringWriter console = new(CultureInfo.InvariantCulture);
    private readonly (TextWriter Out, TextWriter Error) before = (Console.Out, Console.Error);

    public LeakWatch()
    {
        Console.SetOut(console);
        Console.SetError(console);
        AppDomain.CurrentDomain.FirstChanceException += OnThrown;
    }

    public CapturedLog<RuleSetProvider> Log { get; } = new();

    public PublicTexts Texts { get; } = new();

    public int Measured => heard.Measured.Count;

    /// <summary>Exceptions that left the library.</summary>
    public int Caught { get; private set; }

    /// <summary>Does something that is expected to fail, or may.</summary>
    public void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception fault) when (fault is UnreadablePatientException or System.Text.Json.JsonException or FormatException or ArgumentException or InvalidOperationException)
        {
            Caught++;
            Texts.Read(fault);
            if (Holds(fault.ToString()) || fault.Data.Count > 0)
            {
                thrown.Add($"{fault.GetType().Name} leaves the library");
            }
        }
    }

    /// <summary>Where the mark was found; nothing when all is well.</summary>
    public IEnumerable<string> Leaks() =>
    [
        .. Texts.Leaks,
        .. thrown,
        .. heard.Measured.SelectMany(static m => m.Tags, static (m, t) => $"{m.Instrument} {t.Key}={t.Value}").Where(Holds),
        .. heard.Traced.SelectMany(Parts).Where(Holds),
        .. Log.Lines.SelectMany(static l => new[] { l.Text, l.Fields }).Where(Holds),
        .. Holds(console.ToString()) ? ["the console"] : Array.Empty<string>(),
    ];

    public void Dispose()
    {
        AppDomain.CurrentDomain.FirstChanceException -= OnThrown;
        Console.SetOut(before.Out);
        Console.SetError(before.Error);
        console.Dispose();
        heard.Dispose();
    }

    private static bool Holds(string? text) => text?.Contains(MarkedRecord.Mark, StringComparison.Ordinal) == true;

    private static IEnumerable<string> Parts(Activity activity) =>
    [
        activity.DisplayName,
        activity.StatusDescription ?? "",
        .. activity.TagObjects.Select(static t => $"{t.Key}={t.Value}"),
        .. activity.Baggage.Select(static t => $"{t.Key}={t.Value}"),
        .. activity.Events.SelectMany(static e => e.Tags, static (e, t) => $"{e.Name} {t.Key}={t.Value}"),
    ];

    private void OnThrown(object? sender, FirstChanceExceptionEventArgs thrownNow)
    {
        if (Holds(thrownNow.Exception.Message))
        {
            lock (thrown)
            {
                thrown.Add($"{thrownNow.Exception.GetType().Name} inside: {thrownNow.Exception.StackTrace?.Split('\n').FirstOrDefault(static l => l.Contains("CareRules", StringComparison.Ordinal))}");
            }
        }
    }
}
