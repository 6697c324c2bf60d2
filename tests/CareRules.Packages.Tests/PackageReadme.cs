using System.Text.RegularExpressions;
using CareRules.Tests.Support;

namespace CareRules.Packages.Tests;

/// <summary>What the README of a package tells its reader to do, and what that prints.</summary>
internal sealed partial record PackageReadme(string Program, string Prints)
{
    public static PackageReadme Of(string package) => new(Block(package, "csharp"), Block(package, "text"));

    /// <summary>The one block of a language.</summary>
    public static string Block(string package, string language) =>
        Fence().Matches(File.ReadAllText(RepositoryRoot.At("src", package, "README.md")).ReplaceLineEndings("\n")).Single(m => m.Groups[1].Value == language).Groups[2].Value;

    [GeneratedRegex("^```([a-z]+)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
