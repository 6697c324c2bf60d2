using Spectre.Console;

namespace CareRules.Tool.Output;

/// <summary>A progress bar on a terminal; nothing where there is none.</summary>
internal static class RunProgress
{
    /// <param name="io">Where to.</param>
    /// <param name="what">What is counted.</param>
    /// <param name="total">How many are expected; null when that is not known.</param>
    /// <param name="run">Does the work and calls back after each.</param>
    public static void Show(ToolIo io, string what, int? total, Action<Action> run)
    {
        if (!io.IsErrorTerminal)
        {
            run(static () => { });
            return;
        }

        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(io.Error),
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
        });
        console.Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
            .Start(context =>
            {
                ProgressTask task = context.AddTask(what, maxValue: total ?? 1);
                task.IsIndeterminate = total is null;
                run(() => task.Increment(total is null ? 0 : 1));
            });
    }
}
