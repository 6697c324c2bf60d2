using System.Collections.Immutable;
using System.Diagnostics;
using CareRules.DependencyInjection;
using CareRules.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CareRules;

/// <summary>
/// Holds the rule set in force, so that a reload reaches everybody who asks for <see cref="Current"/>. A reload that is refused keeps the last
/// good set, and watching goes on. Thread-safe: one evaluation uses the one set that it took, whole.
/// </summary>
public sealed class RuleSetProvider : IDisposable
{
    private readonly Lock reloading = new();
    private readonly CareRulesOptions options;
    private readonly ILogger logger;
    private readonly string name;
    private readonly FolderWatch? watch;
    private volatile RuleSet current;
    private volatile StrongRefusal? refusal;

    internal RuleSetProvider(string name, RuleSet first, CareRulesOptions options, ILogger<RuleSetProvider>? logger)
    {
        this.name = name;
        first.Name = name;
        current = first;
        this.options = options;
        this.logger = logger ?? NullLogger<RuleSetProvider>.Instance;
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
            using Activity? activity = Telemetry.Activities.StartActivity("carerules.reload")?.SetTag(Telemetry.RuleSetTag, name);
            bool isDone = TryReload();
            string outcome = isDone ? "done" : "refused";
            activity?.SetTag(Telemetry.OutcomeTag, outcome);
            Telemetry.Reloads.Add(1, new(Telemetry.RuleSetTag, name), new(Telemetry.OutcomeTag, outcome));
            return isDone;
        }
    }

    /// <summary>What the canaries say today of the rules in force: a dictionary of the host may have changed since they were loaded.</summary>
    internal ImmutableArray<Diagnostic> FailingCanaries() => options.FailingCanaries(current);

    /// <summary>Ends watching.</summary>
    public void Dispose() => watch?.Dispose();

    private bool TryReload()
    {
        ImmutableArray<Diagnostic> found = [];
        try
        {
            (RuleSet? rules, found) = options.Compile();
            if (rules is not null)
            {
                rules.Name = name;
                current = rules;
                refusal = null;
                RuleSetLog.Reloaded(logger, name, rules.Rules.Length);
                return true;
            }
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // A folder that is being replaced, or a service that fails: the next change, or the next call, tries again. Nobody is there to catch what a change throws.
            refusal = new StrongRefusal([]);
            RuleSetLog.Unreadable(logger, name);
            return false;
        }

        refusal = new StrongRefusal(found);
        Diagnostic[] errors = [.. found.Where(static d => d.Severity == DiagnosticSeverity.Error)];
        RuleSetLog.Refused(logger, name, errors.Length);
        foreach (Diagnostic error in errors.Take(RuleSetLog.MostFindings))
        {
            // The message stays out: it shows words of the file, and files of tests hold patients.
            RuleSetLog.Finding(logger, name, error.Code, AuthorText.Clean(error.Location.ToString()).Replace('\n', ' '));
        }

        return false;
    }

    private sealed record StrongRefusal(ImmutableArray<Diagnostic> Diagnostics);
}
