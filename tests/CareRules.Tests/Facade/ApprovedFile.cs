using System.Runtime.CompilerServices;

namespace CareRules.Tests.Facade;

/// <summary>Compares output with a reviewed file next to the test. <c>UPDATE_APPROVED=1</c> rewrites the files for review.</summary>
internal static class ApprovedFile
{
    public static void Check(string actual, string name, [CallerFilePath] string caller = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(caller)!, "Approved", name);
        if (Environment.GetEnvironmentVariable("UPDATE_APPROVED") == "1")
        {
            File.WriteAllText(path, actual);
            return;
        }

        string approved = File.Exists(path) ? File.ReadAllText(path) : "";
        actual.Should().Be(approved, "{0} was reviewed and approved", name);
    }
}
