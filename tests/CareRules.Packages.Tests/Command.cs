using System.Diagnostics;

namespace CareRules.Packages.Tests;

/// <summary>A program that was run to its end.</summary>
internal sealed record Command(int Status, string Output, string Error)
{
    /// <summary>Runs <c>dotnet</c>, and says what it printed when it fails.</summary>
    public static Command Dotnet(string folder, string? packages, params string[] arguments)
    {
        Command command = Run("dotnet", folder, packages, arguments);
        return command.Status == 0
            ? command
            : throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)}: {command.Status}\n{command.Output}\n{command.Error}");
    }

    /// <param name="program">Its name or path.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="packages">Where its packages are restored to, so that what is tested is never taken from, nor left in, the machine's own store.</param>
    /// <param name="arguments">Its arguments.</param>
    public static Command Run(string program, string folder, string? packages, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };

        // The test run itself is a child of the SDK, which marks its children as its own.
        foreach (string name in start.Environment.Keys.Where(static n => n.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase) || n.StartsWith("VSTEST", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        if (packages is not null)
        {
            start.Environment["NUGET_PACKAGES"] = packages;
            start.Environment["NUGET_FALLBACK_PACKAGES"] = Store;
        }

        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Command(process.ExitCode, output, error.Result);
    }

    // What the machine has of other people's packages need not be fetched again.
    private static string Store => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
