using Microsoft.Extensions.Logging;

namespace CareRules.DependencyInjection;

/// <summary>All that the library logs (docs/telemetry.md). Ids and names are stable; nothing of a patient ever reaches a logger.</summary>
internal static partial class RuleSetLog
{
    /// <summary>The most findings that are logged of one refusal.</summary>
    public const int MostFindings = 20;

    [LoggerMessage(EventId = 1001, EventName = "RulesReloaded", Level = LogLevel.Information, Message = "Rule set {RuleSet}: {Rules} rules are in force after a reload.")]
    public static partial void Reloaded(ILogger logger, string ruleSet, int rules);

    [LoggerMessage(EventId = 1002, EventName = "RulesRefused", Level = LogLevel.Error, Message = "Rule set {RuleSet}: a reload was refused for {Errors} errors; the last good rules stay in force.")]
    public static partial void Refused(ILogger logger, string ruleSet, int errors);

    [LoggerMessage(EventId = 1003, EventName = "RulesUnreadable", Level = LogLevel.Error, Message = "Rule set {RuleSet}: a reload was refused because a folder cannot be read; the last good rules stay in force.")]
    public static partial void Unreadable(ILogger logger, string ruleSet);

    [LoggerMessage(EventId = 1004, EventName = "RuleFinding", Level = LogLevel.Error, Message = "Rule set {RuleSet}: {Code} at {Place}.")]
    public static partial void Finding(ILogger logger, string ruleSet, string code, string place);
}
