using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace CareRules.Tests.Support;

/// <summary>Keeps what is logged: the text, and all that a structured sink would store beside it.</summary>
internal sealed class CapturedLog<T> : ILogger<T>
{
    public ConcurrentQueue<(EventId Id, LogLevel Level, string Text, string Fields)> Lines { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        string fields = state is IEnumerable<KeyValuePair<string, object?>> pairs
            ? string.Join('\n', pairs.Select(static p => string.Create(CultureInfo.InvariantCulture, $"{p.Key}={p.Value}")))
            : "";
        Lines.Enqueue((eventId, logLevel, formatter(state, exception), $"{fields}\n{exception}"));
    }
}
