using System.Collections.Immutable;
using CareRules.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CareRules;

/// <summary>
/// Holds the rule set in force, so that a reload reaches everybody who asks for <see cref="Current"/>. A reload that is refused keeps the last
/// good set, and watching goes on. Thread-safe: one evaluation uses the one set that it took, whole.
/// </summary>
public sealed partial class RuleSetProvider : IDisposable
{
    private readonly Lock reloading = new();
    private readonly CareRulesOptions options;
    private readonly ILogger? logger;
    private readonly FolderWatch? watch;
    private volatile RuleSet current;
    private volatile StrongRefusal? refusal;

    internal RuleSetProvider(RuleSet first, CareRulesOptions options, ILogger<RuleSetProvider>? logger)
    {
        current = first;
        this.options = options;
        this.logger = logger;
        watch = options.WatchesFolders && options.Folders.Count > 0 ? new FolderWatch(options.Folders, () => Reload()) : null;
    }

    /// <summary>The rules in force. Take it once for each evaluation.</summary>
    public RuleSet Current => current;

    /// <summary>What stood against the last reload; empty when it took effect, or there was none.</summary>
    public ImmutableArray<Diagnostic> LastRefusal => refusal?.Diagnostics ?? [];

    /// <summary>Whether the last reload was refused, for findings in the rules or because a folder could not be read or a service of the host failed: the rules in force are then older than the files.</summary>
    public bool IsRefused => refusal is not null;

    /// <summary>Reads all packs again and puts them in force together.</summary>
    /// <returns>False when they hold errors or cannot be read; the last good set stays in force.</returns>
    public bool Reload()
    {
        lock (reloading)
        {
            ImmutableArray<Diagnostic> found = [];
            try
            {
                (RuleSet? rules, found) = options.Compile();
                if (rules is not null)
                {
                    current = rules;
                    refusal = null;
                    Log(logger, static (l, n) => Reloaded(l, n), rules.Rules.Length);
                    return true;
                }
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                // A folder that is being replaced, or a service that fails: the next change, or the next call, tries again. Nobody is there to catch what a change throws.
            }

            refusal = new StrongRefusal(found);
            Log(logger, static (l, n) => Refused(l, n), found.Count(static d => d.Severity == DiagnosticSeverity.Error));
            return false;
        }
    }

    /// <summary>What the canaries say today of the rules in force: a dictionary of the host may have changed since they were loaded.</summary>
    internal ImmutableArray<Diagnostic> FailingCanaries() => options.FailingCanaries(current);

    /// <summary>Ends watching.</summary>
    public void Dispose() => watch?.Dispose();

    private static void Log(ILogger? logger, Action<ILogger, int> write, int count)
    {
        if (logger is not null)
        {
            write(logger, count);
        }
    }

    [LoggerMessage(EventId = 1001, EventName = "RulesReloaded", Level = LogLevel.Information, Message = "{Rules} rules are in force after a reload.")]
    private static partial void Reloaded(ILogger logger, int rules);

    [LoggerMessage(EventId = 1002, EventName = "RulesRefused", Level = LogLevel.Error, Message = "A reload of the rules was refused for {Errors} errors; the last good rules stay in force.")]
    private static partial void Refused(ILogger logger, int errors);

    private sealed record StrongRefusal(ImmutableArray<Diagnostic> Diagnostics);
}
